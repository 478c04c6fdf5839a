"""What the beads say about the two documents as a whole: translations of each other, or not, or only in part."""

from __future__ import annotations

from collections.abc import Sequence

from aligner.alignment.engine import Aligned
from aligner.types import Bead, Segment

UNRELATED = 0.22
"""Similarity a character, on the better covered side, below which two documents are no translations of each other.

On the development sets true pairs lie above 0.35 and a document beside another one's translation lies below 0.2
(``benchmarks/verdicts.py`` prints both distributions).
"""
PARTIAL = 0.7
MIN_CHARACTERS = 100
LONG_SECTION = 5
MOST_NAMED = 5
"""Holes that are named one by one: a page of warnings is read by no one."""


def judge(made: Aligned, modelled: bool = True) -> tuple[str, list[str]]:
    """Return the verdict (``ok``, ``partial`` or ``unrelated``) and what a reader should be told.

    Where the similarities are not a model's (``modelled`` False) no pair is called unrelated: what two languages spell
    alike is as little in many true pairs.
    """
    likeness = max(side_likeness(made, 0), side_likeness(made, 1))
    if modelled and likeness < UNRELATED and min(characters(made.source), characters(made.target)) >= MIN_CHARACTERS:
        return "unrelated", [
            f"These two documents do not look like translations of each other (likeness {likeness:.2f}; true "
            "pairs lie above 0.35): check that the right files were given."
        ]
    notes = [*coverage(made), *holes(made), *out_of_order(made)]
    return ("partial" if notes else "ok"), notes


def characters(segments: tuple[Segment, ...]) -> int:
    """Return the number of characters in all segments."""
    return sum(len(s.text) for s in segments)


def side_likeness(made: Aligned, side: int) -> float:
    """Return the mean bead similarity of one side's characters; unmatched ones count 0."""
    segments = (made.source, made.target)[side]
    like = sum(weight(segments, (b.source, b.target)[side]) * b.score for b in made.beads if b.source and b.target)
    return like / max(characters(segments), 1)


def weight(segments: tuple[Segment, ...], indices: tuple[int, ...]) -> int:
    """Return the number of characters in some segments."""
    return sum(len(segments[i].text) for i in indices)


def coverage(made: Aligned) -> list[str]:
    """Say how much of each side found a counterpart, where that is little."""
    notes = []
    for name, other, segments, side in (
        ("source", "target", made.source, 0),
        ("target", "source", made.target, 1),
    ):
        total = characters(segments)
        done = 0
        for bead in made.beads:
            if bead.source and bead.target:
                done += weight(segments, (bead.source, bead.target)[side])
        if total >= MIN_CHARACTERS and done < PARTIAL * total:
            notes.append(f"The {other} covers only {done / total:.0%} of the {name} text.")
    return notes


def holes(made: Aligned) -> list[str]:
    """Name the longest stretches of at least ``LONG_SECTION`` sentences that have no counterpart, in their order."""
    notes = []
    for side, what in ((0, "source sentences have no translation"), (1, "target sentences have no source")):
        found = stretches(made.beads, side)
        shown = sorted(sorted(found, key=lambda s: -s[2])[:MOST_NAMED])
        notes += [f"Rows {first} to {last}: {count} {what}." for first, last, count in shown]
        if len(found) > len(shown):
            notes.append(f"In {len(found) - len(shown)} more places {LONG_SECTION} or more {what}.")
    return notes


def out_of_order(made: Aligned) -> list[str]:
    """Name passages whose translation seems to stand elsewhere."""
    return [
        f"The order differs: {named('source', a, b)} {'looks' if a == b else 'look'} like {named('target', c, d)} "
        "(--allow-moves pairs them)."
        for a, b, c, d in made.moves[:MOST_NAMED]
    ]


def named(side: str, first: int, last: int) -> str:
    """Name some sentences of a side, counted from 1."""
    return f"{side} sentence {first + 1}" if first == last else f"{side} sentences {first + 1} to {last + 1}"


def stretches(beads: Sequence[Bead], side: int) -> list[tuple[int, int, int]]:
    """Return (first row, last row, segments) of each long stretch of one side that no two-sided bead interrupts."""
    out = []
    rows: list[int] = []
    count = 0
    for row, bead in enumerate([*beads, None], start=1):
        if bead is None or (bead.source and bead.target):
            if count >= LONG_SECTION:
                out.append((rows[0], rows[-1], count))
            rows, count = [], 0
        elif members := (bead.source, bead.target)[side]:
            rows.append(row)
            count += len(members)
    return out
