"""Lines of pages: numbers that count up go, with the heads beside them; lists, figures and sentences stay."""

from __future__ import annotations

import pytest

from aligner.documents import from_list, from_text
from aligner.documents.page_lines import find_page_lines

PART = ["".join(f"Sentence {k} of part {n} goes on here.\n" for k in "abcdefghijklmnopqrstuvw") for n in range(3)]
GO = [
    ("a page of all", "One who will\nPage 2 of 6\nbe relocated.\n", ["Page 2 of 6"]),
    ("small letters", "One.\npage 1/3\nTwo.\n", ["page 1/3"]),
    ("Chinese, of all", "加强监\n第 2 页 共 6 页\n管。\n", ["第 2 页 共 6 页"]),
    ("Chinese, in brackets", "监管。\n第1页（共3页）\n执法。\n", ["第1页（共3页）"]),
    ("Chinese, counted", "甲。\n第1页\n乙。\n第2页\n丙。\n", ["第1页", "第2页"]),
    ("between dashes", "甲。\n— 1 —\n乙。\n— 2 —\n丙。\n", ["— 1 —", "— 2 —"]),
    ("between hyphens", "One.\n- 7 -\nTwo.\n- 8 -\nThree.\n", ["- 7 -", "- 8 -"]),
    ("by strokes", "One.\n1/3\nTwo.\n2/3\nThree.\n3/3\n", ["1/3", "2/3", "3/3"]),
    ("Page alone", "One.\nPage 1\nTwo.\nPage 2\nThree.\n", ["Page 1", "Page 2"]),
    ("bare and far apart", f"{PART[0]}1\n{PART[1]}2\n{PART[2]}3\n", ["1", "2", "3"]),
    (
        "a head beside them",
        "Plan\nOne.\n- 1 -\nA City Plan\nTwo.\n- 2 -\nA City Plan\nThree.\n- 3 -\nA City Plan\nEnd.\n",
        ["- 1 -", "A City Plan", "- 2 -", "A City Plan", "- 3 -", "A City Plan"],
    ),
    ("Windows line ends", "One.\r\nPage 1 of 2\r\nTwo.\r\n", ["Page 1 of 2"]),
]
STAY = [
    ("in a sentence", "See page 2 of 6 for the list.\n第3页共6页的表格已更新。\n"),
    ("one between dashes", "One.\n- 1 -\nTwo.\n"),
    ("a list", "- 1 apple\n- 2 pears\n- 3 plums\n"),
    ("numbers of items", "(1)\nBuild schools.\n(2)\nBuild roads.\n(3)\nBuild bridges.\n"),
    ("numbers of items alone", "1\nBuild schools.\n2\nBuild roads.\n3\nBuild bridges.\n"),
    ("notes", "[1]\nA note.\n[2]\nAnother note.\n"),
    ("a column of figures", "120\n121\n122\n123\n"),
    ("ranges and shares", "1/2\n1/3\n1/4\n"),
    ("not counting up", "One.\n- 5 -\nTwo.\n- 5 -\nThree.\n- 9 -\n"),
    ("years", f"{PART[0]}2019\n{PART[1]}2021\n{PART[2]}2025\n"),
    ("a sentence that stands thrice, not by a page", "Page 1\nA.\nYes.\nB.\nPage 2\nC.\nYes.\nD.\nYes.\n"),
    ("a title with a page", "Front page 3\n第2页的说明\n"),
]


@pytest.mark.parametrize(("text", "gone"), [c[1:] for c in GO], ids=[c[0] for c in GO])
def test_lines_of_pages_go(text: str, gone: list[str]) -> None:
    found = find_page_lines(text)
    assert [text[r.start : r.end].strip() for r in found] == gone
    assert {r.rule for r in found} == {"page-line"}
    document = from_text(text)
    assert document.original == text and not set(document.text.splitlines()) & set(gone)
    assert [r.text.strip() for r in document.removed if r.rule == "page-line"] == gone


@pytest.mark.parametrize("text", [c[1] for c in STAY], ids=[c[0] for c in STAY])
def test_what_is_part_of_the_text_stays(text: str) -> None:
    kept = {line.strip() for r in find_page_lines(text) for line in [text[r.start : r.end]]}
    assert kept <= {"Page 1", "Page 2"}


def test_a_sentence_goes_on_behind_a_page() -> None:
    document = from_text("They will\nPage 2 of 6\nbe relocated.\n")
    assert document.text == "They will\nbe relocated.\n"


def test_in_a_list_of_sentences_every_line_stays() -> None:
    assert from_list(["Page 1 of 2", "One.", "Page 2 of 2"]).text.splitlines() == ["Page 1 of 2", "One.", "Page 2 of 2"]


@pytest.mark.parametrize(
    "stamp", ["DRAFT - CONFIDENTIAL", "Internal use only", "Unofficial translation", "内部资料 注意保存", "送审稿"]
)
def test_a_stamp_that_stands_twice_goes(stamp: str) -> None:
    text = f"One.\n{stamp}\nTwo.\n{stamp}\nThree.\n"
    assert from_text(text).text == "One.\nTwo.\nThree.\n"
    assert from_text(f"One.\n{stamp}\nTwo.\n").text == f"One.\n{stamp}\nTwo.\n"
    assert stamp in from_text(f"{stamp} of the law.\n{stamp} of the law.\n").text
