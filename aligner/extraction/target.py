"""Check ``target``: where the two languages disagree on a task or a target that extraction found in both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from aligner.check.registry import row
from aligner.extraction.disagree import kinds
from aligner.extraction.intervals import bead_places
from aligner.extraction.records import Extraction, Record
from aligner.spans import overlap
from aligner.types import Alignment, Finding

_CONFIDENCE = 0.7
_GRAVE = ("value", "deadline")


def check(
    alignment: Alignment, extraction: Extraction, known: Sequence[Sequence[Finding]]
) -> Iterator[tuple[int, Finding]]:
    """Yield (bead, finding) for each disagreement that no check has told of; ``known`` are each bead's findings.

    Example: 到2028年设备联网率由20%提高到45% as "increased from 45% to 20%" is a critical finding (target.value).
    """
    places = bead_places(alignment)
    said: dict[int, list[tuple[Record, Finding]]] = {}
    records: list[Record] = [*extraction.targets, *extraction.requirements, *extraction.tasks]
    for record in records:
        if not record.disagreement or record.zh_span is None or record.en_span is None:
            continue
        for _, number in places.at(record.zh_span[0]):
            finding = disagreement(record, *alignment.texts(alignment.beads[number]), extraction)
            earlier = said.setdefault(number, [])
            if any(told_by_check(record, finding, other) for other in known[number]) or any(
                record.disagreement == before.disagreement or _same_place(finding, other) for before, other in earlier
            ):
                continue
            earlier.append((record, finding))
            yield number, finding


def disagreement(record: Record, zh: str, en: str, extraction: Extraction) -> Finding:
    """Return the finding for a record whose English differs; spans are those of its evidence in the pair."""
    found = kinds(record.disagreement)
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
        "critical" if any(kind in found for kind in _GRAVE) else "major",
        f"The two languages disagree on this record: {'; '.join(record.disagreement)}.",
        evidence=f"{record.zh_evidence} | {record.en_evidence}",
        confidence=_CONFIDENCE,
        zh_span=spans["zh"],
        en_span=spans["en"],
        zh_doc_span=original["zh"],
        en_doc_span=original["en"],
        rule=f"target.{found[0]}",
    )


def told_by_check(record: Record, finding: Finding, other: Finding) -> bool:
    """Say whether a check of figures has spoken about these words already."""
    if other.check == "date" and "deadline" in kinds(record.disagreement):
        return True  # the date of a sentence holds for several of its clauses
    return row(other.check).figures and _same_place(finding, other)


def _same_place(finding: Finding, other: Finding) -> bool:
    return overlap(finding.zh_span, other.zh_span) or overlap(finding.en_span, other.en_span)
