"""What is not looked at says nothing: the shorter ways give what the longer ones gave."""

from __future__ import annotations

import re
from fractions import Fraction

import pytest

import aligner
from aligner.datafiles import rows
from aligner.embed import shared_encoder
from aligner.embed.protocol import FloatArray, SumEncoder
from aligner.extraction.en.clauses import lexicon
from aligner.extraction.en.targets import of_passage
from aligner.extraction.link import runs
from aligner.extraction.records import Passage
from aligner.extraction.stretch_vectors import stretch_vectors
from aligner.extraction.zh.words import MODALS, modal_at, modal_places, word_at

SENTENCES = [
    "by the end of 2027, the county will build 12 pumping stations, repair 340 kilometers of canals, and train users;",
    "the people's congress shall hear reports on o'clock-free schedules; the mayor, together with bureaus, answers.",
    "“green” factories – 120 of them – shall publish figures, draw up plans, and open their doors to pupils.",
]


def vectors(text: str, spans: list[tuple[int, int]]) -> FloatArray | None:
    encoder = shared_encoder()
    assert isinstance(encoder, SumEncoder)
    return stretch_vectors(encoder, text, spans)


@pytest.mark.parametrize("text", SENTENCES)
def test_vectors_of_stretches_are_those_of_their_texts(text: str) -> None:
    spans = runs(text, 0, len(text))
    assert len(spans) > 3
    made = vectors(text, spans)
    assert made is not None
    assert made.tobytes() == shared_encoder().encode([text[a:b] for a, b in spans]).tobytes()


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("build pumping stations", (0, 9)),  # inside a word
        ("raise 12500 yuan", (6, 8)),  # inside a number
        ("the county's stations", (0, 10)),  # in front of an apostrophe
        ("améliorer la digue", (0, 9)),  # another language
        ("token " * 300, (0, 1799)),  # longer than an encoder adds in this order
    ],
)
def test_no_vectors_where_the_tokens_may_be_others(text: str, span: tuple[int, int]) -> None:
    assert vectors(text, [span]) is None


def test_a_stretch_without_a_token_has_no_direction() -> None:
    made = vectors("build    stations", [(6, 8)])
    assert made is not None and not made.any()


def test_a_multiple_without_a_number_is_a_target() -> None:
    found = aligner.extract("乡村电商工作要点\n一、重点任务\n（一）流通。到2028年，推动山货网络销售额倍增。\n", None)
    assert [target.value for target in found.targets] == [Fraction(2)]


@pytest.mark.parametrize(
    ("clause", "value"), [("培育若干山货品牌", None), ("农民收入逐年增长", None), ("网络销售额实现翻番", 2)]
)
def test_what_a_task_states_without_a_figure(clause: str, value: int | None) -> None:
    found = aligner.extract(f"乡村电商工作要点\n一、重点任务\n（一）促进流通。{clause}。\n", None).targets
    assert [target.value for target in found] == [value]


@pytest.mark.parametrize(("section", "kinds"), [("tasks", ["vague"]), ("goals", ["qualitative"]), ("", [])])
def test_english_without_figures(section: str, kinds: list[str]) -> None:
    passage = Passage(0, 0, 60, "Cultivate a number of brands that will be markedly improved.", section=section)
    assert [target.kind for target in of_passage(passage, "")] == kinds


def test_words_of_duty_stand_only_where_they_may() -> None:
    for text in ("各市应当开展评估不得推诿", "可再生能源主要应用", "需加快建设", "企业有权申请"):
        for at in range(len(text)):
            plain = any(word_at(text, at, kind, table="actors_zh") for kind in (*MODALS, "short_shall", "short_may"))
            assert (at in modal_places(text)) is plain
            assert plain or modal_at(text, at) is None


def test_the_longest_verb_is_taken() -> None:
    verbs = [row[0] for row in rows("extraction", "verbs_en.tsv")]
    pattern = re.compile(lexicon()[0], re.IGNORECASE)
    longest = sorted(verbs, key=len, reverse=True)
    for verb in verbs:
        match = pattern.match(f"{verb}er")
        assert match is not None
        assert match[0] == next(other for other in longest if f"{verb}er".startswith(other))
