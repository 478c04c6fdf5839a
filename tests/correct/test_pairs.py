"""Pairs corrected: what is safe is done, what is not is left, and the laws of corrections."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner.check import check_pairs
from aligner.correct import Revision, correct_pair, correct_pairs, redo, undo
from aligner.correct.safety import rule_for, rules
from aligner.correct.verify import failed
from aligner.errors import UsageError
from aligner.types import Correction, Finding
from tests.corpora.pairs import PAIRS, table

FOUNDING = "全面贯彻落实党的十九大和十九届二中、三中全会精神"
YAMATO = "fully implement the nineteen Japan in the ninth Second, the Third Plenum of the CPC"


@pytest.mark.parametrize(
    ("zh", "en", "corrected", "rules", "status"),
    [
        ("有3亿人", "there are 3 billion people", "there are 300 million people", ["value"], "edited"),
        ("3亿人", "300 million people", "300 million people", [], "no finding"),
        ("不低于85%", "is 85%", "is at least 85%", ["bound"], "edited"),
        (
            "国家能源局负责",
            "the National Energy Board is",
            "the National Energy Administration is",
            ["term"],
            "edited",
        ),
        ("比例不得超过5%。", "It may exceed 5%.", "It may be no more than 5%.", ["bound"], "edited"),
        (
            "期限不得低于三年。",
            "It may be below three years.",
            "It may be at least three years.",
            ["bound"],
            "edited",
        ),
        ("不得填埋。", "It can be landfilled.", "It shall not be landfilled.", ["modality"], "edited"),
        ("渠道不畅、处置", "poor channels , disposal", "poor channels, disposal", ["mark"], "edited"),
        (
            FOUNDING,
            YAMATO,
            "fully implement the 19th CPC National Congress and the second and third plenary sessions of the 19th CPC "
            "Central Committee",
            ["congress"],
            "edited",
        ),
        # two edits in one sentence, the second after the first has changed the places
        (
            "3亿人，生态环境部。",
            "3 billion people , Ministry of Ecology Environment.",
            "300 million people, Ministry of Ecology and Environment.",
            ["value", "mark", "term"],
            "edited",
        ),
        # a figure of another sentence: left to a person
        ("2020年建成", "built in 1696", "built in 1696", [], "needs review"),
        # nothing to put there: left to a person
        ("各地要加强监管。", "", "", [], "needs review"),
        ("", "Something else entirely stands here.", "Something else entirely stands here.", [], "needs review"),
        ("", "", "", [], "no finding"),
    ],
)
def test_what_is_done(zh: str, en: str, corrected: str, rules: list[str], status: str) -> None:
    revision = correct_pair(zh, en)
    assert revision.text == corrected
    assert [made.rule for made in revision.corrections] == rules
    assert revision.status == status
    assert revision.machine == en


def holds(pairs: list[tuple[str, str]], revisions: tuple[Revision, ...]) -> None:
    """Check every law on corrected pairs."""
    for (_, en), revision in zip(pairs, revisions, strict=True):
        made = revision.corrections
        assert revision.machine == en
        assert undo(revision.text, made) == en
        assert redo(en, made) == revision.text
        assert all(a.span[1] <= b.span[0] for a, b in pairwise(made))
        assert all(en[slice(*c.span)] == c.old != c.new for c in made)
        assert all(revision.text[slice(*c.corrected_span)] == c.new for c in made)
        assert all(f.en_span is None or 0 <= f.en_span[0] <= f.en_span[1] <= len(revision.text) for f in revision.left)
    again = correct_pairs([(zh, revision.text) for (zh, _), revision in zip(pairs, revisions, strict=True)])
    assert [r.text for r in again] == [r.text for r in revisions]
    assert not any(r.corrections for r in again)


@pytest.mark.parametrize("name", PAIRS)
def test_laws_on_the_sample_pairs(name: str) -> None:
    pairs = [(row["zh_text"], row["en_text"]) for row in table(name, "alignment")]
    revisions = correct_pairs(pairs)
    holds(pairs, revisions)
    assert sum(len(r.corrections) for r in revisions) > 30
    # Nothing is corrected without a finding, and what is left was counted on the corrected text.
    left = check_pairs([(zh, r.text) for (zh, _), r in zip(pairs, revisions, strict=True)])
    assert [report.findings for report in left] == [r.left for r in revisions]


ZH = [
    "3亿元",
    "国家能源局",
    "不得",
    "工业互联网安全",
    "85%以上",
    "“十四五”",
    "党的二十大",
    "，",
    "。",
    "2026年底",
    "生态环境部会同",
]
EN = [
    "3 billion yuan",
    "the National Energy Board",
    "may",
    "Internet security industry",
    "85%",
    "“fourteen five”",
    "twenty big",
    " ,",
    ".",
    "2026",
    "and and",
    "systemEnhance",
    "Copyright [123 ]",
    "a",
    "of",
    "is",
]


@settings(max_examples=60)
@given(
    st.lists(
        st.tuples(
            st.lists(st.sampled_from(ZH), max_size=5).map("".join),
            st.lists(st.sampled_from(EN), max_size=7).map(" ".join),
        ),
        max_size=5,
    )
)
def test_laws_on_pairs_of_fragments(pairs: list[tuple[str, str]]) -> None:
    holds(pairs, correct_pairs(pairs))


@settings(max_examples=100)
@given(st.text(max_size=30), st.text(max_size=60))
def test_laws_on_any_text(zh: str, en: str) -> None:
    holds([(zh, en)], correct_pairs([(zh, en)]))


def test_only_some_checks_and_only_sure_findings() -> None:
    zh, en = "3亿人，国家能源局", "3 billion people , the National Energy Board"
    number = correct_pairs([(zh, en)], only=["number"])[0]
    assert [c.rule for c in number.corrections] == ["value"]
    assert number.status == "needs review"  # the term is still wrong
    assert [c.rule for c in correct_pairs([(zh, en)], only=["surface"])[0].corrections] == ["mark"]
    assert correct_pairs([(zh, en)], least=0.995)[0].corrections == ()
    with pytest.raises(UsageError, match="no check 'nubmer'"):
        correct_pairs([(zh, en)], only=["nubmer"])


def test_a_group_stands_for_its_parts() -> None:
    assert correct_pairs([("2026年3月18日", "March 8, 2026")], only=["number"])[0].text == "March 18, 2026"
    assert correct_pairs([("2026年3月18日", "March 8, 2026")], only=["date"])[0].text == "March 18, 2026"


def test_an_edit_that_brings_a_new_finding_is_taken_back() -> None:
    why = Finding("term", "major", "the termbase lists this as a wrong rendering", "", "b", 0.9, (0, 2), (0, 3))
    made = (Correction("term", why, (0, 3), (0, 5), "old", "newer"),)
    grave = Finding("number", "critical", "x is y, not z", "", "", 0.9, (3, 5), (2, 4))
    assert failed(made, [why], []) == (set(), False)
    assert failed(made, [why], [why]) == ({0}, False)  # not gone
    assert failed(made, [why], [grave]) == ({0}, False)  # a new one at its place
    away = Finding("modality", "critical", "nothing", "", "", 0.9, None, (9, 12))
    assert failed(made, [why], [away]) == (set(), True)  # a new one elsewhere
    lost = Finding("support", "minor", "Omission", "", "", 0.5, (5, 7), None)
    assert failed(made, [why], [lost]) == ({0}, False)  # the Chinese beside has lost its English
    masked = Finding("term", "minor", "m", "", "Make sure", 0.85, (3, 5), (0, 9))  # more English, other Chinese
    assert failed(made, [why], [masked]) == (set(), False)
    longer = Finding("term", "minor", "m", "", "much newer things", 0.85, (0, 5), (0, 5))  # holds the right words
    assert failed(made, [why], [longer]) == (set(), False)
    added = Finding("support", "minor", "Addition", "", "", 0.5, None, (9, 12))
    assert failed(made, [why], [added]) == (set(), False)
    far = Finding("support", "minor", "Omission", "", "", 0.5, (50, 52), None)
    assert failed(made, [why], [far]) == (set(), False)
    before = Finding("modality", "critical", "nothing", "", "", 0.9, None, (7, 10))
    assert failed(made, [why, before], [away]) == (set(), False)  # it was there before, two characters to the left


def test_the_table_of_rules_speaks_the_language_of_the_checks() -> None:
    """Every rule answers to a finding that the checks really make of the sample pairs or of these."""
    pairs = [(row["zh_text"], row["en_text"]) for n in PAIRS for row in table(n, "alignment")]
    pairs += [("深化混改。", "Deepen mixed reform.")]
    pairs += [("安全工作", "Security work ，and"), ("加强网络安全。", "Strengthen security network to improve.")]
    pairs += [("《安全规划》发布", "“Security Plan” is out")] * 4 + [("《安全规划》发布", "“safety Plan” is out")]
    pairs += [("扩大湿地面积。", "Reduce the area of wetlands."), ("推进以电代煤。", "Replace electricity with coal.")]
    pairs += [("由国务院办公厅负责。", "The State Council is responsible.")]
    told = [f for report in check_pairs(pairs, show=0.4) for f in report.findings]
    assert {rule.name for rule in rules()} - {rule.name for f in told if (rule := rule_for(f))} == set()


def test_unsure_findings_have_no_rule() -> None:
    sure = Finding("number", "critical", "x", "", "300 million", 0.95, (0, 2), (0, 9), rule="number.scale")
    unsure, nowhere = replace(sure, confidence=0.5), replace(sure, en_span=None)
    assert rule_for(sure) and not rule_for(unsure) and not rule_for(nowhere)
