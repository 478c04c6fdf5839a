"""Reports of pairs: merging, quality, the choice of checks, and the pair check."""

from __future__ import annotations

import pytest

import aligner
from aligner.check import check_pairs
from aligner.check.merge import merged
from aligner.errors import UsageError
from aligner.types import Finding, PairText

SLIP = ("有3亿人", "there are 3 billion people")
DATE = ("2026年6月底前收到183条意见", "138 comments were received before the end of July 2026")


def found(check: str, zh: tuple[int, int] | None, en: tuple[int, int] | None, **fields: object) -> Finding:
    """A finding at a place."""
    return Finding(check, **{"severity": "major", "message": ".", "zh_span": zh, "en_span": en} | fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("findings", "kept"),
    [
        ([found("term", (0, 3), (0, 9)), found("congress", (1, 5), (2, 9))], ["congress"]),
        ([found("term", (0, 3), None), found("congress", (1, 5), (2, 9))], ["congress"]),
        ([found("term", (0, 3), (0, 9)), found("number", (1, 5), (12, 19))], ["term", "number"]),
        ([found("support", None, (3, 5)), found("term", (0, 2), (0, 9))], ["term"]),
        ([found("support", None, (3, 12)), found("term", (0, 2), (0, 9))], ["term", "support"]),
        ([found("surface", None, (0, 9)), found("number", None, (5, 7))], ["surface"]),
        ([found("surface", None, (0, 4)), found("number", None, (5, 7))], ["surface", "number"]),
        ([found("surface", None, (5, 6)), found("surface", None, (5, 9))], ["surface", "surface"]),
        ([found("number", (0, 2), (0, 9)), found("number", (0, 2), (0, 9))], ["number"]),
    ],
)
def test_findings_that_say_the_same_are_one(findings: list[Finding], kept: list[str]) -> None:
    for order in (findings, findings[::-1]):
        assert [finding.check for finding in merged(order)] == kept


def test_findings_come_in_the_order_of_the_english_and_unlocated_ones_last() -> None:
    places = [(5, 9), None, (1, 3)]
    out = merged([found("surface", (k, k + 1), en) for k, en in enumerate(places)])
    assert [finding.en_span for finding in out] == [(1, 3), (5, 9), None]


def test_pairs_and_single_pairs_agree_and_the_face_is_the_same() -> None:
    reports = aligner.check_pairs([SLIP, DATE])
    assert reports == [aligner.check_pair(*SLIP), aligner.check_pair(*DATE)]
    assert reports[0].quality < 0.5


@pytest.mark.parametrize(
    ("checks", "names"),
    [(["number"], ["number", "date"]), (["date"], ["date"]), (["date", "plan"], ["date"]), (["pair"], []), ([], [])],
)
def test_checks_can_be_chosen(checks: list[str], names: list[str]) -> None:
    assert [finding.check for finding in check_pairs([DATE], checks)[0].findings] == names


def test_an_unknown_check_is_refused() -> None:
    with pytest.raises(UsageError, match="no check 'numbers'; the checks are number, term"):
        check_pairs([SLIP], ["numbers"])


@pytest.mark.parametrize(
    ("pair", "severity", "words"),
    [
        (PairText("严禁任何单位篡改信息。", ""), "major", "No English"),
        (PairText("附件", ""), "minor", "No English"),
        (PairText("", "Related articles"), "minor", "No Chinese"),
        (PairText("各地区要加强统筹协调，落实安全生产责任。", "All regions."), "major", "left out"),
        (PairText("各地区要加强统筹协调。加强监管", " ".join(["word"] * 60)), "major", "added"),
        (PairText("各地区要加强统筹协调，落实责任。", "The weather is fine in the north.", 0.05), "major", "hardly"),
    ],
)
def test_pairs_that_are_doubtful_as_a_whole(pair: PairText, severity: str, words: str) -> None:
    report = check_pairs([pair], ["pair"])[0]
    (finding,) = report.findings + report.hints
    assert (finding.check, finding.severity) == ("pair", severity)
    assert words in finding.message


@pytest.mark.parametrize(
    "pair",
    [
        PairText("各地区要加强统筹协调，落实责任。", "All regions shall coordinate better and do their duty.", 0.7),
        PairText("附件", "Annex to the present notice on safety"),
        PairText("——", ""),
        PairText("", "***"),
    ],
)
def test_pairs_without_doubt(pair: PairText) -> None:
    assert check_pairs([pair], ["pair"])[0].findings == ()


@pytest.mark.parametrize("pair", [(None, "a"), ("甲", None), ("甲", 3)])
def test_a_pair_that_is_no_two_texts_is_refused(pair):
    with pytest.raises(UsageError, match="two texts"):
        aligner.check_pair(*pair)


def test_what_is_unsure_is_a_hint_and_counts_nowhere() -> None:
    pair = ("坚持三条原则", "uphold the principles")
    report = check_pairs([pair], ["number"])[0]
    (hint,) = report.hints
    assert report.findings == () and hint.rule == "number.missing" and hint.confidence < 0.6 and hint.key
    shown = check_pairs([pair], ["number"], show=0.0)[0]
    assert [f.key for f in shown.findings] == [hint.key] and not shown.hints
    assert report.quality > shown.quality


@pytest.mark.parametrize("level", [-0.1, 1.5, "much", True, None])
def test_a_level_of_showing_is_a_number_from_0_to_1(level: object) -> None:
    with pytest.raises(UsageError, match="number from 0 to 1"):
        check_pairs([("甲", "A")], show=level)  # type: ignore[arg-type]
