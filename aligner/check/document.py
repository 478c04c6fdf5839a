"""Checks on a whole result: its beads as pairs, and where in the two original files each finding points."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from aligner.check.report import PairReport, check_pairs
from aligner.check.trust import SHOWN
from aligner.spans import Span
from aligner.terms import Termbase
from aligner.types import Alignment, Bead, Document, Finding, PairText, Segment, join_texts


def check_alignment(
    source: Document,
    target: Document,
    alignment: Alignment,
    checks: Iterable[str] | None = None,
    severity: Mapping[str, str] | None = None,
    termbase: Termbase | None = None,
    pairs: Sequence[PairText] | None = None,
    show: float = SHOWN,
) -> tuple[PairReport, ...]:
    """Return one report a bead; without findings where the documents are not Chinese and English.

    ``checks``, ``severity``, ``termbase`` and ``show`` are as in ``check_pairs``; ``pairs`` stand in for the beads'
    texts.
    """
    known = source.language in {"zh", ""} and target.language in {"en", ""}
    texts = bead_texts(alignment) if pairs is None else pairs
    reports = check_pairs(texts, checks if known else (), termbase, severity, show=show)
    sides = (source, alignment.source), (target, alignment.target)
    return tuple(
        replace(
            report,
            findings=tuple(_placed(finding, sides, bead) for finding in report.findings),
            hints=tuple(_placed(hint, sides, bead) for hint in report.hints),
        )
        for bead, report in zip(alignment.beads, reports, strict=True)
    )


Sides = tuple[tuple[Document, tuple[Segment, ...]], tuple[Document, tuple[Segment, ...]]]


def _placed(finding: Finding, sides: Sides, bead: Bead) -> Finding:
    """Return a finding of a bead with its places in the two original files."""
    return replace(
        finding,
        zh_doc_span=document_span(*sides[0], bead.source, finding.zh_span),
        en_doc_span=document_span(*sides[1], bead.target, finding.en_span),
    )


def bead_texts(alignment: Alignment) -> list[PairText]:
    """Return the beads as the pairs that are checked, in order."""
    return [
        PairText(*alignment.texts(bead), bead.score if bead.source and bead.target else None, bead.confidence)
        for bead in alignment.beads
    ]


def document_span(
    document: Document, segments: tuple[Segment, ...], indices: tuple[int, ...], span: Span | None
) -> Span | None:
    """Return where a span of a bead's joined text stands in the document's original text; None stays None."""
    if span is None or not indices:
        return None
    ends = [len(join_texts(segments, indices[: k + 1])) for k in range(len(indices))]
    starts = [end - len(segments[i].text) for i, end in zip(indices, ends, strict=True)]
    places = []
    for offset, last in ((span[0], False), (max(span[0], span[1] - 1), True)):
        k = next((k for k, end in enumerate(ends) if offset < end), len(ends) - 1)
        segment = segments[indices[k]]
        begin = max(document.text.find(segment.text, segment.start, segment.end), segment.start)
        inside = min(max(offset - starts[k], 0), max(len(segment.text) - 1, 0))
        places.append(begin + inside + last)
    return document.offset_map.span(places[0], max(places))


def counts(reports: tuple[PairReport, ...]) -> dict[str, int]:
    """Count the findings by severity, the gravest first."""
    found: list[Finding] = [finding for report in reports for finding in report.findings]
    return {name: sum(f.severity == name for f in found) for name in ("critical", "major", "minor")}
