"""Passages that stand elsewhere: found, with the groups at their rims, and marked."""

import numpy as np
import pytest

from aligner.alignment.engine import align_segments
from aligner.alignment.moves import MORE, Move, widened
from aligner.alignment.problem import Problem, Side
from aligner.alignment.solution import Solution
from tests.alignment.test_engine import Topics, about, document


def free(n: int) -> Problem:
    """A problem of ``n`` units on each side, none of them held."""
    zeros = np.zeros(n, np.int64)
    return Problem(*(Side(np.ones((n, 2)), np.ones(n), np.zeros((n, 0)), zeros, zeros, zeros * 1.0) for _ in "ab"))


def alone(n: int) -> Solution:
    """A solution that leaves all units of both sides unmatched."""
    steps = [(i, 1, 0, 0) for i in range(1, n + 1)] + [(n, 0, j, 1) for j in range(1, n + 1)]
    return Solution(steps, np.zeros(2 * n), np.ones(2 * n), np.zeros(2 * n, bool))


@pytest.mark.parametrize(
    ("moves", "spans"),
    [
        ([((4, 6), (1, 3))], [((4 - MORE, 6 + MORE), (0, 3 + MORE))]),
        ([((4, 6), (1, 3)), ((7, 8), (5, 9))], [((1, 7), (0, 5)), ((7, 11), (5, 12))]),
    ],
)
def test_moves_take_free_units_beside_them_and_none_of_another(moves, spans) -> None:
    made = widened(free(12), alone(12), [Move(*move, 1.0) for move in moves])
    assert made == spans
    for side in (0, 1):
        taken = [k for span in made for k in range(*span[side])]
        assert len(taken) == len(set(taken))


def test_the_group_at_the_rim_of_a_moved_passage_is_whole() -> None:
    straight = [about(a, b) for a, b in ((0, 1), (1, 2), (2, 3), (3, 4), (4, 0), (0, 2), (1, 3), (2, 4))]
    source = [*straight, about(5), about(6), about(7, 7, 8)]
    target = [about(5), about(6), about(7, 7), about(8), *straight]
    left, right = document(source), document(target)
    made = align_segments(left[0], right[0], left[1], right[1], Topics(), soft=False, allow_moves=True)
    assert [(b.source, b.target) for b in made.beads if b.moved] == [((8,), (0,)), ((9,), (1,)), ((10,), (2, 3))]
    assert [(b.source, b.target) for b in made.beads if not b.moved] == [((k,), (k + 4,)) for k in range(8)]
