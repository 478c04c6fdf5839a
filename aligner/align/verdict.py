"""What the beads say about the two documents as a whole: translations of each other, or not, or only in part."""

from __future__ import annotations

from aligner.align.engine import Aligned
from aligner.types import Segment

UNRELATED = 0.22
"""Similarity a character, on the better covered side, below which two documents are no translations of each other.

On the development sets true pairs lie above 0.35 and a document beside another one's translation lies below 0.2
(``benchmarks/verdicts.py`` prints both distributions).
"""
PARTIAL = 0.7
MIN_CHARACTERS = 100
LONG_SECTION = 5


def judge(made: Aligned) -> tuple[str, list[str]]:
    """Return the verdict (``ok``, ``partial`` or ``unrelated``) and what a reader should be told."""
    likeness = max(side_likeness(made, 0), side_likeness(made, 1))
    if likeness < UNRELATED and min(characters(made.source), characters(made.target)) >= MIN_CHARACTERS:
        return "unrelated", [
            f"These two documents do not look like translations of each other (likeness {likeness:.2f}, of true pairs "
            "above 0.35): check that the right files were given."
        ]
    notes = [*coverage(made), *holes(made)]
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
    """Name every run of at least ``LONG_SECTION`` segments that has no counterpart."""
    notes = []
    run: list[int] = []
    for bead in [*made.beads, None]:
        if bead is not None and bead.source and not bead.target:
            run.append(bead.source[0])
            continue
        if len(run) >= LONG_SECTION and (bead is None or bead.target):
            notes.append(f"Source segments {run[0] + 1} to {run[-1] + 1} have no translation.")
        if bead is None or bead.source:
            run = []
    return notes
