"""Confidence: in 0..1, rising with the posterior."""

import numpy as np
import pytest

from aligner.alignment.band import Band
from aligner.alignment.confidence import FEATURES, confidence_features, confidences, shipped_coefficients
from aligner.alignment.scoring import Scorer
from aligner.alignment.search import best_path, weigh
from tests.alignment.problems import random_problem

STEPS = [(1, 1, 1, 1), (3, 2, 2, 1), (4, 1, 2, 0), (4, 0, 3, 1)]


@pytest.mark.parametrize("step", STEPS, ids=str)
def test_rises_with_the_posterior(step) -> None:
    posterior = np.linspace(0, 1, 21)
    features = confidence_features(posterior, np.full(21, 0.5), [step] * 21)
    logits = features @ shipped_coefficients()
    assert np.isfinite(logits).all()
    assert (np.diff(logits) >= 0).all() and logits[-1] > logits[0]


def test_features_name_one_sided_and_larger_beads() -> None:
    features = confidence_features(np.full(4, 0.5), np.full(4, 0.8), STEPS)
    table = dict(zip(FEATURES, features.T.tolist(), strict=True))
    assert table["cosine"] == [0.8, 0.8, 0, 0]
    assert table["unmatched"] == [0, 0, 1, 1]
    assert table["many"] == [0, 1, 0, 0]
    assert table["posterior_logit"] == [0] * 4
    assert confidence_features(np.zeros(0), np.zeros(0), []).shape == (0, len(FEATURES))


def test_every_step_has_one_in_0_to_1() -> None:
    for seed in range(5):
        problem, weights = random_problem(seed, 12, 15)
        scorer = Scorer(problem, weights, pieces=10)
        lattice = weigh(scorer, weights, Band.full(12, 15))
        steps = best_path(lattice)
        sure = confidences(lattice, steps, scorer.cosines(steps))
        assert sure.shape == (len(steps),)
        assert ((sure > 0) & (sure < 1)).all()
