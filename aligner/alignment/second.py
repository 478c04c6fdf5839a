"""The second look: uncertain stretches are solved again with token-by-token coverage.

The first pass is linear and cheap; most of its beads are certain. Where they are not, a stretch between certain beads
is a small dense problem, for which the product of all token pairs is affordable.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from aligner.alignment.band import Band
from aligner.alignment.coarse import RADIUS, band_around
from aligner.alignment.confidence import confidences
from aligner.alignment.coverage import measure
from aligner.alignment.problem import Problem
from aligner.alignment.scoring import Scorer, Weights, shipped_weights
from aligner.alignment.search import best_path, weigh
from aligner.alignment.solution import Solution, joined
from aligner.alignment.words import WordLinks, measure_words
from aligner.embed.protocol import SumEncoder, TokenVectors

CERTAIN = 0.98
"""Confidence of a bead that is not looked at again."""
MARGIN = 1
"""Certain beads on each side of an uncertain one that are solved again with it."""
LONGEST = 40
"""Steps in one stretch; longer ones are divided at their surest step."""
LARGEST = 40_000
"""Cells of a stretch; larger ones, around missing sections, stay as the first pass left them."""
LONGEST_TEXT = 200_000_000
"""Characters of the source times characters of the target of a stretch: some 25 million token pairs, 100 MB."""
MOST_PAIRS = 40_000_000
"""Token pairs of a stretch: a text of brackets or quotation marks has a token for each sign."""
Tokens = Sequence[TokenVectors]


def second_look(
    problem: Problem, solution: Solution, encoder: SumEncoder, words: WordLinks | None, most: int, pieces: int
) -> Solution:
    """Return the solution with its uncertain stretches solved again, with coverage and, where given, ``words``."""
    parts, done = [], 0
    for first, last in stretches(solution):
        i0, j0 = start_of(solution, first)
        i1, _, j1, _ = solution.steps[last - 1]
        if i1 == i0 or j1 == j0 or (i1 - i0) * (j1 - j0) > LARGEST:
            continue
        part = problem.part((i0, i1), (j0, j1))
        if sum(map(len, part.source.texts)) * sum(map(len, part.target.texts)) > LONGEST_TEXT:
            continue
        tokens = tokens_of(part, encoder)
        if sum(map(len, tokens[0])) * sum(map(len, tokens[1])) > MOST_PAIRS:
            continue  # runs of signs, each a token
        parts.append(solution.part(done, first))
        links = [(i - 1 - i0, j - 1 - j0) for i, n, j, m in solution.steps[first:last] if n and m]
        band = band_around(links, i1 - i0, j1 - j0, RADIUS)
        parts.append(solve_closely(part, band, tokens, words, most, pieces).shifted(i0, j0))
        done = last
    return joined([*parts, solution.part(done, len(solution.steps))])


def solve_closely(
    problem: Problem, band: Band, tokens: tuple[Tokens, Tokens], words: WordLinks | None, most: int, pieces: int
) -> Solution:
    """Solve one small problem with coverage, inside a band around the first pass's path."""
    evidence = "second" if words is None else "words"
    weights = shipped_weights(evidence)
    scorer = close_scorer(problem, weights, tokens, words, most, pieces)
    lattice = weigh(scorer, weights, band)
    steps = best_path(lattice)
    scores = scorer.cosines(steps)
    return Solution(steps, scores, confidences(lattice, steps, scores, evidence), np.zeros(len(steps), bool))


def tokens_of(problem: Problem, encoder: SumEncoder) -> tuple[Tokens, Tokens]:
    """Return the token vectors of each unit of both sides."""
    source, target = problem.source, problem.target
    return [encoder.tokens(text) for text in source.texts], [encoder.tokens(text) for text in target.texts]


def close_scorer(
    problem: Problem, weights: Weights, tokens: tuple[Tokens, Tokens], words: WordLinks | None, most: int, pieces: int
) -> Scorer:
    """Return the scorer that measures coverage, token by token and, where given, word by word."""
    left, right = tokens
    longest = min(most - 1, len(left)), min(max(most - 1, pieces), len(right))
    told = None if words is None else measure_words(problem.source, problem.target, words, longest)
    return Scorer(problem, weights, most, pieces, measure(left, right, longest), told)


def stretches(solution: Solution) -> list[tuple[int, int]]:
    """Return (first, last + 1) of the runs of steps to look at again, in order."""
    doubtful = np.flatnonzero(solution.sure < CERTAIN)
    runs: list[tuple[int, int]] = []
    for k in doubtful:
        first, last = max(0, int(k) - MARGIN), min(len(solution.steps), int(k) + MARGIN + 1)
        if runs and first <= runs[-1][1]:
            runs[-1] = (runs[-1][0], last)
        else:
            runs.append((first, last))
    return [piece for run in runs for piece in divided(solution, *run)]


def divided(solution: Solution, first: int, last: int) -> list[tuple[int, int]]:
    """Divide a run that is too long at the surest step of its middle half, again and again."""
    if last - first <= LONGEST:
        return [(first, last)]
    quarter = (last - first) // 4
    cut = first + quarter + int(np.argmax(solution.sure[first + quarter : last - quarter])) + 1
    return [*divided(solution, first, cut), *divided(solution, cut, last)]


def start_of(solution: Solution, k: int) -> tuple[int, int]:
    """Return the position before a step."""
    return (solution.steps[k - 1][0], solution.steps[k - 1][2]) if k else (0, 0)
