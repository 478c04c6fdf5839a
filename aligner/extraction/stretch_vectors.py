"""Vectors of the stretches of one text, which is cut into tokens once: the stretches of a bead hold one another."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

import numpy as np

from aligner.embed.protocol import FloatArray, SumEncoder, unit_rows
from aligner.spans import Span

_MARKS = str.maketrans("", "", "“”‘’–—")
_LONG = 256  # tokens after which an encoder adds in another order


def stretch_vectors(encoder: SumEncoder, text: str, spans: Sequence[Span]) -> FloatArray | None:
    """Return the unit rows that ``encoder.encode`` gives for stretches of a text, to the last bit.

    None where a stretch by itself may have other tokens than it has in the text: where it begins or ends inside a word
    or number, or the text is not plain English.
    """
    if not text.translate(_MARKS).isascii():
        return None
    tokens = encoder.tokens(text)
    starts, ends = [start for start, _ in tokens.spans], [end for _, end in tokens.spans]
    begun: dict[int, list[tuple[int, int]]] = {}
    for k, (start, end) in enumerate(spans):
        first, last = bisect_left(starts, start), bisect_right(ends, end)
        if last - first > _LONG or _inside(text, start) or _inside(text, end):
            return None
        if last > first:
            begun.setdefault(first, []).append((k, last - first))
    sums = np.zeros((len(spans), encoder.dim), np.float32)
    for first, found in begun.items():
        # token after token, as the encoder adds them
        added = np.add.accumulate(tokens.vectors[first : first + max(count for _, count in found)], axis=0)
        for k, count in found:
            sums[k] = added[count - 1]
    return unit_rows(sums)


def _inside(text: str, at: int) -> bool:
    """Say whether a place is inside a word or number; an apostrophe is part of a word."""
    return 0 < at < len(text) and _joins(text[at - 1]) and _joins(text[at])


def _joins(character: str) -> bool:
    return character.isalnum() or character in "'‘’"
