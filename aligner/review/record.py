"""The record of a run with every decision in it, for whoever exports or shows it."""

from __future__ import annotations

from dataclasses import replace

from aligner.check.report import PairReport
from aligner.correct.revision import Revision
from aligner.extraction.corrected import with_corrections
from aligner.record import Mark, Record
from aligner.review.desk import Desk
from aligner.review.line import Line
from aligner.review.words import status_of
from aligner.types import Alignment, Bead, Segment


def reviewed(desk: Desk) -> Record:
    """Return the record as its decisions leave it: rows, English, findings that count, quality, status and notes.

    The segments are those of the run but for English ones that a person cut; their order is the document's.
    """
    lines, record = desk.table.lines, desk.record
    segments = sorted((s for line in lines for s in line.english.segments), key=lambda s: (s.start, s.end))
    numbers: dict[Segment, list[int]] = {}
    for number, segment in enumerate(segments):
        numbers.setdefault(segment, []).append(number)
    beads = []
    for line in lines:
        target = tuple(sorted(numbers[segment].pop(0) for segment in line.english.segments))
        beads.append(Bead(line.source, target, line.score, line.confidence, line.moved))
    old = record.alignment
    alignment = Alignment(old.source, tuple(segments), tuple(beads), old.signature, old.warnings, old.verdict)
    decided = desk.decided
    revisions = tuple(_revision(desk, line) for line in lines)
    return replace(
        record,
        alignment=alignment,
        checked=tuple(_report(desk, line) for line in lines),
        revised=revisions,
        extracted=with_corrections(record.extraction, alignment, revisions),
        marks=tuple(_mark(line, line.key in decided) for line in lines),
    )


def _report(desk: Desk, line: Line) -> PairReport:
    """Return what counts of what is said of the machine's English."""
    late = tuple(f for f in line.late if f.key not in line.away)
    found = tuple(f for f in line.first.findings if f.key not in line.away)
    hints = tuple(f for f in line.first.hints if f.key not in line.away)
    quality = desk.looker.quality(line, line.first, line.english.machine)
    return PairReport((*found, *late), quality, line.first.reasons, hints)


def _revision(desk: Desk, line: Line) -> Revision:
    """Return what became of the English."""
    left = tuple(f for f in line.now.findings if f.key not in line.away)
    quality = desk.looker.quality(line, line.now, line.en)
    return Revision(line.english.machine, line.en, line.english.corrections, left, quality)


def _mark(line: Line, decided: bool) -> Mark:
    away = tuple((f, line.away[f.key]) for f in line.findings if f.key in line.away)
    return Mark(line.key, status_of(line), decided, line.note, away)
