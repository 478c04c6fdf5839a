"""Passages that no sentence is as long as, read in pieces: what reads a passage looks at all of it from many places."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator
from dataclasses import replace

from aligner.errors import AlignerWarning
from aligner.extraction.records import Passage
from aligner.limits import limit
from aligner.words import patterns as re

LONGEST = 2_000
"""Characters of a piece; the longest sentences of official texts have some five hundred."""
_ENDS = re.compile(r"[。；;！？.!?](?=\s|[^\x00-\x7f]|$)|[，,、：:\n](?!\d)|\s")


def short(passages: Iterable[Passage]) -> tuple[Passage, ...]:
    """Return the passages in order, each of over ``LONGEST`` characters as several that have its place in the text.

    Warns (AlignerWarning) of those that are longer than PAIR_CHARACTERS, which are left out.
    """
    most, kept = limit("PAIR_CHARACTERS"), []
    for passage in passages:
        if len(passage.text) > most:
            note = f"A sentence of {len(passage.text):,} characters is not read for tasks and targets (over {most:,})."
            warnings.warn(note, AlignerWarning, stacklevel=3)
        else:
            kept.append(passage)
    return tuple(piece for passage in kept for piece in _pieces(passage))


def _pieces(passage: Passage) -> Iterator[Passage]:
    text, begin = passage.text, 0
    while len(text) - begin > LONGEST:
        ends = [match.end() for match in _ENDS.finditer(text, begin + LONGEST // 2, begin + LONGEST)]
        end = ends[-1] if ends else begin + LONGEST
        yield _piece(passage, begin, end)
        begin = end
    yield _piece(passage, begin, len(text)) if begin else passage


def _piece(passage: Passage, begin: int, end: int) -> Passage:
    text = passage.text[begin:end]
    left = len(text) - len(text.lstrip())
    start = passage.start + begin + left
    return replace(passage, start=start, end=start + len(text.strip()), text=text.strip())
