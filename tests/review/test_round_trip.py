"""Export, edit, apply, export: edits come back in every format, or are listed; nothing else changes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aligner.review import Review
from aligner.review.applying import Applied, apply
from aligner.review.edited import read_edited
from tests.review.editors import ALL, WHOLE, Marks, Memory, Table, Workbook, Xliff, Xliff12
from tests.review.samples import opened, row, run_folder, said

REVISED = "Local governments shall complete the reinforcement of 3,000 small reservoirs by the end of 2026."


def applied(review: Review, editor: Any, **how: bool) -> Applied:
    return apply(review, read_edited(editor.path), "reader", **how)


@pytest.mark.parametrize("kind", WHOLE)
def test_an_unchanged_file_makes_no_decision(kind: type[Table], tmp_path: Path) -> None:
    review = opened(run_folder(tmp_path))
    review.decide("note", row(review, 2).key, author="me", note="two\nlines")
    review.decide("reject", row(review, 3).key, author="me")
    before = review.seq, said(review)
    outcome = applied(review, kind(review, tmp_path))
    assert (outcome.changes, outcome.conflicts, outcome.refused) == ([], [], [])
    assert (review.seq, said(review)) == before


EDITS = [
    ("en", REVISED),
    ("en", ""),
    ("en", "=1+1 is not what this says."),
    ("en", "One line.\nAnother line."),
    ("en", "The 𠮷 brand and a 🙂 sign."),
    ("en", " leading and trailing blanks "),
    ("status", "confirmed"),
    ("status", "rejected"),
    ("status", "needs review"),
    ("note", 'ask the ministry; "quoted", with a comma\nand a line'),
    ("note", "-2 is no formula"),
]


@pytest.mark.parametrize("kind", ALL)
@pytest.mark.parametrize(("field", "value"), EDITS)
def test_an_edit_comes_back(kind: type[Table], field: str, value: str, tmp_path: Path) -> None:
    review = opened(run_folder(tmp_path))
    editor = kind(review, tmp_path)
    editor.set(2, field, value)
    others = [state for state in said(review) if state["id"] != 2]
    outcome = applied(review, editor)
    assert (outcome.conflicts, outcome.refused) == ([], [])
    assert [change.kind for change in outcome.changes] and outcome.changes[0].rows[0].id == 2
    assert getattr(row(review, 2), field) == value
    assert [state for state in said(review) if state["id"] != 2] == others
    again = opened(tmp_path / "out")
    assert getattr(row(again, 2), field) == value
    if kind is not Marks:
        assert applied(again, kind(again, tmp_path)).changes == []


@pytest.mark.parametrize("kind", WHOLE)
def test_a_deleted_row_stays_and_is_counted(kind: type[Table], tmp_path: Path) -> None:
    review = opened(run_folder(tmp_path))
    before, editor = said(review), kind(review, tmp_path)
    left_out = applied(review, editor).missing
    editor.delete(3)
    outcome = applied(review, editor)
    assert (outcome.changes, outcome.missing) == ([], left_out + 1)
    assert said(review) == before


@pytest.mark.parametrize("kind", WHOLE)
def test_an_added_row_is_listed(kind: type[Table], tmp_path: Path) -> None:
    review = opened(run_folder(tmp_path))
    before, editor = said(review), kind(review, tmp_path)
    editor.add("新增的一句。", "A new sentence.")
    outcome = applied(review, editor)
    assert outcome.changes == [] and len(outcome.refused) == 1
    assert "no row is added" in outcome.refused[0] and "新增的一句。" in outcome.refused[0]
    assert said(review) == before


@pytest.mark.parametrize("kind", WHOLE)
def test_rows_in_another_order_are_found_by_their_keys(kind: type[Table], tmp_path: Path) -> None:
    review = opened(run_folder(tmp_path))
    editor = kind(review, tmp_path)
    editor.set(2, "en", REVISED)
    editor.turn()
    outcome = applied(review, editor)
    assert [change.rows[0].id for change in outcome.changes] == [2]
    assert row(review, 2).en == REVISED


@pytest.mark.parametrize("kind", WHOLE)
def test_altered_chinese_is_refused_with_a_sentence(kind: type[Table], tmp_path: Path) -> None:
    review = opened(run_folder(tmp_path))
    before, editor = said(review), kind(review, tmp_path)
    editor.set(2, "zh", "各地应当在2027年底前完成3000座小型水库的除险加固。")
    editor.set(2, "en", REVISED)
    outcome = applied(review, editor)
    assert outcome.changes == [] and len(outcome.refused) == 1
    assert "the Chinese of row 2 was altered" in outcome.refused[0] and REVISED[:40] in outcome.refused[0]
    assert said(review) == before


@pytest.mark.parametrize("kind", ALL)
def test_a_row_that_was_changed_meanwhile_is_a_conflict(kind: type[Table], tmp_path: Path) -> None:
    review = opened(run_folder(tmp_path))
    editor = kind(review, tmp_path)
    editor.set(2, "en", REVISED)
    editor.set(3, "note", "still open")
    review.decide("set_english", row(review, 2).key, author="other", en="Somebody else wrote this.")
    review.decide("confirm", row(review, 3).key, author="other")
    outcome = applied(review, editor)
    assert len(outcome.conflicts) == 1 and "row 2 was changed since the export" in outcome.conflicts[0]
    assert REVISED[:40] in outcome.conflicts[0] and "Somebody else wrote this." in outcome.conflicts[0]
    assert row(review, 2).en == "Somebody else wrote this."
    # Another field of a row that was changed is no conflict.
    assert (row(review, 3).note, row(review, 3).status) == ("still open", "confirmed")
    applied(review, editor, overrule=True)
    assert row(review, 2).en == REVISED


@pytest.mark.parametrize("kind", ALL)
def test_a_row_that_is_gone_is_a_conflict_if_it_was_edited(kind: type[Table], tmp_path: Path) -> None:
    review = opened(run_folder(tmp_path))
    editor = kind(review, tmp_path)
    editor.set(2, "en", REVISED)
    review.decide("merge", row(review, 2).key, author="other")
    outcome = applied(review, editor)
    assert outcome.changes == [] and len(outcome.conflicts) == 1
    assert "is not there any more" in outcome.conflicts[0] and REVISED[:40] in outcome.conflicts[0]


@pytest.mark.parametrize(
    ("before", "state", "after"),
    [
        ("", "final", "confirmed"),
        ("", "reviewed", "confirmed"),
        ("", "translated", "edited"),
        ("confirm", "initial", "needs review"),
        ("confirm", "translated", "confirmed"),
        ("reject", "initial", "rejected"),
        ("reject", "final", "confirmed"),
    ],
)
def test_a_tool_s_state_is_a_status(before: str, state: str, after: str, tmp_path: Path) -> None:
    review = opened(run_folder(tmp_path))
    if before:
        review.decide(before, row(review, 2).key, author="me")
    editor = Xliff(review, tmp_path)
    tree = editor.tree()
    editor.unit(tree, 2).find(f"{editor.space}segment").set("state", state)
    editor.save(tree)
    outcome = applied(review, editor)
    assert (row(review, 2).status, outcome.conflicts, outcome.refused) == (after, [], [])


@pytest.mark.parametrize("kind", [Xliff, Xliff12])
def test_a_confirmed_row_without_english_stays_confirmed(kind: type[Table], tmp_path: Path) -> None:
    review = opened(run_folder(tmp_path))
    review.decide("confirm", row(review, 11).key, author="me")
    assert applied(review, kind(review, tmp_path)).changes == []


def test_a_dry_run_keeps_nothing(tmp_path: Path) -> None:
    review = opened(run_folder(tmp_path))
    editor = Table(review, tmp_path)
    editor.set(2, "en", REVISED)
    before = said(review)
    assert len(applied(review, editor, dry_run=True).changes) == 1
    assert (said(review), review.decisions) == (before, [])
    assert said(opened(tmp_path / "out")) == before


def test_a_tool_that_drops_properties_still_brings_edits_back(tmp_path: Path) -> None:
    review = opened(run_folder(tmp_path))
    editor = Memory(review, tmp_path)
    editor.set(2, "en", REVISED)
    tree = editor.tree()
    for prop in list(tree.iter("prop")):
        prop.getparent().remove(prop)
    editor.save(tree)
    assert [change.rows[0].id for change in applied(review, editor).changes] == [2]
    review.decide("set_english", row(review, 3).key, author="other", en="Decided since.")
    outcome = applied(review, editor)
    assert (outcome.changes, outcome.conflicts) == ([], []) and row(review, 3).en == "Decided since."


def test_a_key_that_a_spreadsheet_took_for_a_number_is_found_by_the_chinese(tmp_path: Path) -> None:
    review = opened(run_folder(tmp_path))
    editor = Table(review, tmp_path)
    editor.set(2, "key", "5.34E+11")
    editor.set(2, "en", REVISED)
    assert [change.rows[0].id for change in applied(review, editor).changes] == [2]


@pytest.mark.parametrize("word", ["Confirmed", "OK", "yes", " accepted "])
def test_what_people_write_for_confirmed(word: str, tmp_path: Path) -> None:
    review = opened(run_folder(tmp_path))
    editor = Workbook(review, tmp_path)
    editor.set(2, "status", word)
    applied(review, editor)
    assert row(review, 2).status == "confirmed"


def test_a_status_that_only_the_checks_give_is_listed(tmp_path: Path) -> None:
    review = opened(run_folder(tmp_path))
    editor = Table(review, tmp_path)
    editor.set(10, "status", "no finding")
    editor.set(2, "status", "done")
    outcome = applied(review, editor)
    assert outcome.changes == [] and len(outcome.refused) == 2
    assert "is given by the checks" in outcome.refused[1] and "'done' is no status" in outcome.refused[0]


def test_a_confirmed_row_that_is_edited_stays_confirmed(tmp_path: Path) -> None:
    review = opened(run_folder(tmp_path))
    review.decide("confirm", row(review, 8).key, author="me")
    editor = Table(review, tmp_path)
    editor.set(8, "en", "By 2027, the coverage will reach more than 58%.")
    applied(review, editor)
    assert row(review, 8).status == "confirmed"
    assert "number" in {finding.check for finding in row(review, 8).findings}


TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n\t =+@-'\"<>&;,"), max_size=40)


@pytest.mark.slow
@pytest.mark.parametrize("kind", ALL)
@given(en=TEXT, note=TEXT)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_comes_back_in_any_format(kind: type[Table], tmp_path_factory: Any, en: str, note: str) -> None:
    place = tmp_path_factory.mktemp("any")
    review = opened(run_folder(place))
    editor = kind(review, place)
    editor.set(2, "en", en)
    editor.set(5, "note", note)
    outcome = applied(review, editor)
    assert (outcome.conflicts, outcome.refused) == ([], [])
    assert (row(review, 2).en, row(review, 5).note) == (en, note)
    if kind is not Marks:
        assert applied(review, kind(review, place)).changes == []
