"""Text made safe to show."""

from __future__ import annotations

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.display.words import level, type_words
from aligner.view.text import columns, escape, fit, one_line, visible


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<script>alert('x')</script>", "&lt;script&gt;alert(&#x27;x&#x27;)&lt;/script&gt;"),
        ('R & D "甲"', "R &amp; D &quot;甲&quot;"),
        ("a\0b\x1b[31mc", "a\ufffdb\ufffd[31mc"),
        ("a\ud800b", "a\ufffdb"),
        ("user\u202egpj.exe", "user\ufffdgpj.exe"),
        ("a\tb\nc", "a\tb\nc"),
    ],
)
def test_escape(text: str, expected: str) -> None:
    assert escape(text) == expected


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf"])))
def test_escaped_text_is_the_same_text_without_live_characters(text: str) -> None:
    assert html.unescape(escape(text)) == text
    assert not set(escape(text)) & set("<>\"'")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\u00a0[x]", "[U+00A0][x]"),
        ("a b", "a b"),
        (" ", "[U+0020]"),
        ("\u200b\n", "[U+200B][U+000A]"),
        ("", ""),
    ],
)
def test_visible(text: str, expected: str) -> None:
    assert visible(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"), [("甲乙", 4), ("ab", 2), ("，", 2), ("“a”", 3), ("e\u0301", 1), ("ｱ", 1), ("", 0)]
)
def test_columns(text: str, expected: int) -> None:
    assert columns(text) == expected


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("甲乙丙", 6, "甲乙丙"),
        ("甲乙丙", 5, "甲乙…"),
        ("甲乙丙", 4, "甲… "),  # a wide character is never cut in half
        ("ab", 4, "ab  "),
        ("a\n b\x07", 6, "a b\ufffd  "),
    ],
)
def test_fit(text: str, width: int, expected: str) -> None:
    assert fit(text, width) == expected


@given(st.text(), st.integers(1, 30))
def test_fit_is_exactly_as_wide_as_asked_and_one_line(text: str, width: int) -> None:
    assert columns(fit(text, width)) == width
    assert len(fit(text, width).splitlines()) <= 1


def test_one_line_leaves_no_escape_sequence() -> None:
    assert one_line("a\r\n\x1b]0;title\x07 b\u2028c") == "a \ufffd]0;title\ufffd b c"


@pytest.mark.parametrize(
    ("confidence", "expected"),
    [
        (1.0, (4, "high")),
        (0.9, (4, "high")),
        (0.8999, (3, "good")),
        (0.5, (2, "fair")),
        (0.3, (1, "low")),
        (0.0, (0, "very low")),
        (-0.1, (0, "very low")),
    ],
)
def test_levels(confidence: float, expected: tuple[int, str]) -> None:
    assert level(confidence) == expected


@pytest.mark.parametrize(
    ("bead_type", "words"),
    [("1-0", "no English"), ("0-1", "no Chinese"), ("2-1", "2 Chinese, 1 English"), ("10-2", "10 Chinese, 2 English")],
)
def test_type_words(bead_type: str, words: str) -> None:
    assert type_words(bead_type) == words
