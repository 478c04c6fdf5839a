"""The baseline: sentence alignment by length alone (Gale and Church 1993, Computational Linguistics 19(1)).

The recurrence, bead types and constants are the paper's. Source lengths are brought to the target's by the document's
own ratio (the paper's c, which it takes from the same counts), because the variance of 6.8 holds for characters of
Latin script. NLTK's port has the same recurrence, but its normal tail underflows to "impossible" at eight standard
deviations, and cells that nothing reaches then cost nothing: on pairs with long sentences or gaps it falls behind this
one (mac-dev 0.38 against 0.45, pol-mt-gaps-dev 0.58 against 0.65; the same elsewhere).
"""

from __future__ import annotations

import math

import numpy as np

from aligner.alignment.evaluate import Groups

PRIORS = {(1, 1): 0.89, (1, 0): 0.0099, (0, 1): 0.0099, (2, 1): 0.089, (1, 2): 0.089, (2, 2): 0.011}
VARIANCE = 6.8


def gale_church(source: list[str], target: list[str]) -> list[Groups]:
    """Return the beads that lengths alone suggest; time and memory grow with the product of the two sides."""
    x, y = (np.cumsum([0.0, *(max(len(s.strip()), 1) for s in side)]) for side in (source, target))
    x *= y[-1] / x[-1]
    rows, columns = len(source), len(target)
    cost = np.full((rows + 1, columns + 1), np.inf)
    cost[0, 0] = 0.0
    back: dict[tuple[int, int], tuple[int, int]] = {}
    for i in range(rows + 1):
        for j in range(columns + 1):
            for (n, m), prior in PRIORS.items():
                if i >= n and j >= m and cost[i - n, j - m] < np.inf:
                    total = cost[i - n, j - m] + distance(x[i] - x[i - n], y[j] - y[j - m]) - math.log(prior)
                    if total < cost[i, j]:
                        cost[i, j], back[i, j] = total, (n, m)
    i, j = rows, columns
    beads: list[Groups] = []
    while i or j:
        n, m = back[i, j]
        beads.append((tuple(range(i - n, i)), tuple(range(j - m, j))))
        i, j = i - n, j - m
    return beads[::-1]


def distance(source: float, target: float) -> float:
    """Return minus the log of the chance that two translations differ in length by at least as much."""
    z = abs(source - target) / math.sqrt(VARIANCE * (source + target) / 2)
    tail = math.erfc(z / math.sqrt(2))
    return -math.log(tail) if tail > 1e-300 else z * z / 2 + math.log(z * math.sqrt(math.pi / 2))
