"""Word support and the check `support`: what is left out, what is added, and what must stay silent."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner.check import check_pairs
from aligner.check.context import Context
from aligner.check.support import check as support_check
from aligner.check.support.words import support
from aligner.terms import load_termbase
from aligner.types import Finding, PairText

# Good translations: nothing is said about any of them, alone or together.
RIGHT = [
    (
        "完善监督检查机制，严肃查处违法行为。",
        "Supervision and inspection mechanisms shall be improved, and violations of the law strictly punished.",
    ),
    (
        "支持企业建设研发中心，开展技术改造。",
        "Enterprises shall be supported in building R&D centers and carrying out technological upgrading.",
    ),
    (
        "各地要加强组织领导，明确责任分工。",
        "All localities shall strengthen organizational leadership and clarify the division of responsibilities.",
    ),
    ("鼓励银行增加对小微企业的贷款。", "Banks are encouraged to increase lending to micro and small enterprises."),
    (
        "農村公路養護資金由縣級財政安排。",
        "Funds for the maintenance of rural roads shall be arranged from county-level budgets.",
    ),
    ("加强耕地保护，确保粮食安全。", "We will strengthen the protection of farmland and ensure food security."),
    ("本办法自发布之日起施行。", "These Measures shall take effect on the date of promulgation."),
    (
        "严厉打击以次充好等违法行为。",
        "Illegal acts such as selling inferior goods as good ones shall be cracked down on.",
    ),
    ("联系人：周明，电话：010-55550187", "Contact: Zhou Ming, Tel: 010-55550187"),
    ("财政部表示，将加强监管。", "The ministry said that it would strengthen oversight."),
    ("临江省云河市开展试点。", "Yunhe City in Linjiang Province launches a pilot."),
]

# Chinese, English, the words that only one side has, severity
OMITTED = [
    (
        "完善监督检查机制，建立举报奖励制度，严肃查处违法行为。",
        "Supervision and inspection mechanisms shall be improved, and violations of the law strictly punished.",
        "建立举报奖励制度",
        "major",
    ),
    (
        "各地要加强组织领导，落实专项资金，明确责任分工。",
        "All localities shall strengthen organizational leadership and clarify the division of responsibilities.",
        "落实专项资金",
        "major",
    ),
    (
        "完善監督檢查機制，建立舉報獎勵制度，嚴肅查處違法行為。",
        "Supervision and inspection mechanisms shall be improved, and violations of the law strictly punished.",
        "建立舉報獎勵制度",
        "major",
    ),
    (
        "鼓励银行、保险公司增加对小微企业的贷款。",
        "Banks are encouraged to increase lending to micro and small enterprises.",
        "保险公司",
        "major",
    ),
    (
        "由财政部、教育部、农业农村部负责。",
        "The Ministry of Finance and the Ministry of Agriculture and Rural Affairs shall be responsible.",
        "教育部",
        "major",
    ),
    (
        "加强集成电路、新能源装备和生物医药三个产业。",
        "Strengthen the three industries of new energy equipment and biomedicine.",
        "集成电路",
        "major",
    ),
]
ADDED = [
    (
        "加强耕地保护，确保粮食安全。",
        "We will strengthen the protection of farmland and ensure food security, and diplomats from Japan attended the "
        "opening ceremony.",
        "and diplomats from Japan attended the opening ceremony",
        "major",
    ),
    (
        "本办法自发布之日起施行。",
        "These Measures shall take effect on the date of promulgation. Subscribe to our newsletter for weekly updates.",
        "Subscribe to our newsletter for weekly updates",
        "major",
    ),
]


def findings(pairs: list[tuple[str, str]]) -> list[list[Finding]]:
    """Return what the check says about each pair of a document."""
    context = Context([PairText(*pair) for pair in pairs], load_termbase())
    found = []
    for context.index in range(len(pairs)):
        found.append(list(support_check.check(context)))
    return found


@pytest.mark.parametrize(("zh", "en", "lost", "severity"), OMITTED)
def test_what_is_left_out_is_shown_in_the_chinese(zh: str, en: str, lost: str, severity: str) -> None:
    (finding,), *others = findings([(zh, en), *RIGHT])
    assert (finding.check, finding.severity) == ("support", severity)
    assert finding.zh_span is not None
    assert finding.en_span is None
    assert zh[slice(*finding.zh_span)] == lost
    assert lost in finding.message
    assert finding.confidence >= support_check.LEAST["zh"]
    assert not any(others)


@pytest.mark.parametrize(("zh", "en", "added", "severity"), ADDED)
def test_what_is_added_is_shown_in_the_english(zh: str, en: str, added: str, severity: str) -> None:
    (finding,), *_ = findings([(zh, en), *RIGHT])
    assert (finding.check, finding.severity, finding.zh_span) == ("support", severity, None)
    assert finding.en_span is not None
    assert en[slice(*finding.en_span)] == added


def test_a_missing_body_is_suggested_by_its_name() -> None:
    (finding,), *_ = findings([OMITTED[4][:2], *RIGHT])
    assert finding.suggestion == "Ministry of Education"


def test_an_abbreviation_is_supported_by_what_it_stands_for() -> None:
    zh = "做好化肥等农资保供稳价工作，确保春耕用肥。"
    en = "Ensure the supply and stable prices of fertilizers and other agricultural materials for spring plowing."
    assert findings([(zh, en), *RIGHT])[0] == []


@pytest.mark.parametrize("pair", RIGHT)
def test_a_good_translation_is_left_alone(pair: tuple[str, str]) -> None:
    assert findings([pair]) == [[]]


@pytest.mark.parametrize(
    "pair", [("", "Nothing here."), ("这里没有。", ""), ("2025年", "2025"), ("。", "."), (" ", " ")]
)
def test_there_is_nothing_to_compare(pair: tuple[str, str]) -> None:
    assert findings([pair]) == [[]]


def test_a_word_that_the_lexicon_lacks_tells_nothing() -> None:
    words = support("采用㑇㑊工艺。", "The zzyzx process is used.")
    assert all(word.weight == 0 for word in words.zh_tokens if "㑇" in "采用㑇㑊工艺。"[word.start : word.end])
    assert [
        word.weight for word in words.en_tokens if "zzyzx" in "The zzyzx process is used."[word.start : word.end]
    ] == [0]


@pytest.mark.parametrize(
    ("zh", "en", "word", "partner"),
    [
        ("推广液冷技术。", "Promote 液冷 technology.", "液冷", "液冷"),
        ("周明表示支持。", "Zhou Ming expressed support.", "周", "Zhou"),
        ("使用GPU芯片。", "Use GPU chips.", "GPU", "GPU"),
        ("加强能源监管。", "Strengthen oversight of energy.", "能源", "energy"),
        ("支持企业研发。", "Support enterprises in R&D.", "研发", "R&D"),
        ("确需调整的，应当报告。", "If adjustment is really necessary, it shall be reported.", "确需", "really"),
    ],
)
def test_each_kind_of_support(zh: str, en: str, word: str, partner: str) -> None:
    found = {zh[w.start : w.end]: w.partner for w in support(zh, en).zh_tokens}
    place = next(p for text, p in found.items() if text.lower().startswith(word.lower()) or word in text)
    assert place is not None
    assert partner in en[slice(*place)] or en[slice(*place)] in partner


def test_one_english_word_accounts_for_one_chinese_word() -> None:
    zh = "由财政部、民政部负责。"
    states = {zh[w.start : w.end]: w.state for w in support(zh, "The Ministry of Finance is responsible.").zh_tokens}
    assert states["财政"] == "own"
    assert states["民政"] == "none"


def test_both_scripts_give_the_same() -> None:
    en = "Strengthen the supervision of enterprises and improve the mechanism."
    plain, traditional = support("加强企业监督，完善机制。", en), support("加強企業監督，完善機制。", en)
    assert plain == traditional
    assert plain.coverage_zh == 1.0


def test_coverage_falls_with_what_is_missing() -> None:
    zh = "完善监督检查机制，建立举报奖励制度。"
    whole = support(
        zh, "Improve the mechanism of supervision and inspection and establish a reporting and reward system."
    )
    part = support(zh, "Improve the mechanism of supervision and inspection.")
    assert part.coverage_zh < 0.7 < whole.coverage_zh


TEXT = st.text(alphabet="企业加强监督的，。2025年教育部縣級 The Ministry of education supervis\n“”–İ𠮷", max_size=60)


@given(TEXT, TEXT)
@settings(max_examples=150)
def test_laws(zh: str, en: str) -> None:
    words = support(zh, en)
    for side, text, other in ((words.zh_tokens, zh, en), (words.en_tokens, en, zh)):
        assert all(a.end <= b.start for a, b in pairwise(side))
        for word in side:
            assert 0 <= word.start < word.end <= len(text)
            assert 0 <= word.score <= 1
            assert word.weight >= 0
            assert word.supported == (word.state != "none")
            assert word.partner is None or 0 <= word.partner[0] < word.partner[1] <= len(other)
    assert 0 <= words.coverage_zh <= 1
    assert 0 <= words.coverage_en <= 1
    for finding in findings([(zh, en)])[0]:
        assert (finding.zh_span is None) != (finding.en_span is None)


def test_the_check_can_be_called_by_name() -> None:
    (report,) = check_pairs([OMITTED[0][:2]], ["support"])
    assert [finding.check for finding in report.findings] == ["support"]
    assert check_pairs([OMITTED[0][:2]], ["number"])[0].findings == ()
