"""Taking pieces out of a text and still knowing where every remaining character came from.

An edit is a ``Removal``: ``text[start:end]`` gives way to ``replacement``. Cleaning, markup and page furniture all go
through here, so one law holds for all of them: kept stretches and removals together cover the original.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import accumulate
from operator import attrgetter

from aligner.types import OffsetMap, Removal


def settle(edits: Iterable[Removal]) -> tuple[Removal, ...]:
    """Return the edits in order and without overlap: the one that starts first, or is longer, wins.

    What sticks out of the winner at its end is kept as an edit of its own, so that nothing that was to go comes back.
    """
    out: list[Removal] = []
    last = 0
    for edit in sorted(sorted(edits, key=attrgetter("end"), reverse=True), key=attrgetter("start")):
        if edit.end <= last:
            continue
        if edit.start < last:
            cut = last - edit.start
            edit = replace(edit, start=last, text=edit.text[cut:], replacement=edit.replacement[cut:])
        out.append(edit)
        last = edit.end
    return tuple(out)


def apply(text: str, edits: tuple[Removal, ...]) -> tuple[str, OffsetMap]:
    """Apply settled edits to ``text``; return the new text and the map from its offsets to those of ``text``."""
    if not edits:
        return text, OffsetMap()
    parts: list[str] = []
    runs: list[tuple[int, int]] = [(0, 0)]
    done = at = 0
    for edit in (*edits, Removal("", len(text), len(text), "")):
        for piece, origin in ((text[at : edit.start], at), (edit.replacement, edit.start)):
            if piece:
                if done == 0:
                    runs[0] = (0, origin)
                elif runs[-1][1] - runs[-1][0] != origin - done:
                    runs.append((done, origin))
                parts.append(piece)
                done += len(piece)
        at = edit.end
    return "".join(parts), OffsetMap(tuple(r[0] for r in runs), tuple(r[1] for r in runs))


def mover(edits: tuple[Removal, ...]) -> Callable[[int], int]:
    """Return the way back of ``apply``: a function from an offset in the original to one in the edited text.

    An offset inside a removed stretch goes to the place where that stretch was.
    """
    starts = [edit.start for edit in edits]
    lost = [0, *accumulate(edit.end - edit.start - len(edit.replacement) for edit in edits)]

    def move(offset: int) -> int:
        """Return where an offset of the original stands in the edited text."""
        k = bisect_right(starts, offset) - 1
        if k < 0:
            return offset
        if offset >= edits[k].end:
            return offset - lost[k + 1]
        return starts[k] - lost[k] + min(offset - starts[k], len(edits[k].replacement))

    return move
