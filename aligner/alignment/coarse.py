"""Where to search: a band of cells around a first rough path, found coarse to fine so that cost stays linear.

Long documents are pooled (sums of neighbouring vectors) until a full matrix is small, aligned there, and the path is
refined level by level inside a band (the idea of Salvador and Chan's FastDTW, 2007, used for text by Thompson and
Koehn 2019). The rough path is the monotone chain of unit pairs with the greatest sum of excess similarity.
"""

from __future__ import annotations

import itertools

import numpy as np

from aligner.alignment.band import BLOCK, Band
from aligner.alignment.problem import UNIT, Array, unit_steps

FULL_CELLS = 4_000_000
"""Matrices up to this size are searched whole at the coarsest level (2,000 x 2,000 sentences: 16 MB)."""
POOL = 4
EXCESS = 0.2
"""Similarity that a pair must exceed to count as a link: unrelated pairs of one document lie below it (95%)."""
RADIUS = 6
Link = tuple[int, int]


def find_band(source: Array, target: Array, links: list[Link] | None = None) -> Band:
    """Return the band that the bead search should visit, for centred unit sums (n, d) and (m, d).

    ``links`` are their rough links where these are known already.
    """
    n, m = len(source), len(target)
    if (n + 1) * (m + 1) <= 60 * 60:
        return Band.full(n, m)
    return band_around(rough_links(source, target) if links is None else links, n, m, RADIUS)


def rough_links(source: Array, target: Array) -> list[Link]:
    """Return the links of the best monotone chain, as zero-based (source, target) pairs in ascending order."""
    n, m = len(source), len(target)
    if n * m <= FULL_CELLS:
        return best_chain(source, target, Band.full(n, m))
    links = rough_links(pool(source), pool(target))
    wide = [(POOL * i + POOL // 2, POOL * j + POOL // 2) for i, j in links]
    wide = [(min(i, n - 1), min(j, m - 1)) for i, j in wide]
    return best_chain(source, target, band_around(wide, n, m, 4 * POOL))


def pool(sums: Array) -> Array:
    """Return the sums of every ``POOL`` neighbouring rows."""
    return np.add.reduceat(sums, np.arange(0, len(sums), POOL), axis=0)


def best_chain(source: Array, target: Array, band: Band) -> list[Link]:
    """Return the monotone chain of links with the greatest total excess similarity inside the band."""
    n = len(source)
    x, y = unit_steps(source), unit_steps(target)
    start = band.starts()
    code = np.zeros(int(start[-1]), dtype=np.int8)
    before = np.zeros(int(band.high[0] - band.low[0] + 1))
    gram, left = np.empty((0, 0)), 0
    for i in range(1, n + 1):
        if (i - 1) % BLOCK == 0:
            last = min(n, i + BLOCK - 1)
            left = max(0, int(band.low[i]) - 1)
            gram = np.maximum(x[i - 1 : last] @ y[left : int(band.high[last])].T / UNIT**2 - EXCESS, 0.0)
        low, high, low0 = int(band.low[i]), int(band.high[i]), int(band.low[i - 1])
        padded = np.full(high - low + 2, -np.inf)  # positions low-1 .. high of the row above
        a, b = max(low - 1, low0), min(high, int(band.high[i - 1]))
        padded[a - (low - 1) : b - (low - 1) + 1] = before[a - low0 : b - low0 + 1]
        gain = np.zeros(high - low + 1)
        first = max(low, 1)
        row = gram[(i - 1) % BLOCK, first - 1 - left : high - left]
        gain[first - low :] = row
        diagonal = padded[:-1] + gain
        diagonal[gain <= 0] = -np.inf
        entry = np.maximum(diagonal, padded[1:])
        now = np.maximum.accumulate(entry)
        cell = code[int(start[i]) : int(start[i + 1])]
        cell[diagonal > padded[1:]] = 1
        cell[now > entry] = 2
        before = now
    return trace(code, start, band)


def trace(code: Array, start: Array, band: Band) -> list[Link]:
    """Follow the codes (0 up, 1 link, 2 left) back from the last cell and return the links in order."""
    i, j = len(band.low) - 1, int(band.high[-1])
    links = []
    while i and j >= band.low[i]:
        step = code[int(start[i]) + j - int(band.low[i])]
        if step == 2:
            j -= 1
        elif step == 1:
            links.append((i - 1, j - 1))
            i, j = i - 1, j - 1
        else:
            i -= 1
    return links[::-1]


def band_around(links: list[Link], n: int, m: int, radius: int) -> Band:
    """Return the band that holds every rectangle between neighbouring links, widened by ``radius`` units."""
    corners = [(0, 0), *((i + 1, j + 1) for i, j in links), (n, m)]
    low, high = np.full(n + 1, m, dtype=np.int64), np.zeros(n + 1, dtype=np.int64)
    for (i0, j0), (i1, j1) in itertools.pairwise(corners):
        a, b = max(0, i0 - radius), min(n, i1 + radius)
        low[a : b + 1] = np.minimum(low[a : b + 1], j0 - radius)
        high[a : b + 1] = np.maximum(high[a : b + 1], j1 + radius)
    low = np.minimum.accumulate(np.clip(low, 0, m)[::-1])[::-1]
    high = np.maximum.accumulate(np.clip(high, 0, m))
    low[0], high[-1] = 0, m
    return Band(low, high)
