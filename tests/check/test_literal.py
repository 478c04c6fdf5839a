"""Set phrases that were translated character by character."""

from __future__ import annotations

import re

import pytest

from aligner.check import check_pair
from aligner.check.tables import table


@pytest.mark.parametrize(
    ("zh", "en", "wrong", "right"),
    [
        ("避免“一刀切”。", "Avoid “one knife cut”.", "one knife cut", "one-size-fits-all approach"),
        ("这是工作的重中之重。", "This is the weight in the weight.", "the weight in the weight", "the top priority"),
        ("這是工作的重中之重。", "This is the weight in the weight.", "the weight in the weight", "the top priority"),
        ("严禁弄虚作假。", "It is forbidden to get empty and false.", "get empty and false", "practice fraud"),
        ("截至2025年底", "Deadline the end of 2025", "Deadline", "As of"),
        ("建立河长制", "establish the river long system", "river long system", ""),
    ],
)  # fmt: skip
def test_found_and_put_right(zh: str, en: str, wrong: str, right: str) -> None:
    (finding,) = check_pair(zh, en, checks=["term"]).findings
    assert finding.en_span and finding.zh_span
    assert (finding.severity, en[slice(*finding.en_span)], finding.suggestion) == ("major", wrong, right)


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("避免一刀切。", "Avoid a one-size-fits-all approach."),
        ("他上马离去。", "He got on the horse and left."),
        ("申报截至6月底。", "The deadline for applications is the end of June."),
        ("受制于人的局面", "a situation in which we are controlled by others"),
        ("让群众少跑腿", "let data do the legwork"),
        ("加强监管。", "Strengthen the weight in the weight of one knife cut."),
    ],
)
def test_silent(zh: str, en: str) -> None:
    assert check_pair(zh, en, checks=["term"]).findings == ()


def test_no_right_rendering_is_wrong() -> None:
    rows = table("literal.tsv")
    assert len({zh for zh, _, _ in rows}) == len(rows) > 150
    for zh, wrong, right in rows:
        assert not re.search(rf"(?<!\w)(?:{wrong})", right, re.IGNORECASE), zh
