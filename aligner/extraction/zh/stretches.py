"""Segments cut into stretches: in front of every point inside a sentence (一是…；二是…), each with its marker."""

from __future__ import annotations

from dataclasses import dataclass

from aligner.extraction.zh.cues import Marker, marker_of, points_inside
from aligner.types import Document, Segment
from aligner.words import patterns as re

ANSWER = re.compile(r"(?:[^，。：:]{0,3}答\d{0,2}|[^，。：:\d]{2,4}|A\d{0,2})\s?[：:]\s*|[【\[]答[】\]]\s*")
"""What stands in front of an answer: 答：, or the name of a speaker."""

_MARKS = re.compile(r"#{1,6}\s+(?=\S)")
"""The mark of a heading of Markdown, in a file that does not say that it is one."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a segment that is cut in front of every point inside it."""

    segment: int
    start: int
    text: str
    block: int
    kind: str
    level: int
    marker: Marker | None


def pieces_of(document: Document, number: int, segment: Segment) -> list[Piece]:
    """Cut one segment in front of the points inside it."""
    if not segment.text:
        return []
    begin = document.text.index(segment.text, segment.start)
    kind, level = segment.kind, 0
    if 0 <= segment.block < len(document.blocks):
        block = document.blocks[segment.block]
        kind = "heading" if block.kind in ("title", "heading") else kind
        level = block.level if block.kind == "heading" else 0
    answer = ANSWER.match(segment.text) if segment.label or segment.kind == "sentence" else None
    cuts = [c for c in points_inside(segment.text) if c > (answer.end() if answer else 0)]
    out = []
    for a, b in zip([0, *cuts], [*cuts, len(segment.text)], strict=True):
        if a == 0 and (marks := _MARKS.match(segment.text)):
            a = marks.end()
        text = segment.text[a:b].rstrip()
        body = text[answer.end() :] if answer and a == 0 else text
        piece_kind = kind if not cuts else "sentence"
        out.append(Piece(number, begin + a, text, segment.block, piece_kind, level, marker_of(body)))
    return out
