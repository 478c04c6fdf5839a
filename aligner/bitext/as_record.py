"""A result made of pairs that were aligned elsewhere, so that it can be shown and exported as our own."""

from __future__ import annotations

from collections.abc import Sequence

from aligner.record import Record
from aligner.types import Alignment, Bead, Block, Document, PairText, Segment


def record_of(
    pairs: Sequence[PairText],
    name: str,
) -> Record:
    """Return a record with one bead a pair, in order, that nobody has examined.

    A pair without a score has score 0, one without a confidence 1: who gave it has aligned it.
    """
    sides = [[pair.zh for pair in pairs], [pair.en for pair in pairs]]
    places: list[dict[int, int]] = []
    for texts, other in (sides, sides[::-1]):
        # A text is a segment unless it is empty; of a pair without any text the Chinese side counts.
        kept = [i for i, text in enumerate(texts) if text or (texts is sides[0] and not other[i])]
        places.append({i: k for k, i in enumerate(kept)})
    beads = tuple(
        Bead(
            (places[0][i],) if i in places[0] else (),
            (places[1][i],) if i in places[1] else (),
            pair.score or 0.0,
            1.0 if pair.confidence is None else pair.confidence,
        )
        for i, pair in enumerate(pairs)
    )
    source, zh = _document([sides[0][i] for i in places[0]], name, "zh")
    target, en = _document([sides[1][i] for i in places[1]], name, "en")
    return Record(source, target, Alignment(zh, en, beads))


def _document(texts: Sequence[str], name: str, language: str) -> tuple[Document, tuple[Segment, ...]]:
    """Return a document of one text a line and its segments."""
    segments: list[Segment] = []
    at = 0
    for text in texts:
        segments.append(Segment(at, at + len(text) + 1, text, block=len(segments)))
        at += len(text) + 1
    whole = "".join(f"{text}\n" for text in texts)
    blocks = tuple(Block(s.start, s.end - 1) for s in segments)
    return Document(name, whole, whole, blocks, language=language), tuple(segments)
