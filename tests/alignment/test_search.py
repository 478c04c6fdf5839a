"""The fast search and its posteriors against every path written out, on problems small enough for that."""

import numpy as np
import pytest

from aligner.alignment.band import Band
from aligner.alignment.posterior import backward, block_posteriors, step_posteriors
from aligner.alignment.scoring import Scorer
from aligner.alignment.search import best_path, forward, weigh
from tests.alignment.problems import all_paths, random_lattice, random_problem

SIZES = [(1, 1), (1, 4), (4, 1), (2, 3), (3, 3), (4, 3)]
CASES = [(seed, n, m, narrow) for seed in range(4) for n, m in SIZES for narrow in (False, True)]


@pytest.fixture(params=CASES, ids=str, scope="module")
def small(request):
    lattice = random_lattice(*request.param)
    return lattice, list(all_paths(lattice))


def test_best_path_is_the_best_of_all(small) -> None:
    lattice, paths = small
    gain, steps = max(paths)
    assert forward(lattice).arrive(soft=False)[-2] == pytest.approx(gain, abs=1e-6)
    assert tuple(best_path(lattice)) == steps


def test_forward_total_is_the_sum_over_all_paths_and_equals_the_backward_total(small) -> None:
    lattice, paths = small
    total = np.logaddexp.reduce([gain for gain, _ in paths])
    assert forward(lattice, soft=True).arrive(soft=True)[-2] == pytest.approx(total, abs=1e-6)
    assert backward(lattice)[0] == pytest.approx(total, abs=1e-6)


def test_posteriors_are_shares_of_all_paths(small) -> None:
    lattice, paths = small
    total = np.logaddexp.reduce([gain for gain, _ in paths])
    share: dict = {}
    for gain, steps in paths:
        weight = np.exp(gain - total)
        for i, n, j, m in steps:
            # an unmatched unit's posterior is that of being in no bead, wherever the other side then stands
            key = (i, n, j, m) if n and m else ("source", i) if n else ("target", j)
            share[key] = share.get(key, 0.0) + weight
    keys = list(share)
    steps = [k if len(k) == 4 else (k[1], 1, 0, 0) if k[0] == "source" else (0, 0, k[1], 1) for k in keys]
    for step, key in zip(steps, keys, strict=True):
        assert step_posteriors(lattice, [step])[0] == pytest.approx(share[key], abs=1e-6), step


def test_posteriors_of_the_beads_over_a_unit_sum_to_at_most_one() -> None:
    for seed in range(5):
        lattice = random_lattice(seed, 40, 30)
        source, target = np.zeros(40), np.zeros(30)
        for first, last, values in block_posteriors(lattice):
            assert (values >= 0).all() and (values <= 1 + 1e-9).all()
            rows, columns = lattice.band.cells(first, last)
            for value, (n, m) in zip(values, lattice.types, strict=True):
                for k in range(len(rows)):
                    source[max(rows[k] - n, 0) : rows[k]] += value[k]
                    target[max(columns[k] - m, 0) : columns[k]] += value[k]
        assert source.max() <= 1 + 1e-6 and target.max() <= 1 + 1e-6


@pytest.mark.parametrize("n", [255, 256, 257, 520])
def test_blocks_do_not_show(n: int, monkeypatch: pytest.MonkeyPatch) -> None:
    problem, weights = random_problem(n, n, 12, cut=False)
    shown = {}
    for size in (256, 100):
        monkeypatch.setattr("aligner.alignment.band.BLOCK", size)
        lattice = weigh(Scorer(problem, weights), weights, Band.full(n, 12))
        steps = best_path(lattice)
        shown[size] = steps, step_posteriors(lattice, steps).round(5).tolist()
    assert shown[256][0] == shown[100][0]
    assert shown[256][1] == pytest.approx(shown[100][1], abs=1e-4)
    assert sum(step[1] for step in shown[256][0]) == n


def test_a_whole_problem_is_searched_exactly() -> None:
    for seed in range(6):
        problem, weights = random_problem(seed, 3, 4)
        lattice = weigh(Scorer(problem, weights, most=5, pieces=4), weights, Band.full(3, 4))
        gain_of = {steps: gain for gain, steps in sorted(all_paths(lattice))}
        # An omission and an insertion beside each other may stand in either order, at the same gain.
        assert gain_of[tuple(best_path(lattice))] == pytest.approx(max(gain_of.values()), abs=1e-5)
