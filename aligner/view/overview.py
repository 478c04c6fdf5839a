"""The few figures about a result that every record, page and summary repeats."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from aligner.record import Record
from aligner.view.rows import Row, rounded

SURE = 0.9
"""Confidence and quality from which a pair needs no second look (``aligner.display.words`` calls it high)."""


def type_counts(result: Record) -> dict[str, int]:
    """Count the rows by type, the most frequent type first (ties in the types' own order)."""
    counts = Counter(bead.type for bead in result.alignment.beads)
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def mean_confidence(result: Record) -> float:
    """Return the mean confidence over all beads, 0 without any."""
    beads = result.alignment.beads
    return rounded(sum(bead.confidence for bead in beads) / len(beads)) if beads else 0.0


def all_warnings(result: Record) -> list[str]:
    """Return what the reader, the aligner and the run warned of, each once, in that order."""
    sources = (result.source.warnings, result.target.warnings, result.alignment.warnings, result.warnings)
    return list(dict.fromkeys(warning for warnings in sources for warning in warnings))


def unrelated(result: Record) -> bool:
    """Say whether the documents do not translate each other: figures of their rows would mean nothing then."""
    return result.alignment.verdict == "unrelated"


def uncertain(rows: Sequence[Row]) -> list[Row]:
    """Return the rows below ``SURE``, the least certain first; a row with one side may well be certain."""
    found = [row for row in rows if row.confidence < SURE]
    return sorted(found, key=lambda row: (row.confidence, row.score, row.id))


def worst(rows: Sequence[Row], n: int) -> list[Row]:
    """Return the ``n`` rows of the lowest quality below ``SURE``, the worst first; rows with one side have none."""
    found = [row for row in rows if row.zh and row.en and row.quality < SURE]
    return sorted(found, key=lambda row: (row.quality, row.id))[:n]


def unmatched(rows: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    """Return the rows without English, and the rows without Chinese."""
    return [row for row in rows if not row.en], [row for row in rows if not row.zh]
