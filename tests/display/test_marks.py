"""Texts cut where findings begin and end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.correct import Revision
from aligner.display.marked_html import runs_html, tells_more
from aligner.display.marks import Mark, Note, chinese_runs, english_runs, gravest, notes_and_marks
from aligner.display.places import row_finder
from aligner.extraction.records import Record
from aligner.types import Correction, Finding
from tests.display.samples import noted

MACHINE = "The National Energy Board leads."
FOUND = Finding("term", "major", "wrong name", "", "National Energy Administration", 0.9, (0, 5), (4, 25))
OPEN = Finding("actor", "critical", "who leads", "", "", 0.5, None, (20, 31))
NEW = Finding("consistency", "minor", "elsewhere otherwise", "", "", 0.5, None, (24, 38))
FIXED = Revision(
    MACHINE,
    "The National Energy Administration leads.",
    (Correction("name", FOUND, (4, 25), (4, 34), MACHINE[4:25], "National Energy Administration"),),
    (OPEN, NEW),
)


def test_notes_are_numbered_and_placed() -> None:
    notes, marks = notes_and_marks((FOUND, OPEN), FIXED)
    assert [(note.number, note.finding.check, note.fixed) for note in notes] == [
        (1, "term", True),
        (2, "actor", False),
        (3, "consistency", False),
    ]
    assert [(m.note.number, m.text, m.start, m.end) for m in marks] == [
        (1, "zh", 0, 5),
        (1, "machine", 4, 25),
        (1, "corrected", 4, 34),
        (2, "machine", 20, 31),
        (3, "corrected", 24, 38),
    ]


def test_both_english_texts_in_one() -> None:
    _, marks = notes_and_marks((FOUND, OPEN), FIXED)
    runs = [(run.kind, run.text, [note.number for note in run.notes]) for run in english_runs(FIXED, marks)]
    assert runs == [
        ("equal", "The ", []),
        ("equal", "National Energy ", [1]),
        ("delete", "Board", [1, 2]),
        ("insert", "Admi", [1]),
        ("insert", "nistration", [1, 3]),
        ("equal", " lea", [2, 3]),
        ("equal", "ds", [2]),
        ("equal", ".", []),
    ]


@given(st.data())
def test_runs_make_both_texts_whatever_the_spans(data: st.DataObject) -> None:
    old = data.draw(st.text("ab .", max_size=12))
    a, b = sorted(data.draw(st.tuples(*[st.integers(0, len(old))] * 2)))
    new = data.draw(st.text("ab <", max_size=6))
    spans = data.draw(st.lists(st.tuples(st.integers(0, 15), st.integers(0, 15)), max_size=4))
    findings = [Finding("term", "major", str(k), en_span=span, zh_span=span) for k, span in enumerate(spans)]
    fix = Correction("r", Finding("x", "minor", "m", en_span=(a, b)), (a, b), (a, a + len(new)), old[a:b], new)
    revision = Revision(old, old[:a] + new + old[b:], (fix,), tuple(findings[:1]))
    _, marks = notes_and_marks(findings, revision)
    runs = english_runs(revision, marks)
    assert "".join(run.text for run in runs if run.kind != "insert") == old
    assert "".join(run.text for run in runs if run.kind != "delete") == revision.text
    assert "".join(run.text for run in chinese_runs(old, marks)) == old
    for mark in marks:
        covered = "".join(run.text for run in chinese_runs(old, marks) if mark.note in run.notes)
        assert mark.text != "zh" or old[mark.start : mark.end] == covered


@pytest.mark.parametrize(
    ("notes", "name"),
    [
        ([("minor", False), ("critical", False)], "critical"),
        ([("minor", False), ("critical", True)], "minor"),
        ([("critical", True)], "fixed"),
    ],
)
def test_the_gravest_open_note_gives_the_class(notes: list[tuple[str, bool]], name: str) -> None:
    made = [Note(k, Finding("term", severity, "m"), fixed) for k, (severity, fixed) in enumerate(notes)]
    assert gravest(made) == name


def test_each_note_is_linked_once_in_new_words_and_once_in_the_others() -> None:
    _, marks = notes_and_marks((FOUND, OPEN), FIXED)
    page = runs_html(english_runs(FIXED, marks), 7)
    assert [part.split('"')[0] for part in page.split('href="#')[1:]] == ["r7f1", "r7f2", "r7f1", "r7f3", "r7f3"]
    assert '<del><a class="f critical" data-f="1 2" href="#r7f2">Board</a></del>' in page


def test_a_mark_on_white_space_has_a_name() -> None:
    runs = chinese_runs("甲 乙", [Mark(Note(1, Finding("surface", "minor", "m")), "zh", 1, 2)])
    assert runs_html(runs, 1) == '甲<a class="f minor" data-f="1" href="#r1f1" aria-label="white space"> </a>乙'


@pytest.mark.parametrize(
    ("evidence", "more"),
    [("", False), ("甲 ↔ A", False), ("甲 → A", False), ("甲 ↔ B", True), ("乙", True)],
)
def test_evidence_that_the_message_quotes_is_not_repeated(evidence: str, more: bool) -> None:
    assert tells_more(evidence, "甲 is not A") is more


@pytest.mark.parametrize(
    ("zh", "en", "row"),
    [("通", None, 6), ("项目名单", None, 3), ("I. G", "I. G", 1), (None, "Related", 5), (None, None, None)],
)
def test_the_row_of_a_record(zh: str | None, en: str | None, row: int | None) -> None:
    r = noted()

    def span(text: str, words: str | None) -> tuple[int, int] | None:
        at = -1 if words is None else text.find(words)
        return (at, at + 2) if at >= 0 else None

    record = Record(zh_span=span(r.source.text, zh), en_span=span(r.target.text, en))
    assert row_finder(r)(record) == row
