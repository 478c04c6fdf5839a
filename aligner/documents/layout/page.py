"""What a page is made of: runs of text with their boxes, and ruled lines. Units are points, y grows downwards."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

SPACE = 0.18
"""A gap of more than this share of the size is a blank between Latin words."""

RUN = 0.6
"""A gap of more than this share of the size begins a new run."""


SLOT = 0.2
"""The same beside a Chinese character: a quotation mark or a blank, drawn later, may belong into the gap."""


@dataclass(slots=True)
class Run:
    """Neighbouring characters of one size on one line; ``spaced`` says that a blank stands before them in the file."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    spaced: bool = False

    @property
    def size(self) -> float:
        """The height of its characters, in points."""
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """The height on the page around which it stands."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Rule:
    """A ruled line, or the side of a box, from the left and top end to the right and bottom one."""

    x0: float
    y0: float
    x1: float
    y1: float


@dataclass
class Page:
    """One page as its reader found it; ``aside`` holds text that the format itself calls header or watermark."""

    width: float
    height: float
    runs: list[Run] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    aside: list[str] = field(default_factory=list)


Glyph = tuple[str, float, float, float, float]
"""A character and its box: left, right, top, bottom; a blank without a width may stand anywhere.

A blank that stands for a gap alone, and not for a character of the file, is ``GAP``.
"""

GAP = "\n"


WALL = "\v"
"""Stands between two characters that a ruled line parts."""


def walled(glyphs: Iterable[Glyph], rules: Iterable[Rule]) -> Iterable[Glyph]:
    """Return the characters with a WALL where an upright rule stands between two neighbours of one line."""
    upright = sorted((r.x0, r.y0, r.y1) for r in rules if r.x1 - r.x0 < 1.0 and r.y1 - r.y0 > 4.0)
    return _walled(glyphs, upright) if upright else glyphs


def _walled(glyphs: Iterable[Glyph], upright: list[tuple[float, float, float]]) -> Iterator[Glyph]:
    right = height = 0.0
    for glyph in glyphs:
        char, x0, x1, top, bottom = glyph
        if x1 > x0 and not char.isspace():
            middle = (top + bottom) / 2
            if right < x0 + 1 and abs(middle - height) < bottom - top:
                at = bisect_left(upright, (right - 1, 0.0, 0.0))
                while at < len(upright) and upright[at][0] <= x0 + 1:
                    if upright[at][1] <= middle <= upright[at][2]:
                        yield WALL, 0.0, 0.0, 0.0, 0.0
                        break
                    at += 1
            right, height = x1, middle
        yield glyph


def runs(glyphs: Iterable[Glyph]) -> Iterator[Run]:
    """Join characters, in the order of the file, to runs; a gap inside one is written as a blank.

    Written for speed, without the properties of Run: a document of a thousand pages has a million characters.
    """
    chars: list[str] = []
    left = right = high = low = size = middle = 0.0
    blank = gapped = spaced = False
    for char, x0, x1, top, bottom in glyphs:
        if char.isspace() or x1 < x0:
            if char == WALL:
                if chars:
                    yield Run("".join(chars), left, right, high, low, spaced)
                chars = []
                continue
            if x1 > x0 and chars and not -0.6 * size <= x0 - right <= RUN * size:
                yield Run(" ", x0, x1, top, bottom)  # drawn out of turn: its place in the line counts
                continue
            blank, gapped = blank or char != GAP, gapped or char == GAP
            continue
        own = bottom - top
        gap = x0 - right
        latin = char < "\u2e80" and (not chars or chars[-1] < "\u2e80")
        if (
            chars
            and abs((top + bottom) / 2 - middle) < 0.12 * own
            and abs(own - size) < 0.15 * own
            and -0.6 * own <= gap <= (RUN if latin else SLOT) * (own if own > size else size)
        ):
            if blank or (latin and (gapped or gap > SPACE * own)):
                chars.append(" ")
            chars.append(char)
            right = x1 if x1 > right else right
        else:
            if chars:
                yield Run("".join(chars), left, right, high, low, spaced)
            chars, left, right, high, low = [char], x0, x1, top, bottom
            spaced = blank or gapped
            size, middle = own, (top + bottom) / 2
        blank = gapped = False
    if chars:
        yield Run("".join(chars), left, right, high, low, spaced)
