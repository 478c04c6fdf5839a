"""The quality estimate: its laws, what it must tell apart, and its weights."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

import aligner
from aligner.check.context import Context
from aligner.check.quality.estimate import known_signals, quality, weighed, weights
from aligner.check.quality.fluent import misspelt, unknown
from aligner.check.quality.form import form
from aligner.check.quality.signals import seen
from aligner.terms import load_termbase
from aligner.types import Finding, PairText

ZH = "各地区要加强统筹协调，按照职责分工落实工业互联网安全责任。"
GOOD = (
    "All regions shall strengthen overall coordination and fulfil their responsibilities for industrial internet "
    "security according to the division of duties."
)
CHECKS = ("number", "term", "surface", "modality", "support", "actor", "date")


def finding(severity: str = "major", check: str = "term", confidence: float = 0.8) -> Finding:
    """A finding without a place."""
    return Finding(check, severity, ".", confidence=confidence)


findings = st.lists(
    st.builds(finding, st.sampled_from(("critical", "major", "minor")), st.sampled_from(CHECKS), st.floats(0, 1)),
    max_size=6,
)
texts = st.text(st.sampled_from("安全责任，。3 abThe,.~\n\t“李") | st.characters(), max_size=40)


@pytest.mark.parametrize(
    "worse",
    [
        ".",
        "The weather in the north will be sunny tomorrow, with light winds in the afternoon.",
        "All regions shall strengthen overall coordination.",
        GOOD.replace("industrial internet security", "the culture of the harvest"),
        GOOD.replace("responsibilities", "责任"),
        GOOD.replace("coordination and fulfil", "coordination coordination and fulfil"),
        GOOD.replace("responsibilities", "responsibilites"),
        GOOD.replace("strengthen overall", "overall strengthen"),
        GOOD.replace("according to the division of", "according of division to the"),
        GOOD.removesuffix("."),
        GOOD.removesuffix(".") + "?",
        GOOD.lower(),
        GOOD.replace("shall", "shall not"),
    ],
)
def test_damage_lowers_the_quality(worse: str) -> None:
    assert quality(PairText(ZH, worse), []) < quality(PairText(ZH, GOOD), [])


def test_a_good_pair_is_good_and_an_unrelated_one_is_bad() -> None:
    assert quality(PairText(ZH, GOOD), []) > 0.6
    assert quality(PairText(ZH, "Related articles"), []) < 0.2


@pytest.mark.parametrize("pair", [("", "Related articles"), ("附件", ""), (" ", "\n"), ("", "")])
def test_a_pair_with_one_side_has_no_quality(pair: tuple[str, str]) -> None:
    assert quality(PairText(*pair), []) == 0
    assert aligner.check_pair(*pair).quality == 0


def test_severity_confidence_and_number_of_findings_count() -> None:
    pair = PairText(ZH, GOOD)
    steps = [
        quality(pair, found)
        for found in (
            [],
            [finding("minor", confidence=0.5)],
            [finding("major", confidence=0.5)],
            [finding("major")],
            [finding("critical")],
            3 * [finding("critical")],
        )
    ]
    assert steps == sorted(set(steps), reverse=True)


@given(texts, texts, findings, st.sampled_from(CHECKS), st.floats(0, 1))
def test_a_critical_finding_never_raises_the_quality(
    zh: str, en: str, found: list[Finding], check: str, confidence: float
) -> None:
    pair = PairText(zh, en)
    before, after = quality(pair, found), quality(pair, [*found, finding("critical", check, confidence)])
    assert 0 <= after <= before <= 1


@given(st.lists(st.tuples(texts, texts), min_size=1, max_size=5))
def test_the_same_pair_has_the_same_figure_in_any_company(pairs: list[tuple[str, str]]) -> None:
    each = [quality(PairText(*pair), []) for pair in pairs]
    together = aligner.check_pairs(pairs, checks=[])
    assert [report.quality for report in together] == each


@pytest.mark.parametrize("pair", [("Der Bund fördert das.", "L'État le soutient."), ("12.5", "12.5")])
def test_other_languages_are_judged_by_the_similarity_alone(pair: tuple[str, str]) -> None:
    like, unlike, unknown_likeness = (quality(PairText(*pair, score=score), []) for score in (0.9, 0.1, None))
    assert unlike < unknown_likeness < like


def test_reasons_tell_what_costs_most() -> None:
    numbers = aligner.check_pair("有3亿人", "There are 3 billion people")
    assert numbers.reasons[0][0] == "findings"
    lost = aligner.check_pair(ZH, "All regions shall strengthen overall coordination.")
    assert "Chinese without a counterpart in the English" in [why for why, _ in lost.reasons[:3]]
    assert all(cost > 0 for report in (numbers, lost) for _, cost in report.reasons)


def test_the_worst_rows_of_a_result() -> None:
    zh = ["加强安全监管。", "全省有3亿人。", "完善标准体系。"]
    en = [
        "Safety supervision will be strengthened.",
        "The province has 3 billion people.",
        "Improve the standards system.",
    ]
    result = aligner.run(zh, en)
    worst = result.worst(2)
    assert list(worst.columns) == [*result.pairs.columns, "reasons"]
    assert worst["quality"].is_monotonic_increasing and worst["zh"].iloc[0] == zh[1]
    assert worst["reasons"].iloc[0].startswith("findings")


def test_weights_are_costs_and_every_signal_exists() -> None:
    pair = PairText(ZH, GOOD)
    signals = seen([pair], [known_signals(Context([pair], load_termbase()), [])])[0]
    table = {name: weight for name, weight in weights().items() if name != "bias"}
    assert set(table) == set(signals)
    assert all(weight.cost >= 0 and weight.most > weight.usual for weight in table.values())
    assert all(table[name].cost > 0 and math.isinf(table[name].most) for name in ("critical", "major", "minor"))


@pytest.mark.parametrize("word", ["foudn", "govermnent", "responsibilites", "natonal"])
def test_slips_of_the_pen_are_recognised(word: str) -> None:
    assert unknown([f"It is {word} here"]) == [[word]]
    assert misspelt(word)


@pytest.mark.parametrize("word", ["found", "government", "qzxvkw"])
def test_words_that_are_right_or_strange_are_no_slips(word: str) -> None:
    assert not any(map(misspelt, unknown([f"It is {word} here"])[0]))


@pytest.mark.parametrize("zh", ["安", "安安安", "安全安全安全", "。", "安\u3000", "\ud800安"])
@pytest.mark.parametrize("en", ["the", "the the the", "safety safety", ".", "￿", "\ud800"])
def test_short_and_uniform_texts_have_a_figure(zh: str, en: str) -> None:
    assert 0 <= aligner.check_pair(zh, en, checks=[]).quality <= 1


@pytest.mark.parametrize(
    ("zh", "en", "small"),
    [
        ("加强监管。", "strengthen supervision.", 1),
        ("“加强监管。”", "“strengthen supervision.”", 1),
        ("（一）加强监管。", "(1) strengthen supervision.", 1),
        ("加强监管。", "(a) Strengthen supervision.", 0),
        ("（一）加强监管；", "(a) strengthening supervision;", 0),
        ("加强监管", "strengthen supervision", 0),
    ],
)
def test_only_a_sentence_must_begin_with_a_capital(zh: str, en: str, small: int) -> None:
    assert form(zh, en)["small_start"] == small


def test_traditional_characters_change_nothing() -> None:
    traditional = "各地區要加強統籌協調，按照職責分工落實工業互聯網安全責任。"
    assert quality(PairText(traditional, GOOD), []) == pytest.approx(quality(PairText(ZH, GOOD), []), abs=0.01)


def test_a_long_hostile_text_takes_no_time() -> None:
    words = " ".join(f"qwo{chr(97 + k % 26)}{chr(97 + k // 26 % 26)}xbr" for k in range(30_000))
    assert quality(PairText("安全" * 50_000, words), []) < 0.5


def test_a_short_pair_with_a_sure_finding_is_never_good() -> None:
    wrong = aligner.check_pair("加快制造强国建设。", "Speed up the manufacture of power.")
    assert [f.severity for f in wrong.findings] == ["major"]
    assert wrong.quality < 0.75


@pytest.mark.parametrize("kind", ["critical", "major", "minor"])
def test_very_many_findings_do_not_overflow(kind: str) -> None:
    few, many = weighed({kind: 1.0}).quality, weighed({kind: 1e6}).quality
    assert 0.0 <= many <= few
