"""Patterns that are compiled late and passed over early find what plain ones find."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.check.tables import table
from aligner.words.lazy import any_of, beginning, lazy

TABLES = ("literal.tsv", "condensed.tsv", "qualifiers.tsv")
SIGNS = sorted({char for name in TABLES for row in table(name) for char in row[0] if "\u3400" <= char <= "\u9fff"})


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("一刀切", "一刀切"),
        ("城乡(?!规划|建设)", "城乡"),
        ("抓[实好|紧]", "抓"),
        ("国家?", "国"),
        ("国*", ""),
        ("年{0,2}", ""),
        ("好+", "好"),
        ("不忘初心|初心", ""),
        ("(?:技术|科技)攻关", ""),
        ("[甲乙]丙", ""),
        (r"\d+年", ""),
        (r"项\|目", "项"),
        ("", ""),
    ],
)
def test_what_every_match_begins_with(source: str, expected: str) -> None:
    assert beginning(source) == expected


@pytest.mark.parametrize("name", TABLES)
@given(text=st.lists(st.sampled_from(SIGNS), max_size=40).map("".join))
def test_one_pattern_for_a_table_finds_what_its_rows_find(name: str, text: str) -> None:
    rows = [row[0] for row in table(name)]
    whole = any_of(rows)
    for case in (text, *(text[:5] + re.sub(r"\W|\w(?=\?)", "", row) + text[5:] for row in rows[::9])):
        found = [re.search(row, case) for row in rows]
        assert bool(whole.search(case)) == any(found)
        assert [m and m.span() for m in found] == [(m := lazy(row).search(case)) and m.span() for row in rows]


def test_a_place_to_begin_is_kept_to() -> None:
    assert lazy("重点").search("重点和重点", 1).span() == (3, 5)
    assert lazy("重点").search("重点", 1) is None
    assert any_of([]).search("") is not None


def test_what_is_asked_once_stands_ready() -> None:
    pattern, text = lazy("重[点要]"), "重点和重要"
    assert pattern.search("好") is None
    assert pattern._made is None, "a text without what it needs compiles nothing"
    for _ in range(2):
        assert pattern.search(text).span() == (0, 2)
        assert pattern.match(text, 3).span() == (3, 5)
        assert [m.span() for m in pattern.finditer(text)] == [(0, 2), (3, 5)]
        assert pattern.findall(text) == ["重点", "重要"]
        assert (pattern.sub("x", text), pattern.sub("x", "好")) == ("x和x", "好")
        assert pattern.fullmatch("重点") and not pattern.fullmatch(text)
