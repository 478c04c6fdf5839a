"""The rows of a result: one a bead, with everything that a table, a record or a page says about it."""

from __future__ import annotations

from dataclasses import dataclass, field

from aligner.check.registry import RECORD
from aligner.check.registry import row as check_row
from aligner.correct.revision import NEEDS_REVIEW, NO_FINDING
from aligner.identity import row_keys
from aligner.record import Record
from aligner.spans import Span
from aligner.types import Document, Finding, Segment, join_texts


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a row; the tuples run parallel, one item a segment.

    ``spans`` point into the document's cleaned text, ``original_spans`` into its original text; both hold the
    segment's text without the white space around it.
    """

    text: str
    segments: tuple[int, ...]
    spans: tuple[Span, ...]
    original_spans: tuple[Span, ...]
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One bead as users see it: ``id`` counts from 1, ``key`` stays the same from run to run (see ``row_keys``).

    What was found and corrected is asked of ``result`` when it is first wanted: rows alone cost no check.
    """

    id: int
    key: str
    type: str
    score: float
    confidence: float
    source: Side
    target: Side
    moved: bool = False
    note: str = ""
    result: Record | None = field(default=None, repr=False, compare=False)

    @property
    def zh(self) -> str:
        """The Chinese text, empty for an insertion."""
        return self.source.text

    @property
    def en(self) -> str:
        """The English text, empty for an omission."""
        return self.target.text

    @property
    def document(self) -> str:
        """The name of the Chinese file."""
        return self.result.source.name if self.result else ""

    @property
    def cell(self) -> tuple[int, ...]:
        """Table, row and column of a pair that begins in a table, each from 1; () for other text.

        They are those of the Chinese, or of the English where there is no Chinese.
        """
        if self.result is None:
            return ()
        alignment = self.result.alignment
        sides = (
            (self.result.source, alignment.source, self.source),
            (self.result.target, alignment.target, self.target),
        )
        for document, segments, side in sides:
            if side.segments:
                block = segments[side.segments[0]].block
                return document.blocks[block].cell if 0 <= block < len(document.blocks) else ()
        return ()

    @property
    def en_corrected(self) -> str:
        """The corrected English; the machine's where nothing was changed."""
        return self.result.revisions[self.id - 1].text if self.result else self.en

    @property
    def status(self) -> str:
        """``no finding``, ``edited`` or ``needs review`` (``aligner.correct.Revision``), or what a person said.

        A person's own are ``confirmed`` and ``rejected``.
        """
        if self.result and self.result.marks:
            return self.result.marks[self.id - 1].status
        status = self.result.revisions[self.id - 1].status if self.result else NO_FINDING
        # What is found in the whole record (check target) comes after the corrections, which know nothing of it.
        late = any(check_row(finding.check).scope == RECORD for finding in self.findings)
        return NEEDS_REVIEW if late or (status == NO_FINDING and self.findings) else status

    @property
    def quality(self) -> float:
        """How far the machine's English can be trusted, 0..1."""
        return self.result.reports[self.id - 1].quality if self.result else 1.0

    @property
    def quality_corrected(self) -> float:
        """How far the corrected English can be trusted, 0..1; the machine's quality where nothing was changed."""
        revised = self.result.revisions[self.id - 1].quality if self.result else None
        return self.quality if revised is None else revised

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What the checks say of the machine's English."""
        return self.result.reports[self.id - 1].findings if self.result else ()

    @property
    def hints(self) -> tuple[Finding, ...]:
        """What the checks suspect without being sure enough to be counted."""
        return self.result.reports[self.id - 1].hints if self.result else ()

    @property
    def findings_text(self) -> str:
        """The findings as a table shows them: ``[major term] message [minor surface] message``."""
        return " ".join(f"[{f.severity} {f.check}] {f.message}" for f in self.findings)


def rows(result: Record) -> list[Row]:
    """Return one row a bead, in the alignment's order; scores are rounded to four decimals."""
    alignment = result.alignment
    marks = result.marks
    keys = [m.key for m in marks] if marks else row_keys([alignment.texts(bead) for bead in alignment.beads])
    return [
        Row(
            id=number,
            key=key,
            type=bead.type,
            score=rounded(bead.score),
            confidence=rounded(bead.confidence),
            source=_side(result.source, alignment.source, bead.source),
            target=_side(result.target, alignment.target, bead.target),
            moved=bead.moved,
            note=marks[number - 1].note if marks else "",
            result=result,
        )
        for number, (bead, key) in enumerate(zip(alignment.beads, keys, strict=True), start=1)
    ]


def rounded(value: float) -> float:
    """Round to the four decimals that every output shows; never minus zero."""
    return round(float(value), 4) + 0.0


def text_span(document: Document, segment: Segment) -> Span:
    """Return where the segment's text stands in the cleaned text, the white space at its ends left out."""
    at = document.text.find(segment.text, segment.start, segment.end)
    return (at, at + len(segment.text)) if at >= 0 else (segment.start, segment.end)


def _side(document: Document, segments: tuple[Segment, ...], indices: tuple[int, ...]) -> Side:
    """Collect what one side of a bead says."""
    spans = tuple(text_span(document, segments[i]) for i in indices)
    return Side(
        text=join_texts(segments, indices),
        segments=indices,
        spans=spans,
        original_spans=tuple(document.offset_map.span(*span) for span in spans),
        labels=tuple(segments[i].label for i in indices),
    )
