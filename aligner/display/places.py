"""In which row of a result a task or a target stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable

from aligner.extraction.records import Record
from aligner.record import Record as Run
from aligner.types import Segment


def row_finder(result: Run) -> Callable[[Record], int | None]:
    """Return a function that gives the number (from 1) of the row in which a record's evidence begins, or None."""
    alignment = result.alignment
    zh_rows = {index: number for number, bead in enumerate(alignment.beads, start=1) for index in bead.source}
    en_rows = {index: number for number, bead in enumerate(alignment.beads, start=1) for index in bead.target}
    sides = [(alignment.source, zh_rows), (alignment.target, en_rows)]
    starts = [[segment.start for segment in segments] for segments, _ in sides]

    def find(record: Record) -> int | None:
        for k, span in enumerate((record.zh_span, record.en_span)):
            if span is not None and starts[k]:
                return sides[k][1].get(_segment(starts[k], sides[k][0], span[0]))
        return None

    return find


def _segment(starts: list[int], segments: tuple[Segment, ...], offset: int) -> int:
    """Return the index of the segment that holds an offset of the cleaned text."""
    return min(max(bisect_right(starts, offset) - 1, 0), len(segments) - 1)
