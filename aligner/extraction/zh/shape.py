"""How a Chinese text is laid out: lines above tables, lines close together, a text without parts."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise, takewhile

from aligner.extraction.zh.stretches import Piece
from aligner.extraction.zh.titles import is_closing, is_share_line
from aligner.spans import Span
from aligner.words import patterns as re

QUESTION = re.compile(r"(?:[^，。：:]{0,20}记者|(?:记者|网友|主持人)?问|Q)\d{0,2}\s?[：:]|[【\[]问[】\]]")
_DIRECTS = re.compile(r"(?:通知|意见|方案|要点|计划|措施|安排|[的作调醒]函|批复|决定)(?:[（(][^（()）]{1,12}[）)])?$")
_ANNOUNCES = re.compile(r"(?:通告|公告)(?:[（(][^（()）]{1,12}[）)])?$")
_DUTY = re.compile(
    r"应当|必须|不得|严禁|禁止|一律(?!为)|[局厅委府位门区县市校司者人]+(?:要(?!求)|须)|(?:[局厅委府处院]|部门|单位|街道|公司|中心)负责(?!人)"
)
"""A duty, by which an announcement is told from one that only makes facts known."""
_PARTED = 0.5
"""Share of the line breaks that are blank lines in a text whose paragraphs such lines part."""


def captions(text: str, pieces: Sequence[Piece], tables: Sequence[Span]) -> set[int]:
    """Return the pieces that stand right above a table."""
    ends = [piece.start + len(piece.text) for piece in pieces]
    above = [(bisect_right(ends, start) - 1, start) for start, _ in tables]
    return {k for k, start in above if k >= 0 and not text[ends[k] : start].strip()}


def tight(text: str, pieces: Sequence[Piece]) -> set[int]:
    """Return the pieces without a blank line before and after them, in a text that parts its paragraphs by such lines.

    There a heading stands by itself; a short line that does not is a piece of a sentence.
    """
    gaps = [text[a.start + len(a.text) : b.start] for a, b in pairwise(pieces)]
    parted = [gap.count("\n") > 1 for gap in gaps]
    lines = sum("\n" in gap for gap in gaps)
    if not lines or sum(parted) < _PARTED * lines:
        return set()
    return {k for k in range(1, len(pieces) - 1) if not parted[k - 1] and not parted[k]}


def is_flat(pieces: Sequence[Piece]) -> bool:
    """Say whether a text has no parts: sentences alone, or below a title that asks something of others.

    An announcement (通告, 公告) does so where a sentence of it names a duty.
    """
    texts = [p for p in pieces if not is_share_line(p.text)]
    title = list(takewhile(lambda p: p.kind == "heading", texts))
    rest = [p for p in texts[len(title) :] if not is_closing(p.text)]
    if title and not any(_DIRECTS.search(p.text) for p in title):
        announces = any(_ANNOUNCES.search(p.text) for p in title)
        if not announces or not any(_DUTY.search(p.text) for p in rest):
            return False
    inside = {id(b) for a, b in pairwise(rest) if a.segment == b.segment}  # items of a list in one sentence
    return not any(p.kind == "heading" or (p.marker and id(p) not in inside) or QUESTION.match(p.text) for p in rest)
