"""The word diff: exact pieces, both texts given back, no blow-up."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.correct import Revision, revision_diff, word_diff
from aligner.types import Correction, Finding

SIGN = {"equal": "", "delete": "-", "insert": "+"}


def short(old: str, new: str) -> list[str]:
    return [SIGN[piece.kind] + piece.text for piece in word_diff(old, new)]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("same text", "same text", ["same text"]),
        ("", "", []),
        ("", "new", ["+new"]),
        ("old", "", ["-old"]),
        ("the 3 billion people", "the 300 million people", ["the ", "-3 billion", "+300 million", " people"]),
        ("poor channels , and", "poor channels, and", ["poor channels", "- ", ", and"]),
        ("and and recycling", "and recycling", ["and ", "-and ", "recycling"]),
        # one phrase is one change, though "of" stands in both
        ("National Board of Health", "Commission of Trade", ["-National Board of Health", "+Commission of Trade"]),
        ("reach 1,234.5 tons", "reach 1,234.6 tons", ["reach ", "-1,234.5", "+1,234.6", " tons"]),
        ("the party's twenty", "the party’s twenty", ["the ", "-party's", "+party’s", " twenty"]),
        ("建成 centers", "build centers", ["-建成", "+build", " centers"]),
    ],
)
def test_pieces(old: str, new: str, expected: list[str]) -> None:
    assert short(old, new) == expected


WORDS = st.lists(st.sampled_from(["the", "of", "market", "Board", ",", " ", "  ", "3.5", "国家", "\n"]), max_size=12)


@given(WORDS.map("".join) | st.text(max_size=20), WORDS.map("".join) | st.text(max_size=20))
def test_the_pieces_give_both_texts(old: str, new: str) -> None:
    pieces = word_diff(old, new)
    assert "".join(p.text for p in pieces if p.kind != "insert") == old
    assert "".join(p.text for p in pieces if p.kind != "delete") == new
    assert all(p.text for p in pieces)
    assert all((a.kind, b.kind) != ("insert", "delete") for a, b in pairwise(pieces))


def test_enormous_texts_are_replaced_as_a_whole() -> None:
    assert [p.kind for p in word_diff("a b " * 20_000 + "a", "c d " * 20_000 + "c")] == ["delete", "insert"]


def test_each_correction_is_compared_by_itself() -> None:
    why = Finding("term", "major", "")
    made = (
        Correction("term", why, (4, 9), (4, 14), "Board", "Commission"),
        Correction("term", why, (14, 20), (19, 25), "Bureau", "Office"),
    )
    revision = Revision("the Board and Bureau", "the Commission and Office", made)
    assert [SIGN[p.kind] + p.text for p in revision_diff(revision)] == [
        "the ",
        "-Board",
        "+Commission",
        " and ",
        "-Bureau",
        "+Office",
    ]
