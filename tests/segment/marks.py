"""Texts with their boundaries drawn in: ``|`` a hard cut, ``¦`` a soft one, ``␣`` a missing space."""

from itertools import pairwise

from aligner.segment import segment
from aligner.types import Document


def document(text: str, language: str = "", **fields) -> Document:
    return Document("test", text, text, language=language, **fields)


def draw(text: str, offsets: list[int] | tuple[int, ...], mark: str = "|") -> str:
    edges = [0, *offsets, len(text)]
    return mark.join(text[a:b] for a, b in pairwise(edges))


def show(text: str, language: str, **options) -> str:
    """Draw everything that ``segment`` says about a text."""
    marks: dict[int, str] = {}
    segments = segment(document(text, language), **options)
    for found in segments:
        for offsets, mark in (((found.start,), "|"), (found.repairs, "␣"), (found.soft, "¦")):
            for offset in offsets:
                marks[offset] = marks.get(offset, "") + mark
    marks.pop(0, None)
    offsets = sorted(marks)
    edges = [0, *offsets, len(text)]
    return "".join(marks.get(a, "") + text[a:b] for a, b in pairwise(edges))
