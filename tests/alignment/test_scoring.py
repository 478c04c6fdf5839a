"""The gains of bead candidates against their definitions, written out one bead at a time."""

import numpy as np
import pytest

from aligner.alignment.band import Band
from aligner.alignment.candidates import LENGTH_CAP
from aligner.alignment.problem import Problem, centred
from aligner.alignment.scoring import (
    SKIPS,
    TERMS,
    Scorer,
    Weights,
    bead_types,
    prior_name,
    shipped_weights,
    weights_hash,
)
from aligner.alignment.search import weigh
from tests.alignment.problems import random_problem


def cosine(x: np.ndarray, y: np.ndarray) -> float:
    """Cosine of two runs of vectors."""
    a, b = x.sum(0), y.sum(0)
    return float(a @ b / (np.linalg.norm(a) * np.linalg.norm(b)))


def plain_gain(problem: Problem, weights: Weights, i: int, n: int, j: int, m: int) -> float:
    """The gain of one bead, term by term as the table in scoring.py says."""
    s, t = problem.source, problem.target
    rows, columns = slice(i - n, i), slice(j - m, j)
    sentences = len(set(t.sentence[columns]))
    x, y = float(s.length[rows].sum()), float(t.length[columns].sum())
    like = cosine(s.sums[rows], t.sums[columns])
    rims = []
    if n > 1:
        rims += [cosine(s.sums[[k]], t.sums[columns]) for k in (i - n, i - 1)]
    if m > 1:
        rims += [cosine(s.sums[rows], t.sums[[k]]) for k in (j - m, j - 1)]
    mass_x, mass_y = (s.keys[rows] ** 2).sum(), (t.keys[columns] ** 2).sum()
    match = min(max((s.keys[rows] @ t.keys[columns].T).sum(), 0.0), mass_x, mass_y)
    kind = {(1, 1): "1-1", (1, 2): "1-2", (2, 1): "2-1", (2, 2): "2-2"}.get((n, sentences))
    values = {
        "cos_k": like * (n + sentences) / 2,
        "cos_mass": like * (x + y) / 2,
        "cos_min": like * min(x, y),
        "cos": like,
        "k": (n + sentences) / 2,
        "mass": (x + y) / 2,
        "length": min((x - y) ** 2 / ((x + y) / 2 + 0.05), LENGTH_CAP),
        "edge": min(rims, default=like),
        "key_match": match,
        "key_miss": mass_x + mass_y - 2 * match,
        "break": s.block[i - 1] - s.block[i - n] + t.block[j - 1] - t.block[j - m],
        "echo": abs(s.repeat[rows].sum() - t.repeat[columns].sum()),
        kind or ("1-n" if n == 1 else "n-1" if sentences == 1 else "n-m"): 1.0,
    }
    return sum(weights.terms[TERMS.index(name)] * float(value) for name, value in values.items())


@pytest.mark.parametrize(("n", "m", "keys"), [(5, 6, 3), (6, 5, 0), (1, 4, 3), (4, 1, 3), (1, 1, 0)])
def test_gains_are_what_the_table_of_terms_says(n: int, m: int, keys: int) -> None:
    problem, weights = random_problem(n * 10 + m, n, m, keys)
    scorer = Scorer(problem, weights, most=5, pieces=6)
    band = Band.full(n, m)
    lattice = weigh(scorer, weights, band)
    seen = 0
    for c, (i, j) in enumerate(zip(*band.cells(0, n), strict=True)):
        for t, (a, b) in enumerate(lattice.types):
            fits = a <= i and b <= j and a + len(set(problem.target.sentence[j - b : j])) <= 5
            if not fits:
                assert lattice.gains[t, c] == -np.inf
                continue
            seen += 1
            assert lattice.gains[t, c] == pytest.approx(plain_gain(problem, weights, i, a, j, b), abs=1e-4)
    assert seen >= n * m


def test_boundaries_and_gaps_are_what_the_table_of_terms_says() -> None:
    problem, weights = random_problem(7, 4, 5)
    skips = dict(zip(SKIPS, weights.skips, strict=True))
    band = Band.full(4, 5)
    lattice = weigh(Scorer(problem, weights), weights, band)
    s, t = problem.source, problem.target
    like = np.array([[cosine(s.sums[[i]], t.sums[[j]]) for j in range(5)] for i in range(4)])
    for c, (i, j) in enumerate(zip(*band.cells(0, 4), strict=True)):
        across = (like[i - 1, j] if i and j < 5 else 0.0) + (like[i, j - 1] if j and i < 4 else 0.0)
        soft = 0 < j < 5 and t.sentence[j] == t.sentence[j - 1]
        assert lattice.boundary[c] == pytest.approx(skips["cross"] * across + skips["soft_end"] * soft, abs=1e-6)
    best = np.maximum(like, 0)
    pieces = np.array([1 / (t.sentence == k).sum() for k in t.sentence])
    for gap, share, side, nearest in (
        (lattice.gap_source, np.ones(4), s, best.max(1)),
        (lattice.gap_target, pieces, t, best.max(0)),
    ):
        wanted = skips["skip_unit"] * share + skips["skip_length"] * side.length + skips["skip_best"] * nearest
        assert gap == pytest.approx(wanted, abs=1e-6)


@pytest.mark.parametrize(
    ("most", "pieces", "types"),
    [
        (2, 0, [(1, 1)]),
        (3, 0, [(1, 1), (1, 2), (2, 1)]),
        (4, 0, [(1, 1), (1, 2), (1, 3), (2, 1), (2, 2), (3, 1)]),
        (3, 4, [(1, 1), (1, 2), (1, 3), (1, 4), (2, 1), (2, 2), (2, 3), (2, 4)]),
    ],
)
def test_bead_types(most: int, pieces: int, types: list[tuple[int, int]]) -> None:
    assert bead_types(most, pieces) == types


def test_eight_sentences_give_twenty_eight_types() -> None:
    assert len(bead_types(8, 0)) == 28 and max(n + m for n, m in bead_types(8, 0)) == 8


@pytest.mark.parametrize(
    ("n", "s", "name"),
    [(1, 1, "1-1"), (1, 2, "1-2"), (2, 1, "2-1"), (1, 3, "1-n"), (4, 1, "n-1"), (2, 2, "2-2"), (2, 3, "n-m")],
)
def test_priors_by_sentence_counts(n: int, s: int, name: str) -> None:
    assert TERMS[int(prior_name(n, s))] == name


def test_shipped_weights_name_every_term() -> None:
    weights = shipped_weights()
    assert (len(weights.terms), len(weights.skips)) == (len(TERMS), len(SKIPS))
    assert Weights.from_vector(weights.vector()) == weights
    assert len(weights_hash()) == 16


def test_opening_a_stretch_on_the_spot_never_pays() -> None:
    skips = dict(zip(SKIPS, shipped_weights().skips, strict=True))
    assert skips["skip_open"] + max(skips["skip_rim"], 0.0) < 0


def test_centring_takes_the_shared_direction_out_and_trusts_small_documents_less() -> None:
    rng = np.random.default_rng(0)
    shared, weights = np.full(6, 3.0), np.ones(400, np.float32)
    sums = (rng.normal(size=(400, 6)) + shared).astype(np.float32)
    assert np.abs(centred(sums, weights).mean(0)).max() < 0.1 * centred(sums, weights).std()
    assert np.abs(centred(sums[:4], weights[:4]).mean(0)).min() > 0.5 * centred(sums[:4], weights[:4]).std()
    assert centred(np.zeros((0, 6), np.float32), np.zeros(0, np.float32)).shape == (0, 6)
