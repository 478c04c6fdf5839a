"""Kinds of errors that unseen documents showed (kinds.tsv): what must be found, and right English that must not."""

from __future__ import annotations

import pytest

from tests.check.rows import rows, rules

KINDS = rows("kinds.tsv")


@pytest.mark.parametrize(("rule", "zh", "wrong", "right"), KINDS)
def test_the_error_is_found(rule: str, zh: str, wrong: str, right: str) -> None:
    assert rule in rules(zh, wrong)


@pytest.mark.parametrize(("rule", "zh", "wrong", "right"), KINDS)
def test_right_english_is_not_blamed(rule: str, zh: str, wrong: str, right: str) -> None:
    assert rule not in rules(zh, right)
