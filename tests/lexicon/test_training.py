"""Estimation on a few sentences: the right links come out, compounds are found, and the file reads back."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("scipy", reason="the lexicon is estimated with scipy (extra: train)")

from aligner.lexicon.lexicon import load_lexicon
from aligner.lexicon_training.compounds import compounds
from aligner.lexicon_training.corpus import read_corpus, sources
from aligner.lexicon_training.estimate import estimate, log_likelihood_ratio
from aligner.lexicon_training.export import prune, write

COSTS = dict.fromkeys(("加强", "监管", "能源", "教育", "教育部", "部", "企业", "支持", "税收", "土地"), 5.0)
PAIRS = [
    ("加强能源监管", "strengthen energy oversight"),
    ("加强教育", "strengthen education"),
    ("支持能源企业", "support energy enterprises"),
    ("支持教育", "support education"),
    ("企业税收监管", "enterprise tax oversight"),
    ("土地税收", "land tax"),
    ("土地监管", "land oversight"),
    ("教育部", "education ministry"),
    ("教育部监管", "education ministry oversight"),
    ("部", "ministry"),
]
WEIGHTED = [(zh, en, 1.0) for zh, en in PAIRS * 4]


def test_the_right_links_come_out(tmp_path: Path) -> None:
    corpus = read_corpus(WEIGHTED, COSTS)
    write(tmp_path / "small.npz", corpus, prune(corpus, estimate(corpus)), COSTS)
    lexicon = load_lexicon(tmp_path / "small.npz")
    for zh, en in (("能源", "energ"), ("监管", "oversight"), ("土地", "land"), ("税收", "tax"), ("支持", "support")):
        links = lexicon.links(zh)
        assert max(links, key=lambda unit: links[unit]) == en
        assert lexicon.zh_rates(zh).miss < 0.5


def test_a_word_that_means_what_its_parts_mean_is_a_compound() -> None:
    corpus = read_corpus(WEIGHTED, COSTS)
    assert compounds(corpus, prune(corpus, estimate(corpus)), COSTS) == {"教育部"}


def test_log_likelihood_ratio() -> None:
    # Dunning (1993): two words that always go together, half of the time, against two that do not care.
    together, apart = log_likelihood_ratio(np.array([50.0, 25.0]), np.array([50.0] * 2), np.array([50.0] * 2), 100.0)
    assert together == pytest.approx(200 * np.log(2))
    assert apart == pytest.approx(0.0)
    assert log_likelihood_ratio(np.array([1.0]), np.array([50.0]), np.array([50.0]), 100.0)[0] == 0.0


def test_the_recipe_names_every_source_once() -> None:
    files = [file for file, _, _ in sources()]
    assert len(files) == len(set(files)) > 20
    assert all(weight > 0 and limit >= 0 for _, weight, limit in sources())
