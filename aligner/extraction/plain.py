"""Records as plain data and as the rows of tables: exact numbers, and offsets into the files as they came."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from fractions import Fraction
from typing import Any

from aligner.extraction.records import Extraction, Record
from aligner.spans import Span
from aligner.types import Document

LABELS = ("unit_en", "binding_en", "modality_en")
SHARED = ("zh_evidence", "en_evidence", "en_evidence_corrected", "zh_span", "en_span", "disagreement")

TASK_COLUMNS = (
    *("id", "document", "section", "marker", "area", "actor_zh", "actor_en", "modality", "modality_en"),
    *("verb_zh", "verb_en", "object_zh", "object_en", "instrument_zh", "instrument_en"),
    *("lead_units", "support_units", "lead_units_en", "support_units_en", "deadline", "recurrence", "targets"),
    *SHARED,
)
TARGET_COLUMNS = (
    *("id", "document", "section", "area", "status", "kind", "metric_zh", "metric_en", "object_zh", "object_en"),
    *("comparator", "change", "value", "value_max", "baseline", "baseline_year", "unit", "unit_en"),
    *("deadline", "recurrence", "binding", "binding_en", "scope"),
    *SHARED,
)
"""The columns of tasks.csv and targets.csv, in order."""


def number(value: Fraction | None) -> int | float | str | None:
    """Return a value exactly: an integer, a decimal fraction as a float, any other as text such as "2/3"."""
    if value is None or value.denominator == 1:
        return None if value is None else value.numerator
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    short = rest == 1 and Fraction(repr(float(value))) == value
    return float(value) if short else f"{value.numerator}/{value.denominator}"


def plain(value: Any) -> Any:
    """Return plain data: fractions as ``number`` gives them, tuples as lists, all the way down."""
    if isinstance(value, Fraction):
        return number(value)
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    return [plain(item) for item in value] if isinstance(value, list | tuple) else value


def original(document: Document | None, span: Span | None) -> Span | None:
    """Return a span of the cleaned text in the document as it came."""
    return document.offset_map.span(*span) if document is not None and span is not None else None


def record_dict(made: Extraction, record: Any) -> dict[str, Any]:
    """Return a record with its spans in the cleaned texts, and in the original files (``*_doc_span``)."""
    places = {
        "zh_doc_span": original(made.source, record.zh_span),
        "en_doc_span": original(made.target, record.en_span),
    }
    labels = {name: getattr(record, name) for name in LABELS if hasattr(record, name)}
    return {key: plain(value) for key, value in (asdict(record) | labels | places).items()}


def as_dict(made: Extraction) -> dict[str, Any]:
    """Return the whole extraction as plain data, ready for JSON."""
    records = ("tasks", "targets", "results", "requirements", "sections")
    return {
        "documents": {"zh": made.source.name if made.source else "", "en": made.target.name if made.target else ""},
        "facts": plain(asdict(made.facts)),
        **{name: [record_dict(made, record) for record in getattr(made, name)] for name in records},
        "counts": [plain(asdict(count)) for count in made.counts],
    }


def table(made: Extraction, records: tuple[Record, ...], columns: tuple[str, ...]) -> Iterator[tuple[Any, ...]]:
    """Yield one row a record: lists joined by "; ", the area as "outer / inner", spans as in the cleaned texts."""
    document = (made.source or made.target).name if made.source or made.target else ""  # type: ignore[union-attr]
    for record in records:
        yield tuple(document if name == "document" else cell(name, getattr(record, name)) for name in columns)


def cell(name: str, value: Any) -> Any:
    """Return one value as a table holds it."""
    if name == "area":
        return " / ".join(value)
    if name in {"zh_span", "en_span"}:
        return value
    if isinstance(value, Fraction):
        return number(value)
    return "; ".join(part for part in value if part) if isinstance(value, tuple) else value
