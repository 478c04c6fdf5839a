"""Terms without a known rendering: findings where a machine keeps to the words, hints where a good translation does."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

import aligner
from aligner.check.context import Context
from aligner.check.support.check import looseness
from aligner.check.support.term_marks import MARKS, term_marks
from aligner.check.support.unrendered import CLOSE as MACHINE
from aligner.check.support.unrendered import keeping, unrendered
from aligner.terms import load_termbase
from aligner.types import Finding, PairText

RULE = "support.unrendered_term"
CLOSE = [
    ("加强环境保护。", "Strengthen environmental protection."),
    ("提高服务质量。", "Improve service quality."),
    ("扩大对外贸易。", "Expand foreign trade."),
    ("完善社会保障制度。", "Improve the social security system."),
    ("推动经济增长。", "Promote economic growth."),
    ("保护知识产权。", "Protect intellectual property rights."),
    ("发展可再生能源。", "Develop renewable energy."),
    ("改善公共交通。", "Improve public transport."),
    ("支持科学研究。", "Support scientific research."),
    ("鼓励中小企业创新。", "Encourage small and medium-sized enterprises to innovate."),
]
FREE = [
    ("加强环境保护。", "We shall look after the air we breathe and the rivers we drink from."),
    ("提高服务质量。", "People ought to be treated better at the counter."),
    ("扩大对外贸易。", "More of what we make is to be sold overseas."),
    ("完善社会保障制度。", "Nobody who falls on hard times will be left to cope alone."),
    ("推动经济增长。", "Business must pick up."),
    ("保护知识产权。", "Inventors deserve to keep what is theirs."),
    ("发展可再生能源。", "Sun and wind will light our homes."),
    ("改善公共交通。", "Getting around town will be easier."),
    ("支持科学研究。", "Scholars can count on us."),
    ("鼓励中小企业创新。", "Smaller firms should try out new things."),
]
TERM = ("推广无人机植保。", "Promote aircraft without people to protect plants.")


WRONG = [
    ("建设高标准农田。", "Build high standard peasant field."),
    ("完善应急预案。", "Improve the emergency advance case."),
    ("推动产业集群发展。", "Promote the development of property crowd collection."),
    ("健全最低生活保障制度。", "Improve the lowest life guarantee system."),
    ("落实首问负责制。", "Carry out the first asking is responsible."),
    ("加强基层治理。", "Strengthen the cure at the bottom floor."),
    ("扩大消费补贴范围。", "Expand the scope of consumption stick."),
    ("防范系统性风险。", "Guard against series danger of the machine."),
    ("开展职业技能培训。", "Carry out occupation skill cultivate."),
    ("盘活闲置土地。", "Plate alive the idle earth."),
]
RIGHT = [
    ("建设高标准农田。", "Build high-standard farmland."),
    ("完善应急预案。", "Improve contingency plans."),
    ("推动产业集群发展。", "Promote the development of industrial clusters."),
    ("健全最低生活保障制度。", "Improve the subsistence allowance system."),
    ("落实首问负责制。", "See that whoever is asked first is responsible."),
    ("加强基层治理。", "Strengthen community-level governance."),
    ("扩大消费补贴范围。", "Widen the scope of consumer subsidies."),
    ("防范系统性风险。", "Guard against systemic risks."),
    ("开展职业技能培训。", "Provide vocational training."),
    ("盘活闲置土地。", "Put idle land to use."),
]


def found(pairs: list[tuple[str, str]], hints: bool = False) -> list[tuple[str, Finding]]:
    """Return the Chinese and the findings of the rule, in the order of the pairs."""
    reports = aligner.check_pairs(pairs)
    rows = [(zh, f) for (zh, _), r in zip(pairs, reports, strict=True) for f in (r.hints if hints else r.findings)]
    return [(zh[slice(*f.zh_span)], f) for zh, f in rows if f.rule == RULE and f.zh_span]


def context(pairs: list[tuple[str, str]]) -> Context:
    return Context([PairText(*pair) for pair in pairs], load_termbase())


def sample(column: str) -> list[tuple[str, str]]:
    """Return a budget report with its machine's English or with the good one (tests/check/sixth_run)."""
    path = Path(__file__).parent / "sixth_run" / "budgets" / "pairs.tsv"
    with path.open(encoding="utf-8", newline="") as file:
        return [(row["zh"], row[column]) for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]


def test_a_machine_that_keeps_to_the_words() -> None:
    told = dict(found(sample("en_machine")))
    assert {"存量资金", "竞争性磋商", "虚假化债"} <= set(told)
    for finding in told.values():
        assert finding.severity == "major"
        assert finding.suggestion == ""
        assert finding.en_span is None
        assert "known renderings" in finding.message and " ↔ no known rendering" in finding.evidence


def test_the_same_document_well_translated() -> None:
    assert found(sample("en_reference")) == []


def test_what_is_less_sure_is_a_hint() -> None:
    told = dict(found([*CLOSE, *WRONG], hints=True))
    assert told["高标准农田"].severity == "minor"
    assert "farmland" in told["高标准农田"].message


def test_a_term_in_a_good_document_that_is_as_close_is_a_hint() -> None:
    good = [*CLOSE, *RIGHT, *((zh, f"{en[:-1]} now.") for zh, en in CLOSE), TERM]
    assert "无人机" not in dict(found(good))


def test_a_free_translation_is_left_alone() -> None:
    for hints in (False, True):
        assert found([*FREE, TERM], hints) == []


def test_one_pair_says_nothing_of_how_a_document_is_translated() -> None:
    for pairs in ([TERM], [*CLOSE[:3], TERM], WRONG[:5]):
        assert found(pairs) == []
        assert found(pairs, hints=True) == []


def test_a_known_rendering_in_some_form_is_enough() -> None:
    for english in ("Promote plant protection by drone.", "Promote crop spraying with unmanned aerial vehicles."):
        assert "无人机" not in dict(found([*CLOSE, *WRONG, (TERM[0], english)]))


def test_who_has_spoken_of_a_part_of_a_term_has_the_word() -> None:
    report = aligner.check_pairs([*CLOSE, *WRONG])[len(CLOSE) + 1]
    assert {finding.rule for finding in report.findings} == {"term.sense"}


def test_a_document_is_asked_how_it_keeps_to_the_words_and_how_many_terms_it_renders() -> None:
    both = []
    for column in ("en_machine", "en_reference"):
        pairs = context(sample(column))
        pairs.index = 7
        both.append(keeping(pairs, looseness(pairs)))
        assert pairs.index == 7
    wrong, right = both
    assert right.probability < MACHINE < wrong.probability
    assert 0.5 < right.rendered < 0.9


def test_the_marks_of_a_term() -> None:
    pairs = context([*CLOSE, *WRONG])
    pairs.index = len(CLOSE)
    one = next(one for one in unrendered(pairs, looseness(pairs)) if one.match.term.source == "高标准农田")
    assert tuple(one.marks) == MARKS
    assert one.marks == term_marks(pairs, one.match)
    assert one.marks["cover"] == one.marks["beginnings"] == 2 / 3  # "high standard" of "high-standard farmland"


@pytest.mark.parametrize("pair", [("", "Promote it."), (TERM[0], ""), ("", "")])
def test_a_pair_with_an_empty_side(pair: tuple[str, str]) -> None:
    assert {term for term, _ in found([*CLOSE, *WRONG, pair])} == {term for term, _ in found([*CLOSE, *WRONG])}
