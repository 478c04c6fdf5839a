"""Bounds that a negated verb turns round, and quarters of a year that are no fourth."""

from __future__ import annotations

import pytest

from aligner.check import check_pair
from aligner.numbers import parse_en


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("The number may not differ by more than 3% from the registers.", "<="),
        ("Sealing and seizure may not last longer than thirty days.", "<="),
        ("No company may hold more than 10% of the shares.", "<="),
        ("The fee cannot be raised to more than 200 yuan.", "<="),
        ("The rate should not fall to less than 20%.", ">="),
        ("The rate must not only be more than 30% but stable.", ">"),
        ("Units that do not report for more than 30 days shall be fined.", ">"),
        ("Loans may not be called in, and more than 300 firms shall be helped.", ">"),
        ("Work may not begin where more than 10 people are absent.", ">"),
        ("It may not be used if more than 5% is lost.", ">"),
    ],
)
def test_the_bound_of_a_denied_verb_is_the_other_one(text: str, sign: str) -> None:
    (quantity,) = parse_en(text)
    assert quantity.comparator == sign


def test_right_and_wrong_bounds_beside_the_chinese() -> None:
    zh = "差异率不得高于3%。"
    assert not check_pair(zh, "The rate may not differ by more than 3%.", checks=["number"]).findings
    wrong = check_pair(zh, "The rate shall be more than 3%.", checks=["number"]).findings
    assert [finding.rule for finding in wrong] == ["number.bound_turned"]


def test_a_quarter_of_a_year_is_no_fourth() -> None:
    assert not parse_en("There will be a drill at least once a quarter.")
    assert [str(q.value) for q in parse_en("A quarter of the staff left.")] == ["1/4"]
