"""Passages that stand elsewhere in the translation: found among what the monotone search left unmatched."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from aligner.alignment.band import Band
from aligner.alignment.coarse import EXCESS, best_chain
from aligner.alignment.problem import UNIT, Array, Problem, unit_steps
from aligner.alignment.scoring import Weights
from aligner.alignment.search import Step
from aligner.alignment.solution import Solution, joined
from aligner.alignment.solve import solve
from aligner.alignment.words import WordLinks
from aligner.embed.protocol import SumEncoder
from aligner.spans import Span, overlap

WEAK = 0.2
"""Beads less similar than this may give their units to a move."""
LIKE = 0.45
"""Mean similarity of the links of a moved passage: unrelated passages of one document stay below it."""
LEAST = 0.6
"""Least length of a moved passage, in mean source units: shorter ones are alike by chance."""
MORE = 3
"""Free units beside a moved passage, on either side of it, that may belong to its first and last group."""
NEAREST = 5
"""Target runs that each source run is compared with."""


@dataclass(frozen=True, slots=True)
class Move:
    """Source units ``source[0]:source[1]`` are translated by target units ``target[0]:target[1]``, out of order."""

    source: Span
    target: Span
    gain: float


def find_moves(problem: Problem, solution: Solution) -> list[Move]:
    """Return the moves that fit together, the surest first.

    Runs of free source units and of free target units that are alike as wholes are compared unit by unit; the best
    monotone chain of links between them must be similar and must cover at least half of the shorter run.
    """
    found = [m for a, b in candidates(problem, solution) if (m := compared(problem, a, b)) is not None]
    kept: list[Move] = []
    for move in sorted(found, key=lambda m: (-m.gain, m.source)):
        if not any(overlap(move.source, k.source) or overlap(move.target, k.target) for k in kept):
            kept.append(move)
    return kept


def candidates(problem: Problem, solution: Solution) -> Iterator[tuple[Span, Span]]:
    """Yield the pairs of free runs worth comparing: for each source run the target runs most like it as a whole."""
    sides = (problem.source, problem.target)
    runs = [
        [r for r in free_runs(solution, k, side.held) if side.length[slice(*r)].sum() >= LEAST]
        for k, side in enumerate(sides)
    ]
    if not all(runs):
        return
    whole = [
        unit_steps(np.stack([side.sums[slice(*r)].sum(axis=0) for r in rs])) / UNIT
        for side, rs in zip(sides, runs, strict=True)
    ]
    for row, vector in zip(runs[0], whole[0], strict=True):
        like = whole[1] @ vector
        for k in np.argsort(-like, kind="stable")[:NEAREST]:
            if like[k] > EXCESS:
                yield row, runs[1][int(k)]


def free_runs(solution: Solution, side: int, held: Array) -> list[Span]:
    """Return the runs of neighbouring units of one side that are unmatched or in a weak bead.

    Units that are held, because a person said that they have no counterpart, are not free.
    """
    runs: list[Span] = []
    for (i, n, j, m), score in zip(solution.steps, solution.scores, strict=True):
        end, size = ((i, n), (j, m))[side]
        if not size or (n and m and score >= WEAK) or held[end] > held[end - size]:
            continue
        if runs and runs[-1][1] == end - size:
            runs[-1] = (runs[-1][0], end)
        else:
            runs.append((end - size, end))
    return runs


def compared(problem: Problem, rows: Span, columns: Span) -> Move | None:
    """Return the move between two runs, cut to their links, or None if they are not alike."""
    source, target = problem.source.sums[slice(*rows)], problem.target.sums[slice(*columns)]
    links = best_chain(source, target, Band.full(len(source), len(target)))
    if not links or 2 * len(links) < min(len(source), len(target)):
        return None
    cosine = (unit_steps(source)[[i for i, _ in links]] * unit_steps(target)[[j for _, j in links]]).sum(
        axis=1
    ) / UNIT**2
    move = Move(
        (rows[0] + links[0][0], rows[0] + links[-1][0] + 1),
        (columns[0] + links[0][1], columns[0] + links[-1][1] + 1),
        float((cosine - EXCESS).sum()),
    )
    long_enough = problem.source.length[slice(*move.source)].sum() >= LEAST
    return move if cosine.mean() >= LIKE and long_enough else None


def with_moves(
    problem: Problem,
    solution: Solution,
    moves: list[Move],
    weights: Weights,
    encoder: SumEncoder | None = None,
    evidence: str = "model",
    words: WordLinks | None = None,
) -> Solution:
    """Return the solution with the moved passages aligned, in the order of the source; their pairs are marked."""
    taken = widened(problem, solution, moves)
    parts = [settled(solution, taken)]
    for rows, columns in taken:
        part = solve(problem.part(rows, columns), weights, encoder, evidence, words).shifted(rows[0], columns[0])
        moved = np.array([bool(n and m) for _, n, _, m in part.steps], bool)
        parts.append(Solution(part.steps, part.scores, part.sure, moved))
    return joined(parts).sorted()


def widened(problem: Problem, solution: Solution, moves: list[Move]) -> list[tuple[Span, Span]]:
    """Return the passages with the free units beside them that no other move takes, up to MORE at each end.

    A move begins and ends with a link of one unit to one; the group at its rim may hold more.
    """
    spans = [[move.source for move in moves], [move.target for move in moves]]
    for side, held in enumerate((problem.source.held, problem.target.held)):
        runs = free_runs(solution, side, held)
        for k, (first, last) in enumerate(spans[side]):
            low, high = next((run for run in runs if run[0] <= first and last <= run[1]), (first, last))
            others = [span for q, span in enumerate(spans[side]) if q != k]
            low = max([low, first - MORE, *(b for _, b in others if b <= first)])
            high = min([high, last + MORE, *(a for a, _ in others if a >= last)])
            spans[side][k] = low, high
    return list(zip(*spans, strict=True))


def settled(solution: Solution, taken: list[tuple[Span, Span]]) -> Solution:
    """Return the steps without the units that moves took; what is left of a weak bead stands alone."""
    steps: list[Step] = []
    values = []
    for (i, n, j, m), score, sure in zip(solution.steps, solution.scores, solution.sure, strict=True):
        rows = [k for k in range(i - n, i) if not any(a <= k < b for (a, b), _ in taken)]
        columns = [k for k in range(j - m, j) if not any(a <= k < b for _, (a, b) in taken)]
        if len(rows) == n and len(columns) == m:
            steps.append((i, n, j, m))
            values.append((score, sure))
            continue
        steps += [(k + 1, 1, j, 0) for k in rows] + [(i, 0, k + 1, 1) for k in columns]
        values += [(0.0, sure)] * (len(rows) + len(columns))
    scores, sure = np.array(values).T if values else np.zeros((2, 0))
    return Solution(steps, scores, sure, np.zeros(len(steps), bool))
