"""Extraction from an aligned pair, and what it adds to the checks: where the two languages disagree on a record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from aligner.check.merge import overlap
from aligner.extraction.intervals import bead_places
from aligner.extraction.records import Extraction, Record
from aligner.types import Alignment, Document, Finding

if TYPE_CHECKING:
    from aligner.check import PairReport
    from aligner.correct.revision import Revision

_FIGURES = {"number", "date", "congress", "plan", "document_number"}
_CONFIDENCE = 0.7


def extract_alignment(
    source: Document, target: Document, alignment: Alignment, revisions: Sequence[Revision] = ()
) -> Extraction:
    """Return what both documents say, linked through the beads; empty where they are not Chinese and English.

    With ``revisions``, one a bead, each record also has its English as it was corrected.
    """
    if source.language not in {"zh", ""} or target.language not in {"en", ""}:
        return Extraction(source=source, target=target)
    from aligner.embed import shared_encoder
    from aligner.extraction.corrected import with_corrections
    from aligner.extraction.link import link
    from aligner.extraction.side import extract_en, extract_zh

    mine, theirs = extract_zh(source, alignment.source), extract_en(target, alignment.target)
    made = link(mine, theirs, alignment, shared_encoder())
    return with_corrections(made, alignment, revisions) if revisions else made


def with_disagreements(
    reports: Sequence[PairReport], extraction: Extraction, alignment: Alignment, severity: str = ""
) -> tuple[PairReport, ...]:
    """Return the reports with a finding of check ``target`` for each disagreement that no check has told of.

    ``severity`` takes the place of the finding's own.
    """
    added: dict[int, list[Finding]] = {}
    records: list[Record] = [*extraction.targets, *extraction.requirements, *extraction.tasks]
    places = bead_places(alignment)
    for record in records:
        if not record.disagreement or record.zh_span is None or record.en_span is None:
            continue
        for _, number in places.at(record.zh_span[0]):
            finding = disagreement(record, *alignment.texts(alignment.beads[number]), extraction)
            finding = replace(finding, severity=severity or finding.severity)
            known = [*reports[number].findings, *added.get(number, ())]
            if not any(told(finding, other) for other in known):
                added.setdefault(number, []).append(finding)
    return tuple(
        replace(report, findings=(*report.findings, *added[number])) if number in added else report
        for number, report in enumerate(reports)
    )


def disagreement(record: Record, zh: str, en: str, extraction: Extraction) -> Finding:
    """Return the finding for a record whose English differs; spans are those of its evidence in the pair."""
    grave = any(phrase.startswith(("value", "deadline")) for phrase in record.disagreement)
    places = {"zh": zh.find(record.zh_evidence), "en": en.find(record.en_evidence)}
    ends = {"zh": len(record.zh_evidence), "en": len(record.en_evidence)}
    spans = {side: (at, at + ends[side]) if at >= 0 else None for side, at in places.items()}
    documents = {"zh": extraction.source, "en": extraction.target}
    original = {
        side: document.offset_map.span(*span) if document and span else None
        for (side, document), span in zip(documents.items(), (record.zh_span, record.en_span), strict=True)
    }
    return Finding(
        "target",
        "critical" if grave else "major",
        f"The two languages disagree on this record: {'; '.join(record.disagreement)}.",
        evidence=f"{record.zh_evidence} | {record.en_evidence}",
        confidence=_CONFIDENCE,
        zh_span=spans["zh"],
        en_span=spans["en"],
        zh_doc_span=original["zh"],
        en_doc_span=original["en"],
    )


def told(finding: Finding, other: Finding) -> bool:
    """Say whether a check of figures has spoken about these words already."""
    if other.check == "target" and other.message == finding.message:
        return True
    if other.check == "date" and "deadline" in finding.message:
        return True  # the date of a sentence holds for several of its clauses
    if other.check not in _FIGURES | {"target"}:
        return False
    return overlap(finding.zh_span, other.zh_span) or overlap(finding.en_span, other.en_span)
