"""The rows of a finished run as rows under review."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from aligner.check.registry import RECORD, row
from aligner.record import Mark, Record
from aligner.review.line import English, Line, Seen
from aligner.review.places import moved_to
from aligner.types import Finding
from aligner.view.content import CONFIRMED, REJECTED
from aligner.view.rows import rows


def lines_of(record: Record) -> list[Line]:
    """Return one line a row, nobody having decided anything yet."""
    lines = [_line(record, made.id - 1, made.key, made.score, made.confidence) for made in rows(record)]
    return [_marked(line, mark) for line, mark in zip(lines, record.marks, strict=True)] if record.marks else lines


def _marked(line: Line, mark: Mark) -> Line:
    """Return a line with what people said of it before the record was written."""
    away = {finding.key: why for finding, why in mark.away}
    late = tuple(f for f, _ in mark.away if row(f.check).scope == RECORD)
    own = tuple(f for f, _ in mark.away if row(f.check).scope != RECORD)
    now = replace(line.now, findings=(*line.now.findings, *own))
    first = now if line.en == line.english.machine else line.first
    return replace(
        line,
        first=first,
        now=now,
        late=(*line.late, *late),
        away=away,
        note=mark.note,
        mark=mark.status if mark.status in (CONFIRMED, REJECTED) else "",
    )


def _line(record: Record, k: int, key: str, score: float, confidence: float) -> Line:
    bead, report, revision = record.alignment.beads[k], record.reports[k], record.revisions[k]
    zh, machine = record.alignment.texts(bead)
    segments = tuple(record.alignment.target[i] for i in bead.target)
    found, late = parted(report.findings)
    hints = report.hints
    first = Seen(found, hints, report.quality, report.reasons)
    now = first
    if revision.text != machine or revision.left != found:
        after = tuple(moved_to(hint, zh, machine, zh, revision.text) for hint in hints)
        quality = report.quality if revision.quality is None else revision.quality
        now = Seen(revision.left, tuple(h for h in after if h), quality, report.reasons)
        late = tuple(placed(f, zh, machine, revision.text) for f in late)
    english = English(segments, machine, revision.text, revision.corrections)
    return Line(key, bead.source, zh, english, score, confidence, bead.moved, first, now, late)


def parted(findings: Iterable[Finding]) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """Return the findings on the row alone, and those that only the whole document showed."""
    own: list[Finding] = []
    late: list[Finding] = []
    for finding in findings:
        (late if row(finding.check).scope == RECORD else own).append(finding)
    return tuple(own), tuple(late)


def placed(finding: Finding, zh: str, machine: str, text: str) -> Finding:
    """Return a finding on the machine's English with its place in the present text, where that can be told."""
    return moved_to(finding, zh, machine, zh, text) or replace(finding, en_span=None)
