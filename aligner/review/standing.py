"""What the checks say of a record in which people have decided: of the English as it stands where they did."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from aligner.check.document import bead_texts
from aligner.check.report import PairReport
from aligner.record import Mark, Record
from aligner.review.files import ignored_file
from aligner.review.ignoring import fragments_of
from aligner.review.project import read_ignored
from aligner.review.table import Fragments
from aligner.types import PairText
from aligner.view.content import CONFIRMED, REJECTED


def standing_texts(record: Record) -> list[PairText]:
    """Return the pairs to be checked: the machine's English, and where people have decided the English as it stands."""
    pairs = bead_texts(record.alignment)
    if record.marks is None:
        return pairs
    rows = zip(pairs, record.marks, record.revisions, strict=True)
    return [replace(pair, en=revision.text) if mark.decided else pair for pair, mark, revision in rows]


def standing_reports(record: Record) -> tuple[PairReport, ...]:
    """Return the reports of a record on ``standing_texts``; a row that is confirmed or rejected has no finding."""
    if record.marks is None:
        return record.reports
    return tuple(
        _settled(mark, replace(report, findings=revision.left, quality=_quality(report, revision.quality)))
        if mark.decided
        else _settled(mark, report)
        for mark, report, revision in zip(record.marks, record.reports, record.revisions, strict=True)
    )


def settled_reports(record: Record, reports: Sequence[PairReport]) -> tuple[PairReport, ...]:
    """Return reports that were made anew on ``standing_texts`` without what people have put away."""
    if record.marks is None:
        return tuple(reports)
    return tuple(_settled(mark, report) for mark, report in zip(record.marks, reports, strict=True))


def unignored(pairs: Sequence[PairText], reports: Sequence[PairReport], folder: Path | None = None) -> list[PairReport]:
    """Return reports without what the project ignores."""
    known = read_ignored(ignored_file(folder))
    if not known:
        return list(reports)
    return [_without(known, pair, report) for pair, report in zip(pairs, reports, strict=True)]


def _without(known: Mapping[Fragments, str], pair: PairText, report: PairReport) -> PairReport:
    kept = [
        tuple(f for f in found if fragments_of(f, pair.zh, pair.en) not in known)
        for found in (report.findings, report.hints)
    ]
    return replace(report, findings=kept[0], hints=kept[1])


def _settled(mark: Mark, report: PairReport) -> PairReport:
    if mark.status in (CONFIRMED, REJECTED):
        return replace(report, findings=(), hints=())
    away = {finding.key for finding, _ in mark.away}
    return replace(report, findings=tuple(f for f in report.findings if f.key not in away))


def _quality(report: PairReport, quality: float | None) -> float:
    return report.quality if quality is None else quality
