"""The columns of the tables of rows, and what stands in them."""

from __future__ import annotations

from collections.abc import Callable

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
    "moved": lambda row: int(row.moved),
    "zh_segments": lambda row: _numbers(row.source),
    "en_segments": lambda row: _numbers(row.target),
}
