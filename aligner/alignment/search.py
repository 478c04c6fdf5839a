"""The dynamic programme over bead candidates, inside a band of cells.

The recurrence is Gale and Church's (1993) with two additions: every two-sided type up to a total of eight sentences,
and affine costs for unmatched stretches (Gotoh 1982), so that a whole missing section is one decision. A row of cells
is one numpy step; insertions along a row are a running maximum, so no cell is visited by Python.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from aligner.alignment.band import Band
from aligner.alignment.problem import Array
from aligner.alignment.scoring import GAPS, SKIPS, Scorer, Weights

FROM_BEAD, FROM_SOURCE, FROM_TARGET = 0, 1, 2
Step = tuple[int, int, int, int]
"""(i, n, j, m): the ends of the two runs and their lengths; n or m is 0 for an unmatched unit."""


@dataclass(slots=True)
class Lattice:
    """Everything that a pass over the band reads.

    ``gains`` float32 (types, cells): gain of a bead that ends at the cell; ``boundary`` float64 (cells,): gain of any
    step that ends there; ``gap_source`` (n,), ``gap_target`` (m,): gain of leaving a unit unmatched; ``opening``: of
    beginning such a stretch; ``rim``: of a stretch at either end of the document.
    """

    types: list[tuple[int, int]]
    band: Band
    start: Array
    gains: Array
    boundary: Array
    gap_source: Array
    gap_target: Array
    opening: float
    rim: float


def weigh(scorer: Scorer, weights: Weights, band: Band) -> Lattice:
    """Compute the gains of everything in the band, block by block."""
    start = band.starts()
    gains = np.empty((len(scorer.types), int(start[-1])), np.float32)
    boundary = np.empty(int(start[-1]))
    best = np.zeros(len(scorer.problem.source)), np.zeros(len(scorer.problem.target))
    for first, last in band.blocks():
        here = slice(int(start[first]), int(start[last + 1]))
        gains[:, here], boundary[here] = scorer.gains(*band.cells(first, last), best)
    source, target = gap_features(scorer, best)
    each = np.array(weights.skips[GAPS])
    opening, rim = weights.skips[0], weights.skips[SKIPS.index("skip_rim")]
    return Lattice(
        scorer.types, band, start, gains, boundary, weighted(source, each), weighted(target, each), opening, rim
    )


def weighted(terms: Array, weights: Array) -> Array:
    """Return float64 (n,): the weighted sums of the rows, term after term (a matrix product may add in any order)."""
    out = np.zeros(len(terms))
    for value, weight in zip(terms.T, weights, strict=True):
        out += value * weight
    return out


def gap_features(scorer: Scorer, best: tuple[Array, Array]) -> tuple[Array, Array]:
    """Return float64 (n, 5) and (m, 5): the terms of leaving each unit unmatched.

    They are its share of a sentence, its length, its best cosine in the band, and the best shares of its tokens and of
    its words that any run covers, 0 where these were not measured.
    """
    source, target = scorer.problem.source, scorer.problem.target
    share = 1.0 / np.bincount(target.sentence)[target.sentence] if len(target) else np.zeros(0)
    parts = [np.ones(len(source)), source.length, best[0]], [share, target.length, best[1]]
    for evidence in (scorer.coverage, scorer.words):
        parts[0].append(evidence.source[-1].max(axis=1) if evidence else np.zeros(len(source)))
        parts[1].append(evidence.target[-1].max(axis=0) if evidence else np.zeros(len(target)))
    return np.stack(parts[0], axis=1), np.stack(parts[1], axis=1)


@dataclass(slots=True)
class Forward:
    """Values of arriving at each cell, by a bead and inside an unmatched stretch, and where the best came from.

    The value arrays have one more entry, -inf, for what lies outside the band.
    """

    bead: Array
    gap: Array
    choice: Array
    gap_from: Array

    def arrive(self, soft: bool) -> Array:
        """Return the value of arriving in either way."""
        return np.logaddexp(self.bead, self.gap) if soft else np.maximum(self.bead, self.gap)


def forward(lattice: Lattice, soft: bool = False) -> Forward:
    """Fill the values from the start: the best path's (Viterbi), or log-sums over all paths when ``soft``."""
    best = np.logaddexp if soft else np.maximum
    start, band = lattice.start, lattice.band
    cells = int(start[-1])
    back = [(-n, -m) for n, m in lattice.types] + [(-1, 0)]
    run_target = np.concatenate([[0.0], np.cumsum(lattice.gap_target)])
    bead, gap, arrive = (np.full(cells + 1, -np.inf) for _ in range(3))
    choice, gap_from = np.zeros(cells, dtype=np.int16), np.zeros(cells, dtype=np.int8)
    with np.errstate(invalid="ignore"):
        for first, last in band.blocks():
            before = band.shifted(start, first, last, back)
            for i in range(first, last + 1):
                a, b = int(start[i]), int(start[i + 1])
                here = slice(a - int(start[first]), b - int(start[first]))
                boundary = lattice.boundary[a:b]
                total = lattice.gains[:, a:b] + arrive[before[:-1, here]]
                choice[a:b] = total.argmax(axis=0)
                top = total[choice[a:b], np.arange(b - a)]
                bead[a:b] = boundary + (log_sum(total, top) if soft else top)
                if i == 0:
                    bead[a] = 0.0
                enter = bead[a:b] + lattice.opening
                if i == 0:
                    enter[0] += lattice.rim
                else:
                    down = gap[before[-1, here]] + lattice.gap_source[i - 1] + boundary
                    gap_from[a:b] = np.where(down > enter, FROM_SOURCE, FROM_BEAD)
                    enter = best(enter, down)
                run = run_target[band.low[i] : band.high[i] + 1] + np.cumsum(boundary)
                gap[a:b] = run + best.accumulate(enter - run)
                gap_from[a:b][gap[a:b] > enter + 1e-9] = FROM_TARGET
                arrive[a:b] = best(bead[a:b], gap[a:b])
    gap[cells - 1] += lattice.rim
    return Forward(bead, gap, choice, gap_from)


def log_sum(values: Array, top: Array) -> Array:
    """Return the log of the sum of exponentials down the first axis, given its maximum; -inf stays -inf."""
    safe = np.where(np.isfinite(top), top, 0.0)
    with np.errstate(divide="ignore"):
        return safe + np.log(np.exp(values - safe).sum(axis=0))


def best_path(lattice: Lattice) -> list[Step]:
    """Return the steps of the best path, in order."""
    values = forward(lattice)
    i, j = len(lattice.band.low) - 1, int(lattice.band.high[-1])
    steps: list[Step] = []
    inside_gap = False
    while i or j:
        cell = int(lattice.start[i]) + j - int(lattice.band.low[i])
        inside_gap = inside_gap or bool(values.bead[cell] < values.gap[cell])
        came_from = values.gap_from[cell] if inside_gap else FROM_BEAD
        if came_from == FROM_BEAD:  # opening a stretch costs, so a cell whose gap was just opened prefers its bead
            inside_gap = False
            n, m = lattice.types[values.choice[cell]]
        else:
            n, m = (0, 1) if came_from == FROM_TARGET else (1, 0)
        steps.append((i, n, j, m))
        i, j = i - n, j - m
    return steps[::-1]
