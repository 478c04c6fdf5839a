"""Search units: how segments become units and units become segments again."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.alignment.units import (
    MAX_PIECES,
    block_numbers,
    cuts_kept,
    mended,
    merge_units,
    repeats,
    sentence_numbers,
    source_units,
    target_units,
)
from aligner.types import Segment


def segment(text: str, start: int = 0, **fields) -> Segment:
    """One segment of a text: the whole of ``text``, moved to ``start``."""
    return Segment(start, start + len(text), text.strip(), **fields)


def test_source_segments_are_never_cut() -> None:
    text = "甲；乙。丙。"
    segments = [Segment(0, 4, "甲；乙。", soft=(2,)), Segment(4, 6, "丙。")]
    assert [(u.start, u.end) for u in source_units(segments, text)] == [(0, 4), (4, 6)]


def test_target_segments_are_cut_at_their_soft_boundaries() -> None:
    text = "One; two; three. Four."
    segments = [Segment(0, 17, text[:17].strip(), soft=(5, 10)), Segment(17, 22, "Four.")]
    units = target_units(segments, text)
    assert [u.text for u in units] == ["One;", "two;", "three.", "Four."]
    assert sentence_numbers(units).tolist() == [0, 0, 0, 1]
    assert "".join(text[u.start : u.end] for u in units) == text


@pytest.mark.parametrize(
    ("soft", "kept"),
    [
        ((), []),
        ((0, 60), []),  # the ends are no cuts
        ((10, 20), [10, 20]),
        ((10, 12, 14, 30, 40, 50), [10, 14, 30, 40, 50]),  # 12 goes: its two pieces are the shortest together
        (tuple(range(1, 60)), 5),
    ],
)
def test_cuts_are_thinned_out(soft: tuple[int, ...], kept: list[int] | int) -> None:
    text = "x" * 60
    found = cuts_kept(segment(text, soft=soft), text)
    assert found == kept or len(found) == kept == MAX_PIECES - 1
    assert set(found) <= set(soft)


@given(st.lists(st.integers(1, 59), unique=True).map(sorted))
def test_thinning_takes_the_cut_of_the_shortest_join_one_by_one(soft: list[int]) -> None:
    text, left = "x" * 60, list(soft)
    while len(left) >= MAX_PIECES:
        edges = [0, *left, 60]
        del left[min(range(len(left)), key=lambda k: edges[k + 2] - edges[k])]
    assert cuts_kept(segment(text, soft=tuple(soft)), text) == left


def test_a_sentence_of_very_many_cuts_is_thinned_out_at_once() -> None:
    """A hundred thousand: what takes the square of their number would not end."""
    text = "x;" * 100_000
    found = cuts_kept(segment(text, soft=tuple(range(2, 200_000, 2))), text)
    assert len(found) == MAX_PIECES - 1 and found == sorted(found)


def test_a_piece_is_never_white_space() -> None:
    text = "   word.   "
    assert cuts_kept(Segment(0, 11, "word.", soft=(2, 9)), text) == []


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        (0, 19, "build a system Enhance it"),
        (8, 19, "system Enhance it"),
        (0, 14, "build a system"),
        (14, 24, "Enhance it"),
    ],
)
def test_missing_spaces_are_mended_for_the_encoder_alone(start: int, end: int, text: str) -> None:
    document = "build a systemEnhance it"
    whole = Segment(0, 24, document, repairs=(14,))
    assert mended(whole, document, start, end if end != 19 else 24) == text
    assert whole.text == document


def test_paragraph_numbers_rise_at_every_change() -> None:
    segments = [segment("a", block=b) for b in (0, 0, 3, -1, -1, 3)]
    units = source_units(segments, "a")
    assert block_numbers(units, segments).tolist() == [0, 0, 1, 2, 2, 3]
    assert block_numbers([], []).tolist() == []


def test_repeats_are_near_long_and_case_blind() -> None:
    texts = [
        "The plan takes effect today.",
        "other",
        "the plan  takes effect today.",
        "other",
        "The plan takes effect today.",
    ]
    texts += [f"line number {k} of many" for k in range(13)] + ["The plan takes effect today."]
    units = source_units([segment(t) for t in texts], "")
    units = [type(u)(u.segment, u.start, u.end, t) for u, t in zip(units, texts, strict=True)]
    assert np.flatnonzero(repeats(units)).tolist() == [2, 4]


TEXT = "One; two; three. Four."
SEGMENTS = [
    Segment(0, 17, "One; two; three.", soft=(5, 10), repairs=(7, 12), label="One"),
    Segment(17, 22, "Four.", soft=()),
]


@pytest.mark.parametrize(
    ("groups", "texts", "members"),
    [
        ([(0, 1, 2), (3,)], ["One; two; three.", "Four."], [(0,), (1,)]),
        ([(0,), (1, 2), (3,)], ["One;", "two; three.", "Four."], [(0,), (1,), (2,)]),
        ([(0, 1), (2, 3)], ["One; two;", "three.", "Four."], [(0,), (1, 2)]),
        ([(2, 3), (), (0, 1)], ["One; two;", "three.", "Four."], [(1, 2), (), (0,)]),
    ],
)
def test_units_become_segments_cut_only_where_two_groups_meet(groups, texts, members) -> None:
    final, found = merge_units(SEGMENTS, TEXT, target_units(SEGMENTS, TEXT), groups)
    assert [s.text for s in final] == texts
    assert found == members
    assert "".join(TEXT[s.start : s.end] for s in final) == TEXT


def test_pieces_keep_their_own_marks() -> None:
    final, _ = merge_units(SEGMENTS, TEXT, target_units(SEGMENTS, TEXT), [(0, 1), (2,), (3,)])
    assert [(s.soft, s.repairs, s.label) for s in final] == [((5,), (7,), "One"), ((), (12,), ""), ((), (), "")]
    whole, _ = merge_units(SEGMENTS, TEXT, target_units(SEGMENTS, TEXT), [(0, 1, 2), (3,)])
    assert list(whole) == SEGMENTS
