"""Posterior probability of every step: forward and backward log-sums over all paths in the band.

The search's gains are those of a log-linear model (they are learned that way), so the share of all paths that take a
step is the model's own belief in it (Lafferty, McCallum and Pereira 2001).
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from aligner.alignment.problem import Array
from aligner.alignment.search import Lattice, Step, forward, log_sum


def step_posteriors(lattice: Lattice, steps: list[Step]) -> Array:
    """Return float64 (steps,): the probability of each bead; for an unmatched unit, that it is in no bead."""
    rows, columns = len(lattice.gap_source), len(lattice.gap_target)
    on_source, on_target = np.zeros(rows + 1), np.zeros(columns + 1)
    wanted = {int(lattice.start[i]) + j - int(lattice.band.low[i]): (n, m) for i, n, j, m in steps if n and m}
    index = {kind: t for t, kind in enumerate(lattice.types)}
    of_cell: dict[int, float] = {}
    for first, last, values in block_posteriors(lattice):
        cover(lattice, first, last, values, on_source, on_target)
        begin, end = int(lattice.start[first]), int(lattice.start[last + 1])
        of_cell |= {c: float(values[index[kind], c - begin]) for c, kind in wanted.items() if begin <= c < end}
    free_source, free_target = 1.0 - np.cumsum(on_source), 1.0 - np.cumsum(on_target)
    out = np.zeros(len(steps))
    for k, (i, n, j, m) in enumerate(steps):
        if n and m:
            out[k] = of_cell[int(lattice.start[i]) + j - int(lattice.band.low[i])]
        else:
            out[k] = free_source[i - 1] if n else free_target[j - 1]
    return np.clip(out, 0.0, 1.0)


def block_posteriors(lattice: Lattice) -> Iterator[tuple[int, int, Array]]:
    """Yield (first row, last row, float64 (types, cells)) with the posterior of every bead candidate."""
    came = forward(lattice, soft=True).arrive(soft=True)
    goes = backward(lattice)
    total = goes[0]
    back = [(-n, -m) for n, m in lattice.types]
    for first, last in lattice.band.blocks():
        here = slice(int(lattice.start[first]), int(lattice.start[last + 1]))
        before = came[lattice.band.shifted(lattice.start, first, last, back)]
        with np.errstate(invalid="ignore"):
            yield first, last, np.exp(before + lattice.gains[:, here] + (lattice.boundary + goes[:-1] - total)[here])


def backward(lattice: Lattice) -> Array:
    """Return float64 (cells + 1,): the log-sum over all ways on from each cell, having arrived there by a bead."""
    start, band = lattice.start, lattice.band
    cells, rows = int(start[-1]), len(band.low) - 1
    ahead = [*lattice.types, (1, 0)]
    after, inside = np.full(cells + 1, -np.inf), np.full(cells + 1, -np.inf)
    boundary = np.append(lattice.boundary, 0.0)
    types = np.arange(len(lattice.types))[:, None]
    run_target = np.concatenate([[0.0], np.cumsum(lattice.gap_target)])
    with np.errstate(invalid="ignore"):
        for first, last in reversed(band.blocks()):
            later = band.shifted(start, first, last, ahead)
            for i in range(last, first - 1, -1):
                a, b = int(start[i]), int(start[i + 1])
                here = slice(a - int(start[first]), b - int(start[first]))
                to = later[:-1, here]
                known = to < cells
                gain = np.where(known, lattice.gains[types, np.minimum(to, cells - 1)], -np.inf)
                total = gain + boundary[to] + after[to]
                on = log_sum(total, total.max(axis=0))
                base = on.copy()
                if i < rows:
                    down = later[-1, here]
                    base = np.logaddexp(on, lattice.gap_source[i] + boundary[down] + inside[down])
                else:
                    base[-1] = lattice.rim
                run = run_target[band.low[i] : band.high[i] + 1] + np.cumsum(lattice.boundary[a:b])
                inside[a:b] = np.logaddexp.accumulate((base + run)[::-1])[::-1] - run
                enter = inside[a:b] + lattice.opening
                if i == 0:
                    enter[0] += lattice.rim
                if i == rows:
                    on[-1] = 0.0
                after[a:b] = np.logaddexp(on, enter)
    return after


def cover(lattice: Lattice, first: int, last: int, values: Array, on_source: Array, on_target: Array) -> None:
    """Add the posteriors of one block to difference arrays: their running sum is each unit's chance of a bead."""
    row, column = lattice.band.cells(first, last)
    for value, (n, m) in zip(values, lattice.types, strict=True):
        for side, end, length in ((on_source, row, n), (on_target, column, m)):
            side += np.bincount(np.maximum(end - length, 0), weights=value, minlength=len(side))
            side -= np.bincount(end, weights=value, minlength=len(side))
