"""Search units: what the dynamic programme counts, from the segments that the splitters made.

A source segment is always one unit, because a source sentence is never shared by two beads. A target segment becomes
one unit for each stretch between its soft boundaries, so that the search may cut there where the score says so.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace
from heapq import heapify, heappop, heappush

import numpy as np

from aligner.types import Segment

MAX_PIECES = 6
"""Pieces that one segment may be offered as: more would only lengthen the search (773-character run-ons have 5)."""

NEAR = 12
MIN_REPEAT = 12


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch of one segment: ``start:end`` in the document's text, and the text that is embedded."""

    segment: int
    start: int
    end: int
    text: str


def source_units(segments: Sequence[Segment], document: str) -> list[Unit]:
    """Return one unit a segment."""
    return [Unit(k, s.start, s.end, mended(s, document, s.start, s.end)) for k, s in enumerate(segments)]


def target_units(segments: Sequence[Segment], document: str) -> list[Unit]:
    """Return the units of segments that may be cut at their soft boundaries, in document order."""
    units = []
    for k, segment in enumerate(segments):
        edges = [segment.start, *cuts_kept(segment, document), segment.end]
        units += [Unit(k, a, b, mended(segment, document, a, b)) for a, b in itertools.pairwise(edges)]
    return units


def cuts_kept(segment: Segment, document: str) -> list[int]:
    """Return the soft cuts of a segment, thinned out so that at most ``MAX_PIECES`` pieces remain.

    The cut whose two neighbours make the shortest joined piece goes first; a piece never is white space alone.
    """
    text = document[segment.start : segment.end]
    first, last = segment.start + len(text) - len(text.lstrip()), segment.start + len(text.rstrip())
    cuts = [c for c in segment.soft if first < c < last]
    return cuts if len(cuts) < MAX_PIECES else _thinned([segment.start, *cuts, segment.end])


def _thinned(edges: list[int]) -> list[int]:
    """Return the inner edges that are left when shortest joins have gone, the first of equals first.

    A heap of joins, in which what is out of date is passed over: n log n for n cuts.
    """
    before, after = list(range(-1, len(edges) - 1)), list(range(1, len(edges) + 1))
    joins = [(edges[k + 1] - edges[k - 1], k) for k in range(1, len(edges) - 1)]
    heapify(joins)
    kept = dict.fromkeys(range(1, len(edges) - 1))
    while len(kept) >= MAX_PIECES:
        length, k = heappop(joins)
        if k not in kept or length != edges[after[k]] - edges[before[k]]:
            continue
        del kept[k]
        after[before[k]], before[after[k]] = after[k], before[k]
        for near in (before[k], after[k]):
            if near in kept:
                heappush(joins, (edges[after[near]] - edges[before[near]], near))
    return [edges[k] for k in kept]


def mended(segment: Segment, document: str, start: int, end: int) -> str:
    """Return the text of ``start:end`` with a space at each missing one: for the encoder's eyes only."""
    edges = [start, *(r for r in segment.repairs if start < r < end), end]
    return " ".join(document[a:b] for a, b in itertools.pairwise(edges)).strip()


def sentence_numbers(units: Sequence[Unit]) -> np.ndarray:
    """Return the segment index of every unit, int64 of shape (n,)."""
    return np.fromiter((u.segment for u in units), dtype=np.int64, count=len(units))


def block_numbers(units: Sequence[Unit], segments: Sequence[Segment]) -> np.ndarray:
    """Return a number for the paragraph of every unit, rising by one at each change, int64 of shape (n,)."""
    blocks = np.fromiter((segments[u.segment].block for u in units), dtype=np.int64, count=len(units))
    return np.concatenate([[0], np.cumsum(blocks[1:] != blocks[:-1])]) if len(units) else blocks


def repeats(units: Sequence[Unit]) -> np.ndarray:
    """Return 1 where a unit repeats the text of one at most ``NEAR`` units before it, else 0, float64 of shape (n,).

    Web pages double sentences; headings and short labels repeat rightly, so texts under ``MIN_REPEAT`` are left out.
    """
    out = np.zeros(len(units))
    last: dict[str, int] = {}
    for k, unit in enumerate(units):
        text = "".join(unit.text.split()).casefold()
        if len(text) >= MIN_REPEAT:
            before = last.get(text)
            if before is not None and k - before <= NEAR:
                out[k] = 1.0
            last[text] = k
    return out


def merge_units(
    segments: Sequence[Segment], document: str, units: Sequence[Unit], groups: Sequence[tuple[int, ...]]
) -> tuple[tuple[Segment, ...], list[tuple[int, ...]]]:
    """Turn groups of units (one group a bead, in any order) back into segments, cut only where two groups meet.

    Returns the final segments and, for each group, the indices of its segments.
    """
    group_of = {u: g for g, members in enumerate(groups) for u in members}
    final: list[Segment] = []
    out: list[list[int]] = [[] for _ in groups]
    for k, unit in enumerate(units):
        if k and units[k - 1].segment == unit.segment and group_of[k - 1] == group_of[k]:
            final[-1] = stretch(final[-1], segments[unit.segment], document, unit.end)
        else:
            final.append(piece(segments[unit.segment], document, unit.start, unit.end))
            out[group_of[k]].append(len(final) - 1)
    return tuple(final), [tuple(g) for g in out]


def stretch(segment: Segment, whole: Segment, document: str, end: int) -> Segment:
    """Return ``segment`` prolonged to ``end``, still a part of ``whole``."""
    return piece(whole, document, segment.start, end)


def piece(whole: Segment, document: str, start: int, end: int) -> Segment:
    """Return the part ``start:end`` of a segment as a segment of its own (the whole one itself if it is all)."""
    if (start, end) == (whole.start, whole.end):
        return whole
    return replace(
        whole,
        start=start,
        end=end,
        text=document[start:end].strip(),
        soft=tuple(c for c in whole.soft if start < c < end),
        repairs=tuple(r for r in whole.repairs if start < r < end),
        label=whole.label if start == whole.start else "",
    )
