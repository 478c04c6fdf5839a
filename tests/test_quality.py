"""Floors of quality on the sample pairs: a change that falls through one of them made alignment worse."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

import pytest

import aligner
from aligner.evaluation import evaluate
from tests.corpora.pairs import CORPORA, PAIRS, table

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"
FLOORS = {("strict", "f1"): 0.93, ("strict", "precision"): 0.92, ("strict", "recall"): 0.93, ("lax", "f1"): 0.98}


@pytest.fixture
def recovered(monkeypatch: pytest.MonkeyPatch):
    """The function by which ``benchmarks/recovered_links.py`` judges a link."""
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    yield import_module("recovered_links").recovered
    for name in ("recovered_links", "common"):
        sys.modules.pop(name, None)


def test_beads_on_gold_sentences() -> None:
    report = evaluate(CORPORA)
    assert report["documents"] == 3
    low = {key: report[key[0]][key[1]] for key, floor in FLOORS.items() if report[key[0]][key[1]] < floor}
    assert not low


def test_no_document_is_far_below_the_others() -> None:
    assert min(row["strict"] for row in evaluate(CORPORA)["by_document"]) > 0.9


@pytest.mark.parametrize(("suffix", "floor"), [("txt", 0.97), ("docx", 0.97), ("html", 0.97)])
def test_links_recovered_with_our_own_sentences(suffix: str, floor: float, recovered) -> None:
    good = []
    for name in PAIRS:
        result = aligner.run(CORPORA / name / f"zh.{suffix}", CORPORA / name / f"en.{suffix}")
        links = recovered(result, table(name, "alignment"))
        good += [hit for link, hit in links if link["zh_text"] and link["en_text"]]
    assert len(good) == 150
    assert sum(good) / len(good) >= floor


def test_confidence_tells_right_rows_from_wrong_ones() -> None:
    """On gold sentences, the rows that are right are on average surer than the rows that are wrong."""
    from tests.corpora.pairs import ladder, lines

    right, wrong = [], []
    for name in PAIRS:
        gold = set(ladder(name))
        for bead in aligner.align(lines(name, "zh"), lines(name, "en"), soft=False).beads:
            (right if (bead.source, bead.target) in gold else wrong).append(bead.confidence)
    assert sum(right) / len(right) > 0.9
    assert not wrong or sum(wrong) / len(wrong) < sum(right) / len(right) - 0.1


@pytest.mark.parametrize("name", PAIRS)
def test_a_sample_is_no_translation_of_another(name: str) -> None:
    for other in PAIRS:
        with pytest.warns(aligner.errors.AlignerWarning) if name != other else _nothing():
            verdict = aligner.align(CORPORA / name / "zh.txt", CORPORA / other / "en.txt").verdict
        assert (verdict == "unrelated") == (name != other)


def _nothing():
    from contextlib import nullcontext

    return nullcontext()
