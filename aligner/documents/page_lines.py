"""Lines of a text that belong to its pages and not to its sentences: numbers that count up, and heads beside them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from aligner.documents.watermarks import LONGEST, whole_line
from aligner.types import Removal
from aligner.words import patterns as re

RULE = "page-line"

_COUNTED = 2  # lines of one shape that have to count up
_BARE_COUNTED, _BARE_APART = 3, 20  # the same for numbers with nothing around them, and lines between two of them
_REPEATED = 3  # times that a head stands beside a page number
_DASH = r"[-–—―－─]{1,2}"
_NUMBER = r"(?P<page>\d{1,4})"
_SURE = re.compile(  # with the number of all pages, one such line tells enough
    rf"(?i)\W*(?:page\s*{_NUMBER}\s*(?:of|/)\s*\d{{1,4}}"
    r"|第\s*(?P<zh>\d{1,4})\s*页\s*[,，/／|·]?\s*[(（]?\s*共\s*\d{1,4}\s*页)\W*"
)
_SHAPES = tuple(
    re.compile(shape)
    for shape in (
        rf"(?i)\W*page\s*[:#]?\s*{_NUMBER}\W*",
        rf"(?i)p\.\s?{_NUMBER}",
        rf"{_DASH}\s*{_NUMBER}\s*{_DASH}",
        rf"[·•|]\s*{_NUMBER}\s*[·•|]",
        rf"{_NUMBER}\s*[/／]\s*(?P<all>\d{{1,4}})",
        rf"第\s*{_NUMBER}\s*页",
    )
)
_BARE = re.compile(_NUMBER)
_LINE = re.compile(r"[^\r\n\f]+")
_HOLDS = re.compile(r"[Pp]age|PAGE|页|p\.|[-–—―－─·•|/／]\s*\d|\d\s*[/／]|^\s*\d{1,4}\s*$", re.M)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that is not empty: its place, and its text without the blanks around it."""

    start: int
    end: int
    text: str


def find_page_lines(text: str) -> list[Removal]:
    """Return the lines that number the pages of ``text``, and heads that stand beside them, line break included.

    A line goes where it is nothing but the number of a page: "Page 2 of 6" by itself, "- 2 -" and its like where at
    least two lines of that shape count up by one, bare numbers where three do, far from one another. A short line
    beside such a number goes where it stands in such a place three times.
    """
    if not _HOLDS.search(text):
        return []
    lines = [_Line(m.start(), m.end(), m[0].strip()) for m in _LINE.finditer(text) if m[0].strip()]
    pages = {k for k, line in enumerate(lines) if len(line.text) <= LONGEST and _SURE.fullmatch(line.text)}
    for shape in _SHAPES:
        pages.update(_counting(lines, shape))
    pages.update(_counting(lines, _BARE, _BARE_COUNTED, _BARE_APART))
    return [whole_line(RULE, text, lines[k].start, lines[k].end) for k in sorted(pages | set(_heads(lines, pages)))]


def _counting(lines: Sequence[_Line], shape: re.Pattern[str], least: int = _COUNTED, apart: int = 2) -> Iterator[int]:
    """Yield the lines of a shape of which each counts one more than the one before, if there are enough of them."""
    found = [
        (k, int(m["page"]), m.groupdict().get("all"))
        for k, line in enumerate(lines)
        if len(line.text) <= LONGEST and (m := shape.fullmatch(line.text))
    ]
    run: list[int] = []
    last: tuple[int, str | None] | None = None
    for k, number, total in found:
        goes_on = last is not None and number == last[0] + 1 and total == last[1] and k >= run[-1] + apart
        if not goes_on:
            yield from run if len(run) >= least else ()
            run = []
        run.append(k)
        last = number, total
    yield from run if len(run) >= least else ()


def _heads(lines: Sequence[_Line], pages: set[int]) -> Iterator[int]:
    """Yield the short lines right before or behind a page number that stand in such a place several times."""
    beside = {near for k in pages for near in (k - 1, k + 1) if 0 <= near < len(lines) and near not in pages}
    short = [k for k in sorted(beside) if len(lines[k].text) <= LONGEST]
    often = Counter(lines[k].text for k in short)
    yield from (k for k in short if often[lines[k].text] >= _REPEATED)
