"""Congresses, plenary sessions, plans, document numbers and articles: composed cases, judged right or wrong."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from aligner.check import check_pair
from aligner.check.number.issuers import spelled

ROWS = [
    line.split("\t")
    for line in Path(__file__).with_name("set_phrases.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
GOAL = 0.95


def judged_well(zh: str, en: str, verdict: str, check: str) -> bool:
    """Say whether a right rendering passes, and a wrong one is reported by the check that it concerns."""
    found = {finding.check for finding in check_pair(zh, en, checks=["number"]).findings}
    return not found if verdict == "right" else check in found


def test_the_share_of_cases_judged_well(record_property: Callable[[str, object], None]) -> None:
    missed = [row for row in ROWS if not judged_well(*row)]
    share = 1 - len(missed) / len(ROWS)
    record_property("share of set phrases judged well", share)
    assert share >= GOAL, f"{len(ROWS) - len(missed)} of {len(ROWS)} judged well ({share:.1%}), not {missed}"


def test_the_cases_are_many_and_of_every_kind() -> None:
    assert len({(zh, en) for zh, en, *_ in ROWS}) == len(ROWS) >= 100
    kinds = {(verdict, check) for _, _, verdict, check in ROWS}
    assert kinds == {(v, c) for v in ("right", "wrong") for c in ("congress", "plan", "document_number", "number")}


@pytest.mark.parametrize(
    ("zh", "en", "wrong", "right"),
    [
        ("工信部联节〔2025〕417号", "Ministry of Letter Union Section [2025] No. 417",
         "Ministry of Letter Union Section", "Gong Xin Bu Lian Jie"),
        ("（國辦發〔2021〕38號）", "(Country Office Hair [2021] No. 38)", "Country Office Hair", "Guo Ban Fa"),
        ("中国共产党第二十次全国代表大会", "the 20th National People's Congress",
         "the 20th National People's Congress", "the 20th CPC National Congress"),
        ("十八届中央委员会第三次全体会议", "the 18 third plenary meeting", "the 18 third plenary meeting",
         "the third plenary session of the 18th CPC Central Committee"),
    ],
)  # fmt: skip
def test_located_and_corrected(zh: str, en: str, wrong: str, right: str) -> None:
    (finding,) = check_pair(zh, en, checks=["number"]).findings
    assert finding.en_span and finding.zh_span
    assert (en[slice(*finding.en_span)], finding.suggestion) == (wrong, right)


def test_letters_in_pinyin() -> None:
    assert spelled("工信部联网安") == "Gong Xin Bu Lian Wang An"
    assert spelled("重") == ""  # zhong or chong


@pytest.mark.parametrize(
    ("zh", "en", "said"),
    [
        ("改革开放以来", "since reform and opening up began in 1978", False),
        ("改革开放以来", "since reform and opening up began in 1987", True),
        ("到建党100年时", "by the centenary of the CPC in 2021", False),
        ("今年形势很好", "The situation is good in 2013", False),
        ("形势很好", "The situation is good in 2013", True),
        ("第十四个五年规划", "the 14th Five-Year Plan (2021-2025)", False),
        ("第十四个五年规划", "the 14th Five-Year Plan (2020-2025)", True),
        ("党的十八大以来", "Since the 18th CPC National Congress in 2012", False),
        ("党的十八大以来", "Since the 18th CPC National Congress in 2013", True),
    ],
)
def test_years_that_explain(zh: str, en: str, said: bool) -> None:
    report = check_pair(zh, en, checks=["number"])
    assert bool(report.findings + report.hints) == said


def test_the_whole_of_a_plan_in_traditional_characters() -> None:
    (finding,) = check_pair("第十五個五年規劃", "the Fifteenth Five plan", checks=["number"]).findings
    assert finding.zh_span == (0, 8)
