"""The documents written after the rules: their gold stands in their texts, and what is found of it does not fall."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FOLDERS = sorted(path.parent for path in (Path(__file__).parent / "unseen").glob("*/extraction.json"))
SECOND = sorted(path.parent for path in (Path(__file__).parent / "second_unseen").glob("*/extraction.json"))
THIRD = sorted(path.parent for path in (Path(__file__).parent / "third_unseen").glob("*/extraction.json"))
FOURTH = sorted(path.parent for path in (Path(__file__).parent / "fourth_unseen").glob("*/extraction.json"))
LEAST = {"tasks": 0.94, "safeguards": 0.95, "units": 0.94, "targets, every field": 0.95, "past results": 0.9}
LEAST_OF_THIRD = {
    "zh": {"tasks": 0.95, "units": 0.97, "targets, every field": 0.97, "metrics": 0.88, "past results": 0.95},
    "en": {"tasks": 0.97, "units": 0.97, "targets, every field": 0.97, "metrics": 0.9, "past results": 0.9},
}
LEAST_OF_FOURTH = {
    "zh": {"tasks": 0.97, "units": 0.97, "targets, every field": 0.97, "metrics": 0.92, "past results": 0.97},
    "en": {"tasks": 0.97, "units": 0.97, "targets, every field": 0.97, "metrics": 0.87, "past results": 0.92},
}
LEAST_OF_SECOND = {
    "zh": {"tasks": 0.97, "safeguards": 0.97, "units": 0.97, "targets, every field": 0.97, "past results": 0.97},
    "en": {"tasks": 0.93, "safeguards": 0.9, "units": 0.93, "targets, every field": 0.93, "past results": 0.97},
}


def records(gold):
    parts = [*gold.get("task_areas", ()), *gold.get("safeguards", ())]
    listed = [action for part in parts for action in part["actions"]]
    return [*gold["targets"], *gold["requirements"], *gold["past_results"], *listed]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_gold_stands_in_the_text(folder):
    gold = json.loads((folder / "extraction.json").read_text(encoding="utf-8"))
    side = "zh" if (folder / "zh.txt").exists() else "en"
    text = (folder / f"{side}.txt").read_text(encoding="utf-8")
    assert records(gold)
    assert all(record[f"{side}_text"] in text for record in records(gold))


@pytest.fixture
def quality(monkeypatch):
    spec = importlib.util.spec_from_file_location("extract_quality", ROOT / "benchmarks" / "extract_quality.py")
    quality = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, spec.name, quality)  # its dataclass looks itself up
    spec.loader.exec_module(quality)
    return quality


def hold(scores, least):
    for name, floor in least.items():
        score = scores[name]
        assert 2 * score.right / (score.found + score.gold) >= floor, f"{name}: {score}"


def test_what_is_found_does_not_fall(capsys, quality):
    scores = {name: quality.Score() for name in quality.NAMES}
    for folder in FOLDERS:
        gold = json.loads((folder / "extraction.json").read_text(encoding="utf-8"))
        sides = [path if (path := folder / name).exists() else None for name in ("zh.txt", "en.txt")]
        quality.judge(folder.name, gold, *(sides if sides[0] is None else (sides[0], None)), scores, False)
    hold(scores, LEAST)
    assert capsys.readouterr().out.count("; 0 past results") == len(FOLDERS)


@pytest.mark.parametrize("folder", SECOND, ids=lambda folder: folder.name)
@pytest.mark.parametrize("side", ["zh", "en"])
def test_second_gold_stands_in_both_texts(folder, side):
    gold = json.loads((folder / "extraction.json").read_text(encoding="utf-8"))
    text = (folder / f"{side}.txt").read_text(encoding="utf-8")
    assert len(gold["targets"]) == 30
    assert all(text.count(record[f"{side}_text"]) == 1 for record in records(gold))


@pytest.mark.parametrize("side", ["zh", "en"])
def test_what_is_found_of_the_second_does_not_fall(quality, side):
    scores = {name: quality.Score() for name in quality.NAMES}
    for folder in SECOND:
        gold = json.loads((folder / "extraction.json").read_text(encoding="utf-8"))
        text = folder / f"{side}.txt"
        quality.judge(folder.name, gold, *((text, None) if side == "zh" else (None, text)), scores, False)
    hold(scores, LEAST_OF_SECOND[side])


@pytest.mark.parametrize("folder", THIRD, ids=lambda folder: folder.name)
def test_third_gold_stands_in_its_texts(folder):
    gold = json.loads((folder / "extraction.json").read_text(encoding="utf-8"))
    assert len(gold["targets"]) in (47, 49)
    for side in ("zh", "en"):
        text = (folder / f"{side}.txt").read_text(encoding="utf-8")
        assert all(text.count(words) == 1 for record in records(gold) if (words := record[f"{side}_text"]))


@pytest.mark.parametrize("side", ["zh", "en"])
def test_what_is_found_of_the_third_does_not_fall(capsys, quality, side):
    scores = {name: quality.Score() for name in quality.NAMES}
    for folder in THIRD:
        gold = json.loads((folder / "extraction.json").read_text(encoding="utf-8"))
        text = folder / f"{side}.txt"
        quality.judge(folder.name, gold, *((text, None) if side == "zh" else (None, text)), scores, False)
    hold(scores, LEAST_OF_THIRD[side])
    assert capsys.readouterr().out.count("; 0 past results") == len(THIRD)


@pytest.mark.parametrize("folder", FOURTH, ids=lambda folder: folder.name)
def test_fourth_gold_stands_in_its_texts(folder):
    gold = json.loads((folder / "extraction.json").read_text(encoding="utf-8"))
    assert len(gold["targets"]) in (55, 57)
    for side in ("zh", "en"):
        text = (folder / f"{side}.txt").read_text(encoding="utf-8")
        assert all(words in text for record in records(gold) if (words := record[f"{side}_text"]))


@pytest.mark.parametrize("side", ["zh", "en"])
def test_what_is_found_of_the_fourth_does_not_fall(capsys, quality, side):
    scores = {name: quality.Score() for name in quality.NAMES}
    for folder in FOURTH:
        gold = json.loads((folder / "extraction.json").read_text(encoding="utf-8"))
        text = folder / f"{side}.txt"
        quality.judge(folder.name, gold, *((text, None) if side == "zh" else (None, text)), scores, False)
    hold(scores, LEAST_OF_FOURTH[side])
    assert capsys.readouterr().out.count("; 0 past results") == len(FOURTH)
