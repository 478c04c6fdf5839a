"""Where findings stand in the texts of a row: texts cut into runs that the same findings cover."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from aligner.correct.diff import Kind, revision_diff
from aligner.correct.revision import Revision
from aligner.types import Finding

Text = Literal["zh", "machine", "corrected"]


@dataclass(frozen=True, slots=True)
class Note:
    """A finding of a row under its number there, counted from 1; ``fixed`` is true where a correction answered it."""

    number: int
    finding: Finding
    fixed: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """A note at ``start:end`` of the Chinese, the machine's or the corrected English."""

    note: Note
    text: Text
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text with the notes on it; ``kind`` says in which English it stands (equal: in both)."""

    text: str
    notes: tuple[Note, ...] = ()
    kind: Kind = "equal"


def notes_and_marks(findings: Sequence[Finding], revision: Revision) -> tuple[list[Note], list[Mark]]:
    """Return what is said about a row, numbered, and where it stands.

    The findings on the machine's English come first, in their order; then what only the corrected English gives rise
    to. The new words of a correction carry the note that they answer; where a person wrote the English, a
    finding is answered that is not found in it any more.
    """
    notes: list[Note] = []
    marks: list[Mark] = []
    made = {c.finding: c.corrected_span for c in revision.corrections}
    by_hand = revision.text != revision.machine and not revision.corrections
    open_ones = {_same(finding) for finding in revision.left}
    for finding in findings:
        note = Note(len(notes) + 1, finding, finding in made or (by_hand and _same(finding) not in open_ones))
        notes.append(note)
        marks += [Mark(note, "zh", *finding.zh_span)] if finding.zh_span else []
        marks += [Mark(note, "machine", *finding.en_span)] if finding.en_span else []
        marks += [Mark(note, "corrected", *made[finding])] if finding in made else []
    known = {_same(finding) for finding in findings}
    for finding in revision.left:
        if _same(finding) not in known:
            note = Note(len(notes) + 1, finding)
            notes.append(note)
            marks += [Mark(note, "zh", *finding.zh_span)] if finding.zh_span else []
            marks += [Mark(note, "corrected", *finding.en_span)] if finding.en_span else []
    return notes, marks


def _same(finding: Finding) -> tuple[object, ...]:
    """Return what stays of a finding when the English around it is corrected: all but its place there."""
    return finding.check, finding.message, finding.zh_span


def chinese_runs(text: str, marks: Sequence[Mark]) -> list[Run]:
    """Cut the Chinese of a row where notes begin and end."""
    return list(_cut(text, [(m.start, m.end, m.note) for m in marks if m.text == "zh"], "equal"))


def english_runs(revision: Revision, marks: Sequence[Mark]) -> list[Run]:
    """Cut both English texts of a row into one sequence: what both have, what was removed, what was put in.

    The runs that are not inserted make the machine's English, those that are not deleted the corrected one. A note on
    the corrected English alone is put on new words; where both have the words, notes on the machine's English count
    and those of open notes on the corrected one.
    """
    runs: list[Run] = []
    machine = corrected = 0
    for piece in revision_diff(revision):
        here = [
            (m.start - at, m.end - at, m.note)
            for m in marks
            for text, at in (("machine", machine), ("corrected", corrected))
            if m.text == text
            and not (text == "machine" and piece.kind == "insert")
            and not (text == "corrected" and (piece.kind == "delete" or (piece.kind == "equal" and m.note.fixed)))
        ]
        runs += _cut(piece.text, here, piece.kind)
        machine += len(piece.text) * (piece.kind != "insert")
        corrected += len(piece.text) * (piece.kind != "delete")
    return runs


def _cut(text: str, spans: Sequence[tuple[int, int, Note]], kind: Kind) -> Iterator[Run]:
    """Cut a text where spans begin and end; each note once a run, in the order of their numbers."""
    size = len(text)
    inside = [(max(0, start), min(size, end), note) for start, end, note in spans if start < size and end > 0]
    edges = sorted({0, size, *(at for start, end, _ in inside for at in (start, end))})
    for start, end in pairwise(edges):
        notes = {note.number: note for a, b, note in inside if a <= start and end <= b}
        yield Run(text[start:end], tuple(notes[k] for k in sorted(notes)), kind)


def gravest(notes: Sequence[Note]) -> str:
    """Return the class of a run: the gravest severity of its open notes, or ``fixed`` where all are answered."""
    found = {note.finding.severity for note in notes if not note.fixed}
    return next((name for name in ("critical", "major", "minor") if name in found), "fixed")
