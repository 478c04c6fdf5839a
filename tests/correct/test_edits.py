"""Edits on one text: order, overlap, composition over rounds, and the way back."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from aligner.correct.edits import Edit, applied, compatible, composed, origin
from aligner.correct.revision import redo, undo
from aligner.types import Finding


def finding(confidence: float = 0.9, span: tuple[int, int] | None = None) -> Finding:
    return Finding("term", "major", "m", "", "", confidence, None, span)


def edit(start: int, end: int, new: str, confidence: float = 0.9, rule: str = "term") -> Edit:
    return Edit((start, end), new, rule, finding(confidence, (start, end)))


@pytest.mark.parametrize(
    ("edits", "kept"),
    [
        ([edit(0, 3, "x"), edit(3, 5, "y")], [(0, 3), (3, 5)]),
        ([edit(0, 3, "x", 0.5), edit(2, 5, "y", 0.9)], [(2, 5)]),
        ([edit(0, 3, "x"), edit(0, 5, "y")], [(0, 5)]),  # of two equally sure ones the wider
        ([edit(2, 2, "x"), edit(2, 2, "y")], [(2, 2)]),  # two insertions at one place contradict each other
        ([edit(2, 2, "x"), edit(0, 5, "y")], [(0, 5)]),
        ([], []),
    ],
)
def test_overlapping_edits_are_not_made_together(edits: list[Edit], kept: list[tuple[int, int]]) -> None:
    assert [e.span for e in compatible(edits)] == kept


SPANS = st.tuples(st.integers(0, 20), st.integers(0, 20)).map(lambda p: (min(p), max(p)))
EDITS = st.lists(st.tuples(SPANS, st.text("abc ", max_size=4), st.floats(0, 1)), max_size=6)
TEXT = st.text("abcdef ", min_size=20, max_size=20)


def made_of(parts: list[tuple[tuple[int, int], str, float]], length: int) -> list[Edit]:
    return compatible(edit(a, b, new, sure) for (a, b), new, sure in parts if b <= length and (new or a < b))


@given(TEXT, EDITS)
def test_apply_and_undo_is_identity_and_spans_hold_the_texts(text: str, parts: list) -> None:
    new, made = applied(text, made_of(parts, len(text)))
    for c in made:
        assert text[slice(*c.span)] == c.old
        assert new[slice(*c.corrected_span)] == c.new
    assert undo(new, made) == text
    assert redo(text, made) == new


@given(TEXT, EDITS, st.integers(0, 5))
def test_any_one_correction_can_be_taken_back(text: str, parts: list, k: int) -> None:
    new, made = applied(text, made_of(parts, len(text)))
    if made:
        one = made[k % len(made)]
        assert undo(new, [one]) == redo(text, [c for c in made if c is not one])


@example("a" * 20, [], [((0, 0), "a", 0.0), ((0, 1), "", 0.0)])  # an insertion beside a deletion
@example("a" * 20, [((0, 0), "a", 0.0)], [((0, 0), " ", 0.0)])  # two insertions at one place
@given(TEXT, EDITS, EDITS)
def test_two_rounds_of_edits_are_one(text: str, first: list, second: list) -> None:
    made = made_of(first, len(text))
    between = applied(text, made)[0]
    fresh = made_of(second, len(between))
    final = applied(between, fresh)[0]
    together = composed(text, made, fresh)
    assert applied(text, together)[0] == final
    spans = [e.span for e in together]
    assert all(a[1] <= b[0] for a, b in pairwise(spans))


def test_an_edit_on_an_edit_is_one_correction_with_both_rules() -> None:
    machine = "the safety guidance presents"
    made = [edit(11, 19, "Guiding Opinions", rule="term")]
    (one,) = composed(machine, made, [edit(4, 27, "security Guiding Opinions", rule="one-title")])
    assert (one.span, one.new, one.rule) == ((4, 19), "security Guiding Opinions", "term + one-title")
    assert one.finding is made[0].finding


def test_a_later_finding_is_told_in_places_of_the_machine_text() -> None:
    machine = "3 billion and and more"
    _, made = applied(machine, [edit(0, 9, "300 million")])
    later = finding(span=(12, 19))  # "and and" in the corrected text
    assert machine[slice(*origin(made, later))] == "and and"


def test_a_text_that_the_corrections_did_not_make_is_refused() -> None:
    _, made = applied("3 billion people", [edit(0, 9, "300 million")])
    with pytest.raises(ValueError, match="not the corrected text"):
        undo("something else", made)
    with pytest.raises(ValueError, match="not the machine's text"):
        redo("something else", made)
