"""Opposites, and what changed places (opposites.tsv): what must be found, and right English that must not be blamed."""

from __future__ import annotations

from pathlib import Path

import pytest

import aligner

LINES = (Path(__file__).parent / "opposites.tsv").read_text(encoding="utf-8").splitlines()
CASES = [tuple(line.split("\t")) for line in LINES if not line.startswith("#")]
RULES = {"term.opposite", "term.exchanged", "term.turned", "term.body_office"}


def rules(zh: str, en: str) -> set[str]:
    return {finding.rule for finding in aligner.check_pair(zh, en).findings}


@pytest.mark.parametrize(("rule", "zh", "wrong", "right"), CASES)
def test_the_error_is_found(rule: str, zh: str, wrong: str, right: str) -> None:
    assert rule in rules(zh, wrong)


@pytest.mark.parametrize(("rule", "zh", "wrong", "right"), CASES)
def test_right_english_is_not_blamed(rule: str, zh: str, wrong: str, right: str) -> None:
    assert not rules(zh, right) & {*RULES, rule}
