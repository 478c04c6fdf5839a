"""A finding, and what a pair's checks report, in a notebook."""

from __future__ import annotations

from collections.abc import Iterable

from aligner.check.report import PairReport
from aligner.display.marks import Note
from aligner.display.notebook import fragment
from aligner.display.notebook_marks import notes_html
from aligner.types import Finding
from aligner.view.text import one_line


def finding_html(finding: Finding) -> str:
    """Return a finding with its evidence and suggestion."""
    return fragment([], notes_html([Note(1, finding)], full=True))


def finding_text(finding: Finding) -> str:
    """Return a finding on two lines: what is wrong and what should stand there, then the evidence."""
    return "\n".join(_lines([finding]))


def pairreport_html(report: PairReport) -> str:
    """Return the quality of a pair and its findings."""
    notes = [Note(number, finding) for number, finding in enumerate(report.findings, start=1)]
    return fragment([_quality(report)], notes_html(notes, full=True))


def pairreport_text(report: PairReport) -> str:
    """Return the quality of a pair and its findings, two lines each."""
    return "\n".join([_quality(report), *_lines(report.findings)])


def _quality(report: PairReport) -> str:
    why = ", ".join(reason for reason, _ in report.reasons)
    return f"Quality {report.quality:.2f}{f', lowered by: {why}' if why else ''}"


def _lines(findings: Iterable[Finding]) -> list[str]:
    lines = []
    for f in findings:
        fix = f" → {one_line(f.suggestion)}" if f.suggestion else ""
        lines.append(f"{f.severity} {f.check}: {one_line(f.message)}{fix}")
        lines.append(f"    {one_line(f.evidence) + '; ' if f.evidence else ''}confidence {f.confidence:.2f}")
    return lines
