"""Spans that can be asked which of them another span meets."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Generic, TypeVar

from aligner.spans import Span
from aligner.types import Alignment

Held = TypeVar("Held")


class Intervals(Generic[Held]):
    """Spans with something each, to be asked which of them a span meets, in time that grows with the answer."""

    def __init__(self, items: Sequence[tuple[Span, Held]]) -> None:
        self._items = sorted(items, key=lambda item: item[0])
        self._starts = [span[0] for span, _ in self._items]
        self._longest = max((span[1] - span[0] for span, _ in self._items), default=0)

    def meeting(self, span: Span) -> list[tuple[Span, Held]]:
        """Return the spans that share a character with ``span``, in order."""
        first, last = bisect_right(self._starts, span[0] - self._longest), bisect_left(self._starts, span[1])
        return [item for item in self._items[first:last] if item[0][1] > span[0]]

    def at(self, place: int) -> list[tuple[Span, Held]]:
        """Return the spans that hold a place."""
        return self.meeting((place, place + 1))


def bead_places(alignment: Alignment) -> Intervals[int]:
    """Return where the Chinese of each bead stands in the cleaned text, with the number of the bead."""
    return Intervals(
        [
            ((alignment.source[bead.source[0]].start, alignment.source[bead.source[-1]].end), number)
            for number, bead in enumerate(alignment.beads)
            if bead.source
        ]
    )
