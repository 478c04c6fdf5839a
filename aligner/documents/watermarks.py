"""Lines that a web site stamps into its texts: short, about copyright or the site's address, and repeated."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from aligner.documents.tables import rows
from aligner.types import Removal
from aligner.words import patterns as re

LONGEST = 90
"""A watermark line is at most this many characters long."""

_BREAK = re.compile(r"[\r\n]")
_BARE = re.compile(r"[\W\d_]+")


def find_watermarks(text: str) -> list[Removal]:
    """Return the watermark lines of ``text``, line break included, each as a removal of rule ``watermark``.

    A line goes only when it fully matches ``data/watermarks.tsv`` and stands there at least twice, digits, signs and
    case aside. Watermarks inside a sentence are not touched: that takes an eye for the sentence.
    """
    seen: dict[str, set[tuple[int, int]]] = defaultdict(set)
    low = text.lower()
    if len(low) != len(text):  # a few letters grow when lower-cased: İ
        low = text
    for hint, pattern in _patterns():
        at = low.find(hint)
        while at >= 0:
            start, end = _line(text, at)
            line = text[start:end].strip()
            if not line:  # a long line: none of its hits can count
                stop = _BREAK.search(text, at)
                end = stop.start() if stop else len(text)
            if line and pattern.fullmatch(line):
                seen[_BARE.sub("", line.casefold())].add((start, end))
            at = low.find(hint, max(end, at + 1))
    return [whole_line("watermark", text, *span) for spans in seen.values() if len(spans) > 1 for span in sorted(spans)]


def _line(text: str, at: int) -> tuple[int, int]:
    """Return the span of the line that holds ``at``, without its line break, or an empty span for a long line.

    It looks no further than ``LONGEST`` characters either way, so that one enormous line costs nothing.
    """
    low, high = max(0, at - LONGEST), at + LONGEST
    start = max(text.rfind("\n", low, at), text.rfind("\r", low, at)) + 1
    ends = [end for end in (text.find("\n", at, high), text.find("\r", at, high)) if end >= 0]
    end = min(ends, default=len(text))
    if (start == 0 and low > 0) or end - start > LONGEST:
        return at, at
    return start, end


def whole_line(rule: str, text: str, start: int, end: int) -> Removal:
    """Return the removal of a line with its line break."""
    for newline in ("\r\n", "\n", "\r", "\f"):
        if text.startswith(newline, end):
            end += len(newline)
            break
    return Removal(rule, start, end, text[start:end])


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((hint, re.compile(pattern)) for _, hint, pattern in rows("watermarks"))
