"""``segment`` on documents: blocks, kinds, lines, and a text as the web damages it."""

import pytest

from aligner.segment import segment, splitter_hash
from aligner.types import Block
from tests.segment.marks import document

RUN_ON = (
    "asked: “Guidance” issued background is what? A: The authorities attach importance to it (No. 57, hereinafter the "
    "“guidance”). Now the contents are as follows: First, build a systemEnhance the supply. Q: What else? A: By 2027, "
    "at least 20 items; the second is to act.\n\nRelated reading"
)


def test_run_on_line() -> None:
    segments = segment(document(RUN_ON, "en"))
    assert [s.text.split()[0] for s in segments] == ["asked:", "A:", "Now", "Q:", "A:", "Related"]
    assert [s.label for s in segments] == ["asked", "A", "", "Q", "A", ""]
    assert [len(s.soft) for s in segments] == [0, 0, 2, 0, 1, 0]
    assert [RUN_ON[r:][:7] for s in segments for r in s.repairs] == ["Enhance"]


@pytest.mark.parametrize(
    ("text", "language", "kinds"),
    [
        ("一、总体要求\n坚持安全第一。\n（一）摸清底数。\n逐项登记。", "zh", "heading sentence list sentence"),
        ("答：\n好的。", "zh", "label sentence"),
        ("Key tasks\n1. Act now. Then report.\n- Item one.", "en", "heading list sentence list"),
        ("现将有关事项通知如下：\n2025年8月18日", "zh", "sentence heading"),
    ],
)
def test_kinds_from_lines(text: str, language: str, kinds: str) -> None:
    assert [s.kind for s in segment(document(text, language))] == kinds.split()


def test_blocks_are_boundaries_and_give_kinds() -> None:
    text = "标题 正文第一句。第二句。 单元格\n脚注"
    blocks = (Block(0, 2, "title"), Block(3, 13), Block(14, 17, "table"), Block(18, 20, "footnote"))
    segments = segment(document(text, "zh", blocks=blocks))
    assert [s.text for s in segments] == ["标题", "正文第一句。", "第二句。", "单元格", "脚注"]
    assert [s.block for s in segments] == [0, 1, 1, 2, 3]
    assert [s.kind for s in segments] == ["heading", "sentence", "sentence", "cell", "heading"]


def test_text_outside_blocks_has_no_block() -> None:
    assert [s.block for s in segment(document("甲。乙。", "zh", blocks=(Block(2, 4),)))] == [-1, 0]


def test_lines_are_neither_cut_nor_offered_for_cutting() -> None:
    text = "第一句。第二句；一是三。\n\n  Fourth. Fifth; sixth␣\n".replace("␣", "")
    segments = segment(document(text, "zh"), lines=True)
    assert [s.text for s in segments] == ["第一句。第二句；一是三。", "Fourth. Fifth; sixth"]
    assert not any(s.soft for s in segments)
    assert "".join(text[s.start : s.end] for s in segments) == text


def test_list_items_keep_their_line_breaks() -> None:
    text = "甲\n乙。丙\n\n丁"
    items = (Block(0, 5), Block(6, 6), Block(7, 8))
    assert [s.text for s in segment(document(text, "zh", blocks=items), lines=True)] == ["甲\n乙。丙", "丁"]


@pytest.mark.parametrize(("text", "count"), [("好。好。", 2), ("Good. Good.", 2), ("2025. 2026", 2)])
def test_language_is_found_where_it_is_not_given(text: str, count: int) -> None:
    assert len(segment(document(text))) == count


def test_white_space_alone_has_no_segments() -> None:
    assert segment(document(" \n\u3000\t\n", "zh")) == ()


def test_splitter_hash_is_stable() -> None:
    assert splitter_hash() == splitter_hash() and len(splitter_hash()) == 12
