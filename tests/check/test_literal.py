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
        ("受制于人的局面", "a situation in which we are subject to people", "subject to people", "dependent on others"),
        ("发布攻关清单", "release the research clear single", "clear single", "list"),
        ("对工作不力的地区予以通报", "inform the areas with weak work", "inform",
         "circulate a notice of criticism against"),
        ("防止盲目上马", "prevent blindly mounting the horse", "blindly mounting the horse",
         "blindly launching projects"),
        ("各省和计划单列市", "provinces and cities with separate plans", "cities with separate plans",
         "cities specifically designated in the state plan"),
        ("发展“土特产”", "Develop “dirt specialties”", "dirt specialties", "local specialties"),
        ("支持独角兽企业", "support one-horned beast enterprises", "one-horned beast", "unicorn"),
        ("加强慢性病防控", "prevent and control slow diseases", "slow diseases", "chronic diseases"),
        ("坚持房住不炒", "Adhere to housing without frying", "housing without frying",
         "the principle that housing is for living in, not for speculation"),
        ("房住不炒", "houses live without stir-frying", "stir-frying", ""),
        ("防止耕地“非粮化”", 'Prevent the "non-grain" of farmland', "non-grain", "diversion from grain production"),
        ("建立河长制", "establish the river long system", "river long", "river chief"),
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
