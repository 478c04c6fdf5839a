"""What the beads say about the two documents as a whole: translations of each other, or not, or only in part."""

from __future__ import annotations

from aligner.align.engine import Aligned
from aligner.types import Segment

UNRELATED = 0.25
"""Mean similarity, weighted by characters, below which two documents are not translations of each other.

On the development sets true pairs of documents lie above 0.45, and a document beside another one's translation
lies below 0.15 (benchmarks/verdicts.py prints the table).
"""
PARTIAL = 0.7
MIN_CHARACTERS = 200
LONG_SECTION = 5


def judge(made: Aligned) -> tuple[str, list[str]]:
    """Return the verdict (``ok``, ``partial`` or ``unrelated``) and what a reader should be told."""
    total = sum(len(s.text) for s in made.source) + sum(len(s.text) for s in made.target)
    similar = matched = 0.0
    for bead in made.beads:
        size = weight(made.source, bead.source) + weight(made.target, bead.target)
        if bead.source and bead.target:
            matched += size
            similar += size * bead.score
    mean = similar / matched if matched else 0.0
    if total >= MIN_CHARACTERS and (mean < UNRELATED or matched < 0.1 * total):
        return "unrelated", [
            f"These two documents do not look like translations of each other (mean similarity {mean:.2f}): "
            "check that the right files were given."
        ]
    notes = [*coverage(made), *holes(made)]
    return ("partial" if notes else "ok"), notes


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
        total = sum(len(s.text) for s in segments)
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
