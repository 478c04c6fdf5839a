"""The English evidence of records as it stands after the corrections."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from aligner.extraction.intervals import bead_places
from aligner.extraction.records import Extraction, Record
from aligner.spans import Span
from aligner.types import Alignment

if TYPE_CHECKING:
    from aligner.correct.revision import Revision

Kind = TypeVar("Kind", bound=Record)


def with_corrections(made: Extraction, alignment: Alignment, revisions: Sequence[Revision]) -> Extraction:
    """Return the extraction with ``en_evidence_corrected`` filled in, from one revision a bead."""
    places = bead_places(alignment)

    def corrected(records: Sequence[Kind]) -> tuple[Kind, ...]:
        done = []
        for record in records:
            beads = places.at(record.zh_span[0]) if record.zh_span else []
            text = corrected_text(revisions[beads[0][1]], record.en_evidence) if beads else ""
            done.append(replace(record, en_evidence_corrected=text))
        return tuple(done)

    return replace(
        made,
        tasks=corrected(made.tasks),
        targets=corrected(made.targets),
        results=corrected(made.results),
        requirements=corrected(made.requirements),
    )


def corrected_text(revision: Revision, evidence: str) -> str:
    """Return what became of a piece of a bead's machine English; "" where it is not found there."""
    at = revision.machine.find(evidence) if evidence else -1
    if at < 0:
        return ""
    start, end = corrected_span(revision, (at, at + len(evidence)))
    return revision.text[start:end].strip()


def corrected_span(revision: Revision, span: Span) -> Span:
    """Return a span of the machine English in the corrected text, widened over edits that it cuts."""
    start, end = span
    moved = [0, 0]
    for edit in revision.corrections:
        a, b = edit.span
        grown = (edit.corrected_span[1] - edit.corrected_span[0]) - (b - a)
        if a < span[1] and span[0] < b:
            start, end = min(start, a), max(end, b)
        if b <= span[0]:
            moved[0] += grown
        if a < span[1]:
            moved[1] += grown
    return start + moved[0], end + moved[1]
