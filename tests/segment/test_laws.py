"""Laws that hold for any text."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.segment import segment, split_en, split_zh
from aligner.types import Document
from tests.segment.marks import document

PIECES = [
    *"。！？…；：，、“”‘’「」《》（）.!?;:,\"'()[]-•A",
    *(
        "一是",
        "二是",
        "问：",
        "答：",
        "第一，",
        "（一）",
        "一、",
        "1.",
        "2.5",
        "安全",
        "发展",
        "工作",
        "No.",
        "U.S.",
        "Mr.",
        "e.g.",
    ),
    *(
        "...",
        "Q:",
        "A:",
        "asked:",
        "First,",
        "the second is",
        "systemEnhance",
        "by2025",
        "WeChat",
        "www.a.cn/b",
        "Word",
    ),
    *("word", "The", " ", "\n", "\n\n", "\u3000", "\xa0", "\t", "\f"),
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
LANGUAGES = st.sampled_from(["zh", "en"])


@given(st.one_of(TEXTS, st.text(max_size=60)), LANGUAGES, st.booleans())
def test_segments_partition_the_text(text: str, language: str, lines: bool) -> None:
    segments = segment(document(text, language), lines=lines)
    if not text.strip():
        assert segments == ()
        return
    assert segments[0].start == 0 and segments[-1].end == len(text)
    assert all(a.end == b.start for a, b in pairwise(segments))
    for found in segments:
        assert found.text and found.text == text[found.start : found.end].strip()
    for found in segments[1:]:
        assert not text[found.start].isspace()


@given(TEXTS, LANGUAGES)
def test_soft_boundaries_and_repairs_are_strictly_inside(text: str, language: str) -> None:
    for found in segment(document(text, language)):
        for offsets in (found.soft, found.repairs):
            assert list(offsets) == sorted(set(offsets))
            for offset in offsets:
                assert text[found.start : offset].strip() and text[offset : found.end].strip()
        assert all(not text[offset].isspace() for offset in found.soft)
        assert found.text.startswith(found.label)


@given(TEXTS, LANGUAGES)
def test_a_sentence_a_line_reads_back_unchanged(text: str, language: str) -> None:
    texts = [" ".join(s.text.split()) for s in segment(document(text, language))]
    again = segment(document("\n".join(texts), language), lines=True)
    assert [s.text for s in again] == texts


@given(st.lists(st.sampled_from(["安全发展。", "是否落实？", "他说：“好。”", "《你好！》出版。"]), max_size=8))
def test_splitting_what_was_split_changes_nothing(sentences: list[str]) -> None:
    text = "".join(sentences)
    texts = [s.text for s in segment(document(text, "zh"))]
    assert texts == sentences
    assert [s.text for s in segment(document("\n".join(texts), "zh"))] == sentences


@given(TEXTS)
def test_plain_splitters_give_ascending_offsets_inside(text: str) -> None:
    for split in (split_zh, split_en):
        cuts = split(text)
        assert cuts == sorted(set(cuts))
        assert all(0 < cut < len(text) and not text[cut].isspace() for cut in cuts)


@pytest.mark.parametrize(
    "text",
    [
        "“" * 60_000,
        "《安" * 30_000,
        "（" + "安。" * 30_000,
        ". " * 30_000,
        "a. " * 30_000,
        "abC" * 80_000,
        " " * 200_000 + "x",
    ],
    ids=["quotes", "titles", "bracket", "stops", "initials", "humps", "spaces"],
)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_long_runs_of_one_thing_are_parted_without_a_gap(text: str, language: str) -> None:
    found = segment(Document("long", text, text, language=language))
    assert [(s.start, s.end) for s in found] == list(
        zip([0, *(s.end for s in found[:-1])], (s.end for s in found), strict=True)
    )
    assert found[-1].end == len(text)
