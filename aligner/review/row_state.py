"""A row under review as a page, a widget or a table shows it: plain data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from aligner.review.line import Line
from aligner.review.look import Looker
from aligner.review.words import status_of
from aligner.spans import Span
from aligner.types import Finding


@dataclass(frozen=True, slots=True)
class FindingState:
    """A finding on the English as it stands; spans into the row's ``zh`` and ``en``.

    ``away`` says why it does not count: rejected, row, document or project; empty where it counts.
    """

    key: str
    check: str
    rule: str
    severity: str
    message: str
    evidence: str
    suggestion: str
    confidence: float
    zh_span: Span | None
    en_span: Span | None
    away: str = ""


@dataclass(frozen=True, slots=True)
class EditState:
    """An edit that a rule made: ``old`` at ``span`` of ``en_machine`` is ``new`` at ``en_span`` of ``en``.

    ``finding`` is the key of the finding that it answers; ``reject_suggestion`` with it takes the edit back.
    """

    finding: str
    rule: str
    message: str
    span: Span
    en_span: Span
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class RowState:
    """A row as it stands: ``id`` is its place from 1 (it moves when rows above are merged), ``key`` its name.

    ``version`` is the number of the last decision that touched it, 0 where none did. ``zh_segments`` and
    ``en_segments`` are the sentences of the two sides (the machine's English): where the row can be split.
    """

    id: int
    key: str
    document: str
    zh: str
    en_machine: str
    en: str
    status: str
    quality: float
    quality_corrected: float
    score: float
    confidence: float
    type: str
    findings: tuple[FindingState, ...]
    hints: tuple[FindingState, ...]
    edits: tuple[EditState, ...]
    note: str
    anchor: bool
    moved: bool
    zh_segments: tuple[str, ...]
    en_segments: tuple[str, ...]
    version: int

    def to_dict(self) -> dict[str, Any]:
        """Return plain data for JSON."""
        return asdict(self)


def row_state(line: Line, number: int, version: int, looker: Looker) -> RowState:
    """Return what is known of a line."""
    english = line.english
    source = looker.record.alignment.source
    return RowState(
        id=number,
        key=line.key,
        document=looker.record.source.name,
        zh=line.zh,
        en_machine=english.machine,
        en=english.text,
        status=status_of(line),
        quality=looker.quality(line, line.first, english.machine),
        quality_corrected=looker.quality(line, line.now, english.text),
        score=line.score,
        confidence=line.confidence,
        type=line.type,
        findings=tuple(_finding(f, line.away) for f in line.findings),
        hints=tuple(_finding(f, line.away) for f in line.now.hints),
        edits=tuple(
            EditState(c.finding.key, c.finding.rule, c.finding.message, c.span, c.corrected_span, c.old, c.new)
            for c in english.corrections
        ),
        note=line.note,
        anchor=line.anchor,
        moved=line.moved,
        zh_segments=tuple(source[k].text for k in line.source),
        en_segments=tuple(segment.text for segment in english.segments),
        version=version,
    )


def _finding(finding: Finding, away: Mapping[str, str]) -> FindingState:
    return FindingState(
        finding.key,
        finding.check,
        finding.rule,
        finding.severity,
        finding.message,
        finding.evidence,
        finding.suggestion,
        finding.confidence,
        finding.zh_span,
        finding.en_span,
        away.get(finding.key, ""),
    )
