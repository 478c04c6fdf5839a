"""The dynamic programme over bead candidates, inside a band of cells.

The recurrence is Gale and Church's (1993) with two additions: every two-sided type up to a total of eight sentences,
and affine costs for unmatched stretches (Gotoh 1982), so that a whole missing section is one decision. A row of cells
is one numpy step; insertions along a row are a running maximum, so no cell is visited by Python.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from aligner.align.problem import Array
from aligner.align.scoring import SKIPS, Scorer, Weights

BLOCK = 256
"""Rows scored at a time: bounds memory, and keeps the dense rectangles around the diagonal small."""
FROM_BEAD, FROM_SOURCE, FROM_TARGET = 0, 1, 2
Step = tuple[int, int, int, int]


@dataclass(slots=True)
class Band:
    """Target positions ``low[i]..high[i]`` (inclusive) that may meet source position ``i``; both never fall."""

    low: Array
    high: Array

    @classmethod
    def full(cls, rows: int, columns: int) -> Band:
        """Return the band that holds every cell of ``rows`` source and ``columns`` target units."""
        return cls(np.zeros(rows + 1, dtype=np.int64), np.full(rows + 1, columns, dtype=np.int64))

    def reversed(self) -> Band:
        """Return the band of the problem read from its end."""
        columns = int(self.high[-1])
        return Band(columns - self.high[::-1], columns - self.low[::-1])

    def starts(self) -> Array:
        """Return the flat index of each row's first cell, and the number of all cells at the end."""
        return np.concatenate([[0], np.cumsum(self.high - self.low + 1)])


@dataclass(slots=True)
class Lattice:
    """A filled lattice: for each cell the value of arriving by a bead and inside an unmatched stretch."""

    band: Band
    start: Array
    bead: Array
    gap: Array
    choice: Array
    gap_from: Array


def gap_gains(scorer: Scorer, weights: Weights, band: Band) -> tuple[Array, Array, float]:
    """Return the gain of leaving each source unit and each target unit unmatched, and of opening such a stretch."""
    opening, *each = weights.skips[:4]
    source, target = gap_features(scorer, band)
    return source @ np.array(each), target @ np.array(each), opening


def gap_features(scorer: Scorer, band: Band) -> tuple[Array, Array]:
    """Return float64 (n, 3) and (m, 3): share of a sentence, length, and best cosine in the band of each unit."""
    source, target = scorer.problem.source, scorer.problem.target
    best = np.zeros(len(source)), np.zeros(len(target))
    for first in range(1, len(source) + 1, BLOCK):
        scorer.best_cosines(*block_cells(band, first, min(len(source), first + BLOCK - 1)), *best)
    share = 1.0 / np.bincount(target.sentence)[target.sentence] if len(target) else np.zeros(0)
    return (
        np.stack([np.ones(len(source)), source.length, best[0]], axis=1),
        np.stack([share, target.length, best[1]], axis=1),
    )


def fill(scorer: Scorer, weights: Weights, band: Band, soft: bool = False) -> Lattice:
    """Fill the lattice: best values (Viterbi), or log-sums over all paths when ``soft`` (forward probabilities)."""
    best: Callable[..., Array] = np.logaddexp if soft else np.maximum
    accumulate = np.logaddexp.accumulate if soft else np.maximum.accumulate
    gap_source, gap_target, opening = gap_gains(scorer, weights, band)
    run_target = np.concatenate([[0.0], np.cumsum(gap_target)])
    start = band.starts()
    cells = int(start[-1])
    outside = cells
    rim = weights.skips[SKIPS.index("skip_rim")]
    bead, gap = np.full(cells + 1, -np.inf), np.full(cells + 1, -np.inf)
    arrive = np.full(cells + 1, -np.inf)
    choice, gap_from = np.zeros(cells, dtype=np.int16), np.zeros(cells, dtype=np.int8)
    n_of, m_of = (np.array(v)[:, None] for v in zip(*scorer.types, strict=True))
    rows = len(band.low) - 1
    edge = scorer.boundaries(*block_cells(band, 0, 0))
    gains, first = np.empty((len(scorer.types), 0)), 0
    with np.errstate(invalid="ignore"):
        for i in range(rows + 1):
            a, b = int(start[i]), int(start[i + 1])
            columns = np.arange(band.low[i], band.high[i] + 1)
            if i and (i - 1) % BLOCK == 0:
                cells_now = block_cells(band, i, min(rows, i + BLOCK - 1))
                gains, edge, first = scorer.gains(*cells_now), scorer.boundaries(*cells_now), a
            boundary = edge[a - first : b - first]
            if i == 0:
                bead[a] = 0.0
            else:
                back = np.maximum(i - n_of, 0)
                at = columns - m_of
                known = (at >= band.low[back]) & (at <= band.high[back]) & (n_of <= i)
                came = arrive[np.where(known, start[back] + at - band.low[back], outside)]
                total = gains[:, a - first : b - first] + came
                choice[a:b] = total.argmax(axis=0)
                top = total[choice[a:b], np.arange(b - a)]
                bead[a:b] = boundary + (log_sum(total, top) if soft else top)
            enter = bead[a:b] + opening
            if i == 0:
                enter[0] += rim
            else:
                above = (columns >= band.low[i - 1]) & (columns <= band.high[i - 1])
                up = gap[np.where(above, start[i - 1] + columns - band.low[i - 1], outside)]
                down = up + gap_source[i - 1] + boundary
                gap_from[a:b] = np.where(down > enter, FROM_SOURCE, FROM_BEAD)
                enter = best(enter, down)
            run = run_target[columns] + np.cumsum(boundary)
            gap[a:b] = run + accumulate(enter - run)
            gap_from[a:b][gap[a:b] > enter + 1e-9] = FROM_TARGET
            if i == rows:
                gap[b - 1] += rim
            arrive[a:b] = best(bead[a:b], gap[a:b])
    return Lattice(band, start, bead, gap, choice, gap_from)


def log_sum(values: Array, top: Array) -> Array:
    """Return the log of the sum of exponentials down the first axis, given its maximum; -inf stays -inf."""
    safe = np.where(np.isfinite(top), top, 0.0)
    with np.errstate(divide="ignore"):
        return safe + np.log(np.exp(values - safe).sum(axis=0))


def block_cells(band: Band, i0: int, i1: int) -> tuple[Array, Array]:
    """Return the source and target positions of all cells of rows i0..i1, flat in row order."""
    widths = band.high[i0 : i1 + 1] - band.low[i0 : i1 + 1] + 1
    rows = np.repeat(np.arange(i0, i1 + 1), widths)
    offsets = np.repeat(np.cumsum(widths) - widths, widths)
    columns = np.arange(int(widths.sum())) - offsets + np.repeat(band.low[i0 : i1 + 1], widths)
    return rows, columns


def best_path(scorer: Scorer, weights: Weights, band: Band) -> list[Step]:
    """Return the best path as steps (i, n, j, m): ends i, j, and lengths n, m of the two runs; n or m may be 0."""
    lattice = fill(scorer, weights, band)
    i, j = len(band.low) - 1, int(band.high[-1])
    steps: list[Step] = []
    inside_gap = False
    while i or j:
        cell = int(lattice.start[i]) + j - int(band.low[i])
        inside_gap = inside_gap or bool(lattice.bead[cell] < lattice.gap[cell])
        came_from = lattice.gap_from[cell] if inside_gap else FROM_BEAD
        if came_from == FROM_BEAD:  # opening a stretch costs, so a cell whose gap was just opened prefers its bead
            inside_gap = False
            n, m = scorer.types[lattice.choice[cell]]
        else:
            n, m = (0, 1) if came_from == FROM_TARGET else (1, 0)
        steps.append((i, n, j, m))
        i, j = i - n, j - m
    return steps[::-1]
