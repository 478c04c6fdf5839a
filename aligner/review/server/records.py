"""Tasks and targets of the document, with the rows in which they stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from aligner.spans import Span
from aligner.view.extraction import amount

if TYPE_CHECKING:
    from aligner.review import Review


def records(review: Review) -> dict[str, list[dict[str, Any]]]:
    """Return ``tasks`` and ``targets`` in a few words each, with the keys of the rows that hold their Chinese.

    Where there is no Chinese the rows are those that hold the English.
    """
    record = review.desk.record
    made = record.extraction
    source = record.alignment.source
    lines = review.desk.table.lines
    zh = [((source[i].start, source[i].end), line.key) for line in lines for i in line.source]
    en = [((segment.start, segment.end), line.key) for line in lines for segment in line.english.segments]

    def where(one: Any) -> list[str]:
        found = rows_of(one.zh_span, zh) if one.zh_span else rows_of(one.en_span, en)
        return list(dict.fromkeys(found))

    return {
        "targets": [said(one, amount(one), "", where(one)) for one in made.targets],
        "tasks": [said(one, " / ".join(one.area), "、".join(one.lead_units), where(one)) for one in made.tasks],
    }


def said(one: Any, head: str, who: str, rows: Sequence[str]) -> dict[str, Any]:
    """Return a task or target in a few words."""
    return {
        "id": one.id,
        "head": head or one.id,
        "when": one.deadline or one.recurrence or "",
        "who": who,
        "zh": one.zh_evidence,
        "en": one.en_evidence,
        "odd": " ".join(one.disagreement),
        "rows": list(rows),
    }


def rows_of(span: Span | None, places: Iterable[tuple[Span, str]]) -> list[str]:
    """Return the keys of the rows that a span of a document touches."""
    if span is None:
        return []
    return [key for (start, end), key in places if start < span[1] and span[0] < end]
