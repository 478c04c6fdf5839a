"""Solves a problem: band, lattice, best path, confidence; whole, or between beads that a person has confirmed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from aligner.align.coarse import find_band
from aligner.align.confidence import confidences
from aligner.align.problem import Array, Problem
from aligner.align.scoring import SKIPS, Scorer, Weights
from aligner.align.search import Step, best_path, weigh

MOST = 8
"""Sentences in the largest bead, both sides together (Bertalign and Vecalign search no further either)."""
PIECES = 10
"""Target units in one bead where sentences may be cut at soft boundaries."""


@dataclass(frozen=True, slots=True)
class Solution:
    """Steps in order, the cosine of each and the confidence in each; ``moved`` marks steps out of order."""

    steps: list[Step]
    scores: Array
    sure: Array
    moved: Array

    def shifted(self, rows: int, columns: int) -> Solution:
        """Return the solution of a part, in the numbers of the whole."""
        return replace(self, steps=[(i + rows, n, j + columns, m) for i, n, j, m in self.steps])

    def sorted(self) -> Solution:
        """Return the steps in the order of the source; an insertion stays behind what it followed."""
        keys, last = [], 0
        for i, n, j, _ in self.steps:
            last = i if n else last
            keys.append((last, j))
        order = sorted(range(len(self.steps)), key=keys.__getitem__)
        return Solution([self.steps[k] for k in order], self.scores[order], self.sure[order], self.moved[order])


def joined(parts: Sequence[Solution]) -> Solution:
    """Return the steps of several solutions one after the other."""
    return Solution(
        [step for part in parts for step in part.steps],
        np.concatenate([np.zeros(0), *(part.scores for part in parts)]),
        np.concatenate([np.zeros(0), *(part.sure for part in parts)]),
        np.concatenate([np.zeros(0, bool), *(part.moved for part in parts)]),
    )


def solve(problem: Problem, weights: Weights, evidence: str = "model") -> Solution:
    """Return the best monotone alignment of all units; ``evidence`` names the confidence that fits the weights."""
    target = problem.target
    in_pieces = len(target) > 1 and bool((target.sentence[1:] == target.sentence[:-1]).any())
    scorer = Scorer(problem, weights, MOST, PIECES if in_pieces else 0)
    lattice = weigh(scorer, weights, find_band(problem.source.sums, target.sums))
    steps = best_path(lattice)
    scores = scorer.cosines(steps)
    return Solution(steps, scores, confidences(lattice, steps, scores, evidence), np.zeros(len(steps), bool))


def solve_between(problem: Problem, weights: Weights, anchors: Sequence[Step], evidence: str = "model") -> Solution:
    """Return the best monotone alignment that contains the anchors: steps of any size, in order, none crossing.

    What lies between two anchors is a problem of its own, so nothing outside it can change it. An anchor's
    confidence is 1: a person has confirmed it.
    """
    if not anchors:
        return solve(problem, weights, evidence)
    inner = Weights(
        weights.terms, tuple(0.0 if s == "skip_rim" else v for s, v in zip(SKIPS, weights.skips, strict=True))
    )
    parts, i, j = [], 0, 0
    scorer = Scorer(problem, weights, MOST)
    end = (len(problem.source), 0, len(problem.target), 0)
    for row, n, column, m in [*anchors, end]:
        if row - n > i or column - m > j:
            part = solve(problem.part((i, row - n), (j, column - m)), inner, evidence)
            parts.append(part.shifted(i, j))
        if n or m:
            step = [(row, n, column, m)]
            parts.append(Solution(step, scorer.cosines(step), np.ones(1), np.zeros(1, bool)))
        i, j = row, column
    return joined(parts)
