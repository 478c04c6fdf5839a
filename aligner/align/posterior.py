"""Posterior probability of every step: forward and backward log-sums over all paths in the band.

The search's gains are those of a log-linear model (they are learned that way), so the share of all paths that take a
step is the model's own belief in it (Lafferty, McCallum and Pereira 2001).
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from aligner.align.problem import Array
from aligner.align.scoring import Scorer, Weights
from aligner.align.search import BLOCK, Band, Lattice, Step, block_cells, fill


def step_posteriors(scorer: Scorer, weights: Weights, band: Band, steps: list[Step]) -> Array:
    """Return float64 (steps,): the probability of each bead; for an unmatched unit, that it is in no bead."""
    forward, backward = both_ways(scorer, weights, band)
    total = arrival(forward)[int(forward.start[-1]) - 1]
    matched = [np.zeros(len(scorer.problem.source) + 1), np.zeros(len(scorer.problem.target) + 1)]
    of_bead: dict[tuple[int, int], Array] = {}
    ends = {(i, j) for i, n, j, m in steps if n and m}
    for first, last, values in block_posteriors(scorer, band, forward, backward, total):
        cover(scorer, band, first, last, values, matched)
        for i in range(first, last + 1):
            a = int(forward.start[i] - forward.start[first])
            for j in (j for (row, j) in ends if row == i):
                of_bead[i, j] = values[:, a + j - int(band.low[i])]
    on_source, on_target = (np.cumsum(m) for m in matched)
    index = {t: k for k, t in enumerate(scorer.types)}
    out = np.zeros(len(steps))
    for k, (i, n, j, m) in enumerate(steps):
        if n and m:
            out[k] = of_bead[i, j][index[n, m]]
        else:
            out[k] = 1.0 - (on_source[i - 1] if n else on_target[j - 1])
    return np.clip(out, 0.0, 1.0)


def both_ways(scorer: Scorer, weights: Weights, band: Band) -> tuple[Lattice, Lattice]:
    """Return the forward lattice, and the forward lattice of the problem read from its end."""
    mirrored = Scorer(scorer.problem.reversed(), weights, scorer.most, scorer.pieces)
    return fill(scorer, weights, band, soft=True), fill(mirrored, weights, band.reversed(), soft=True)


def arrival(lattice: Lattice) -> Array:
    """Return the log-sum of arriving at each cell, by a bead or inside an unmatched stretch."""
    return np.logaddexp(lattice.bead, lattice.gap)


def block_posteriors(
    scorer: Scorer, band: Band, forward: Lattice, backward: Lattice, total: float
) -> Iterator[tuple[int, int, Array]]:
    """Yield (first row, last row, float64 (types, cells)) with the posterior of every bead candidate."""
    rows = len(band.low) - 1
    before, after = arrival(forward), arrival(backward)
    cells = int(forward.start[-1])
    n_of, m_of = (np.array(v)[:, None] for v in zip(*scorer.types, strict=True))
    for first in range(1, rows + 1, BLOCK):
        last = min(rows, first + BLOCK - 1)
        row, column = block_cells(band, first, last)
        gains = scorer.gains(row, column)
        back, at = np.maximum(row - n_of, 0), column - m_of
        known = (at >= band.low[back]) & (at <= band.high[back]) & (n_of <= row)
        came = before[np.where(known, forward.start[back] + at - band.low[back], cells)]
        goes = after[cells - 1 - np.arange(forward.start[first], forward.start[last + 1])]
        with np.errstate(invalid="ignore"):
            yield first, last, np.nan_to_num(np.exp(came + gains + goes - total))


def cover(scorer: Scorer, band: Band, first: int, last: int, values: Array, matched: list[Array]) -> None:
    """Add the posteriors of one block to difference arrays: their running sum is each unit's chance of a bead."""
    row, column = block_cells(band, first, last)
    for value, (n, m) in zip(values, scorer.types, strict=True):
        for side, end, length in ((matched[0], row, n), (matched[1], column, m)):
            np.add.at(side, np.maximum(end - length, 0), value)
            np.subtract.at(side, np.minimum(end, len(side) - 1), value)
