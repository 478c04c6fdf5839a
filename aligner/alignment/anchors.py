"""Anchors: beads that a person has confirmed, kept as hard constraints of the search."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from aligner.alignment.search import Step
from aligner.alignment.units import Unit
from aligner.errors import InputError
from aligner.spans import Span

GIVE = 8
"""Characters of white space that may lie between a text and the rim of its unit."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A confirmed bead as spans of both texts; None for the empty side of an omission or insertion.

    ``name`` says where it comes from, for messages.
    """

    source: Span | None
    target: Span | None
    name: str = "an anchor"


@dataclass(frozen=True, slots=True)
class Fixed:
    """Anchors in the search's terms: two-sided steps in order, and units that must stay unmatched."""

    steps: tuple[Step, ...] = ()
    source: frozenset[int] = frozenset()
    target: frozenset[int] = frozenset()


def fix(anchors: Sequence[Anchor], left: list[Unit], right: list[Unit]) -> Fixed:
    """Return what the anchors ask of the search.

    Raises InputError when an anchor's rims are no boundaries of units, or when two anchors overlap or cross.
    """
    steps: list[tuple[Step, str]] = []
    alone: tuple[set[int], set[int]] = set(), set()
    for anchor in anchors:
        spans = (anchor.source, left), (anchor.target, right)
        (i, n), (j, m) = (covering(span, units, anchor.name) for span, units in spans)
        if n and m:
            steps.append(((i, n, j, m), anchor.name))
        else:
            alone[0].update(range(i - n, i))
            alone[1].update(range(j - m, j))
    done = (0, 0)
    for (i, n, j, m), name in sorted(steps):
        inside = alone[0] & set(range(i - n, i)) or alone[1] & set(range(j - m, j))
        if i - n < done[0] or j - m < done[1] or inside:
            raise InputError(f"{name} crosses or overlaps another anchor; confirm only pairs in document order.")
        done = (i, j)
    return Fixed(tuple(step for step, _ in sorted(steps)), frozenset(alone[0]), frozenset(alone[1]))


def covering(span: Span | None, units: list[Unit], name: str) -> Span:
    """Return the end position and the number of the units that make up a span, white space aside; (0, 0) for None."""
    if span is None:
        return 0, 0
    starts = [u.start for u in units]
    first = max(bisect_left(starts, span[0] + 1) - 1, 0)
    last = bisect_left(starts, span[1])
    begin, end = units[first], units[last - 1]
    if begin.start + len(begin.text) <= span[0] or abs(begin.start - span[0]) > GIVE or abs(end.end - span[1]) > GIVE:
        raise InputError(f"{name} begins or ends inside a sentence; give whole sentences as aligner cut them.")
    return last, last - first
