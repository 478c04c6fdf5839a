"""Page numbers and running heads: lines at the edge of a page that are a number, or stand on many pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from aligner.documents.layout.lines import Line
from aligner.words import patterns as re

EDGE = 0.13
"""The share of a page's height, above and below, in which its furniture stands."""

DEEP = 2
"""Lines at either edge that may be furniture."""

MANY = 0.3
"""Share of the pages on which a running head stands: left and right pages may have their own."""

FULL = 0.9
"""A line over more than this share of the widest one, or with a stop at its end, is text, however often it stands."""

_STOP = re.compile(r"[。；！？.;!?]\s*$")
_NUMBER = re.compile(
    r"[-–—―－·.\s]*(?:第\s*)?\d{1,4}(?:\s*页)?(?:\s*(?:/|of|[,，]?\s*共)[\s共]*\d{1,4}\s*页?)?[-–—―－·.\s]*"
    r"|Page \d+(?: of \d+)?|[ivxl]{1,6}",
    re.I,
)
_PRINTED = re.compile(r"(?:file|https?)://\S+\s+\d{1,4}\s?/\s?\d{1,4}|\d{1,4}\s?/\s?\d{1,4}\s+(?:file|https?)://\S+")
"""What a browser prints below a page: its address and the number of the page."""

_FIGURES = re.compile(r"\d+")
_GAPS = re.compile(r"\s+")


def furniture(pages: Sequence[Sequence[Line]], sizes: Sequence[tuple[float, float]], tables: Sequence[int]) -> set[int]:
    """Return ``id`` of each line that is furniture.

    ``pages`` holds the lines of each page from top to bottom, ``sizes`` the least width of its text and its height,
    ``tables`` the number of its tables.
    """
    edges = [_edge(lines, height) for lines, (_, height) in zip(pages, sizes, strict=True)]
    seen = Counter(key for edge in edges for key in {_key(line) for line in edge})
    out: set[int] = set()
    for lines, edge, (least, _), others in zip(pages, edges, sizes, tables, strict=True):
        widest = max((line.x1 - line.x0 for line in lines), default=0.0)
        widest = max(widest, least)
        heads = [line for line in edge if seen[_key(line)] >= max(2, MANY * len(pages))]
        out |= {id(line) for line in heads if not (_STOP.search(line.text) or line.x1 - line.x0 > FULL * widest)}
        out |= {id(line) for line in edge if _PRINTED.fullmatch(line.text.strip())}
        outermost = [*lines[:1], *lines[-1:]] if len(lines) + others > 1 else []
        out |= {id(line) for line in outermost if _NUMBER.fullmatch(line.text.strip())}
        out |= {id(line) for line in edge if _NUMBER.fullmatch(line.text.strip()) and _beside(line, edge, out)}
    return out


def _edge(lines: Sequence[Line], height: float) -> list[Line]:
    high = [line for line in lines[:DEEP] if line.bottom < EDGE * height]
    low = [line for line in lines[-DEEP:] if line.top > (1 - EDGE) * height]
    return high + [line for line in low if not any(line is other for other in high)]


def _beside(line: Line, edge: Sequence[Line], out: set[int]) -> bool:
    """Tell whether a number stands next to a running head."""
    return any(id(other) in out and abs(other.top - line.top) < 2 * line.size for other in edge)


def _key(line: Line) -> str:
    """Return a line as it is compared: page numbers inside it and blanks do not count."""
    return _FIGURES.sub("0", _GAPS.sub("", line.text))
