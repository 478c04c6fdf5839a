"""Two offset maps, one after the other, as one."""

from __future__ import annotations

from itertools import pairwise

from aligner.types import OffsetMap


def through(first: OffsetMap, second: OffsetMap, length: int) -> OffsetMap:
    """Return the map of ``length`` characters that goes through ``first`` and then ``second``."""
    runs: list[tuple[int, int]] = []
    for start, end in pairwise([*(first.clean or (0,)), length]):
        there = first(start)
        inner = [start + at - there for at in second.clean if there < at < there + end - start]
        runs += [(at, second(first(at))) for at in (start, *inner)]
    return OffsetMap(tuple(a for a, _ in runs), tuple(b for _, b in runs))
