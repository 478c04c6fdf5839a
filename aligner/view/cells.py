"""The columns of the tables of rows, and what stands in them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from aligner.view.base import base
from aligner.view.rows import Row, Side

COLUMNS = ("id", "type", "score", "confidence", "zh", "en")
CORRECTED = (
    "id",
    "document",
    "zh",
    "en_machine",
    "en_corrected",
    "status",
    "quality",
    "quality_corrected",
    "score",
    "confidence",
    "type",
    "findings",
    "note",
    "key",
    "base",
)
"""The columns of corrected.csv; ``note`` is left to the reader. By ``key`` and ``base`` (``aligner.view.base``) the
rows of an edited table are found again."""


def with_cell(columns: tuple[str, ...], rows: Iterable[Row]) -> tuple[str, ...]:
    """Return columns with ``cell`` behind ``type`` where some row stands in a table."""
    if not any(row.cell for row in rows):
        return columns
    at = columns.index("type") + 1
    return (*columns[:at], "cell", *columns[at:])


def cell_name(cell: tuple[int, ...]) -> str:
    """Return the place in a table in short: T1R2C3 is table 1, row 2, column 3; "" outside of tables."""
    return "".join(f"{letter}{number}" for letter, number in zip("TRC", cell, strict=False))


def _numbers(side: Side) -> str:
    """Show segment numbers as users count them, from 1."""
    return " ".join(str(i + 1) for i in side.segments)


CELLS: dict[str, Callable[[Row], object]] = {
    "id": lambda row: row.id,
    "key": lambda row: row.key,
    "type": lambda row: row.type,
    "score": lambda row: row.score,
    "confidence": lambda row: row.confidence,
    "zh": lambda row: row.zh,
    "en": lambda row: row.en,
    "document": lambda row: row.document,
    "en_machine": lambda row: row.en,
    "en_corrected": lambda row: row.en_corrected,
    "status": lambda row: row.status,
    "quality": lambda row: row.quality,
    "quality_corrected": lambda row: row.quality_corrected,
    "findings": lambda row: row.findings_text,
    "note": lambda row: row.note,
    "base": lambda row: base(row.zh, row.en_corrected, row.status, row.note),
    "cell": lambda row: cell_name(row.cell),
    "moved": lambda row: int(row.moved),
    "zh_segments": lambda row: _numbers(row.source),
    "en_segments": lambda row: _numbers(row.target),
}
