"""Solves a problem: band, lattice, best path, confidence; whole, or between beads that a person has confirmed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from aligner.alignment.coarse import find_band
from aligner.alignment.confidence import confidences, settled
from aligner.alignment.problem import Problem
from aligner.alignment.scoring import SKIPS, Scorer, Weights
from aligner.alignment.search import Step, best_path, weigh
from aligner.alignment.second import second_look
from aligner.alignment.solution import Solution, joined
from aligner.alignment.words import WordLinks
from aligner.embed.protocol import SumEncoder

MOST = 8
"""Sentences in the largest bead, both sides together (Bertalign and Vecalign search no further either)."""
PIECES = 10
"""Target units in one bead where sentences may be cut at soft boundaries."""


def solve(
    problem: Problem,
    weights: Weights,
    encoder: SumEncoder | None = None,
    evidence: str = "model",
    words: WordLinks | None = None,
) -> Solution:
    """Return the best monotone alignment of all units, its confidence settled.

    With an encoder that gives token vectors, uncertain stretches get a second look, at ``words`` too where they are
    given. ``evidence`` names the confidence that fits the weights.
    """
    if not len(problem.source) or not len(problem.target):
        return one_sided(problem)
    found = search(problem, weights, encoder, evidence, words)
    return found if evidence == "lexical" else replace(found, sure=settled(problem, found))


def search(
    problem: Problem,
    weights: Weights,
    encoder: SumEncoder | None = None,
    evidence: str = "model",
    words: WordLinks | None = None,
) -> Solution:
    """Return what both looks find, with the confidence of the search alone; both sides have units."""
    target = problem.target
    in_pieces = len(target) > 1 and bool((target.sentence[1:] == target.sentence[:-1]).any())
    pieces = PIECES if in_pieces else 0
    scorer = Scorer(problem, weights, MOST, pieces)
    lattice = weigh(scorer, weights, find_band(problem.source.sums, target.sums, problem.links))
    steps = best_path(lattice)
    scores = scorer.cosines(steps)
    solution = Solution(steps, scores, confidences(lattice, steps, scores, evidence), np.zeros(len(steps), bool))
    return solution if encoder is None else second_look(problem, solution, encoder, words, MOST, pieces)


def one_sided(problem: Problem) -> Solution:
    """Return the only alignment there is where one side has no units: all of the other are unmatched."""
    steps = [(i, 1, 0, 0) for i in range(1, len(problem.source) + 1)]
    steps += [(0, 0, j, 1) for j in range(1, len(problem.target) + 1)]
    return Solution(steps, np.zeros(len(steps)), np.ones(len(steps)), np.zeros(len(steps), bool))


def solve_between(
    problem: Problem,
    weights: Weights,
    anchors: Sequence[Step],
    encoder: SumEncoder | None = None,
    evidence: str = "model",
    words: WordLinks | None = None,
) -> Solution:
    """Return the best monotone alignment that contains the anchors: steps of any size, in order, none crossing.

    What lies between two anchors is a problem of its own, so nothing outside it can change it. An anchor's
    confidence is 1: a person has confirmed it.
    """
    if not anchors:
        return solve(problem, weights, encoder, evidence, words)
    no_rim = tuple(0.0 if s == "skip_rim" else v for s, v in zip(SKIPS, weights.skips, strict=True))
    inner = Weights(weights.terms, no_rim)
    parts, i, j = [], 0, 0
    scorer = Scorer(problem, weights, MOST)
    end = (len(problem.source), 0, len(problem.target), 0)
    for row, n, column, m in [*anchors, end]:
        if row - n > i or column - m > j:
            part = solve(problem.part((i, row - n), (j, column - m)), inner, encoder, evidence, words)
            parts.append(part.shifted(i, j))
        if n or m:
            step = [(row, n, column, m)]
            parts.append(Solution(step, scorer.cosines(step), np.ones(1), np.zeros(1, bool)))
        i, j = row, column
    return joined(parts)
