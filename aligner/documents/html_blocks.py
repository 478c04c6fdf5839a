"""A page as a list of pieces: one for each paragraph, heading, list item and table cell, in document order."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from aligner.documents.counting import count
from aligner.documents.html_grids import Grids
from aligner.documents.raised import NOTE_MARK, note_mark, raised
from aligner.documents.tables import rows
from aligner.words import patterns as re

_INVISIBLE = frozenset({"script", "style", "template", "head", "svg", "iframe", "object", "canvas", "datalist", "math"})
_INLINE = frozenset(
    {
        *("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i"),
        *("img", "input", "ins", "kbd", "label", "mark", "meter", "nobr", "o", "output", "progress", "q", "rp", "rt"),
        *("ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr"),
    }
)
_CONTAINERS = frozenset({"html", "body", "div", "section", "article", "main", "td", "center", "form"})
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_MARKERS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_LETTER = re.compile(r"[^\W_]")
_SPACE = re.compile(r"[ \t\r\n\f]+")
_BREAK_IN_HAN = re.compile(r"(?<=[\u3001-\u9fff\uff01-\uff5e])[ \t]*[\r\n][ \t\r\n\f]*(?=[\u3001-\u9fff\uff01-\uff5e])")
_STRUCK = re.compile(r"text-decoration[\w-]*\s*:[^;]*line-through", re.I)
_NOTE_LINK = re.compile(r"^#.*(?:note|ftn|fnref|endn)", re.I)
"""Where the number in front of a note leads: back to its mark in the text."""
_RAISED = re.compile(r"vertical-align\s*:\s*(?:super|text-top|top)", re.I)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
_LAYOUT_CELL = 500
_LAYOUT_PARAGRAPHS = 3
"""A table with a cell of more characters or paragraphs than this lays out the page: its cells hold paragraphs."""


@dataclass
class Piece:
    """One block of the page as (text, rule) parts.

    ``bare`` is set where letters stand outside of links, ``furniture`` where its place says so; ``parent`` is the
    number of the element that holds it, the same for the paragraphs of one text.
    """

    parts: list[tuple[str, str]] = field(default_factory=list)
    label: str = ""
    kind: str = "paragraph"
    level: int = 0
    bare: bool = False
    furniture: bool = False
    parent: int = 0
    cell: tuple[int, ...] = ()

    @property
    def text(self) -> str:
        """The visible text of the piece, without its automatic number."""
        return "".join(text for text, _ in self.parts)


@dataclass(frozen=True)
class _Place:
    """What an element hands down to those inside it."""

    kind: str = "paragraph"
    level: int = 0
    furniture: bool = False
    linked: bool = False
    verbatim: bool = False
    article: bool = False
    rule: str = ""
    parent: int = 0
    """The container around the element that holds the text; ``here`` is the one around its children."""
    here: int = 0
    cell: tuple[int, ...] = ()


def walk(html: str) -> list[Piece]:
    """Return the pieces of a page; scripts, styles and comments are no text.

    Raises ValueError where the parser gives up (over 2,000 nested elements), and for no other fault of the page.
    """
    from lxml import etree

    parser = etree.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=True, encoding="utf-8")
    root = etree.fromstring(html.encode("utf-8", errors="replace"), parser)
    if any(entry.level == etree.ErrorLevels.FATAL for entry in parser.error_log):
        raise ValueError("the parser gave up: what follows would be lost")
    if root is None:
        return []
    walker = _Walker()
    places = [_Place()]
    skip = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            skip += element.tag in _INVISIBLE
            if not skip:
                places.append(walker.enter(element, places[-1]))
        else:
            if not skip:
                walker.leave(element, places.pop())
            skip -= element.tag in _INVISIBLE
            if not skip:
                walker.write(element.tail, places[-1])
    walker.close()
    return walker.pieces


class _Walker:
    """Collects pieces: a block element opens a new one, an inline element goes on in it."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self._open = Piece()
        self._label = ""
        self._numbers: list[tuple[str, int]] = []
        self._count = 0
        self._grids = Grids()

    def enter(self, element: Any, outer: _Place) -> _Place:
        """Start an element; return what holds inside it."""
        tag = element.tag
        if tag == "br":
            self._open.parts.append(("\n", ""))
        elif tag not in _INLINE:
            self.close()
        if tag in ("ol", "ul"):
            self._numbers.append(_list_start(element))
        elif tag == "li":
            self._label = self._next_label(element)
        self._count += 1
        place = _inside(element, outer, self._count)
        if tag in ("table", "tr", "td", "th"):
            place = replace(place, cell=self._grids.enter(element, place.kind == "table"))
        if tag == "a" and not self._open.parts and _NOTE_LINK.search(element.get("href") or ""):
            place = replace(
                place, rule=place.rule or NOTE_MARK if note_mark("".join(element.itertext())) else place.rule
            )
        if tag == "sup" or (tag in _INLINE and _RAISED.search(element.get("style") or "")):
            place = self._raise(element, place)
        self.write(element.text, place)
        return place

    def _raise(self, element: Any, place: _Place) -> _Place:
        """Write a raised element as what it means: its text gives way to an exponent, or is dropped as a mark."""
        before = "".join(text for text, rule in self._open.parts[-4:] if not rule)[-16:]
        text = "".join(element.itertext())
        links = [*element.iter("a"), *element.iterancestors("a")]
        written, rule = raised(before, text, linked=any((link.get("href") or "").startswith("#") for link in links))
        if rule:
            return replace(place, rule=place.rule or rule)
        if written != text:
            for inner in list(element):
                element.remove(inner)
            element.text = written
        return place

    def leave(self, element: Any, place: _Place) -> None:
        """End an element."""
        if element.tag not in _INLINE and element.tag != "br":
            self.close()
        if element.tag in ("ol", "ul") and self._numbers:
            self._numbers.pop()
        elif element.tag == "li":
            self._label = ""
        elif element.tag == "table":
            self._grids.leave()

    def write(self, text: str | None, place: _Place) -> None:
        """Add text to the open piece; white space is collapsed as a browser does it."""
        if not text:
            return
        if not place.verbatim:
            text = _SPACE.sub(" ", _BREAK_IN_HAN.sub("", text))
            before = self._open.parts[-1][0][-1:] if self._open.parts else ""
            if before in ("", "\n", " "):
                text = text.lstrip(" ")
        if not text:
            return
        piece = self._open
        if not piece.parts or piece.kind == "paragraph":
            piece.kind, piece.level = place.kind, place.level
        piece.parts.append((text, place.rule))
        piece.bare = piece.bare or (not place.linked and _LETTER.search(text) is not None)
        piece.parent = piece.parent or place.parent
        piece.cell = piece.cell or place.cell
        piece.furniture = piece.furniture or place.furniture

    def close(self) -> None:
        """End the open piece; one without visible text is forgotten."""
        piece, self._open = self._open, Piece()
        while piece.parts and not piece.parts[-1][0].strip(" \n"):
            piece.parts.pop()
        while piece.parts and not piece.parts[0][0].strip(" \n"):
            piece.parts.pop(0)
        if piece.text.strip():
            text, rule = piece.parts[-1]
            piece.parts[-1] = (text.rstrip(" "), rule)
            piece.label, self._label = self._label, ""
            self.pieces.append(piece)

    def _next_label(self, item: Any) -> str:
        if not self._numbers:
            return ""
        form, number = self._numbers[-1]
        value = (item.get("value") or "").strip()
        number = int(value) if value.isascii() and value.isdecimal() else number + 1
        self._numbers[-1] = (form, number)
        return f"{count(number, form)}. " if form else ""


def _list_start(element: Any) -> tuple[str, int]:
    """Return a list's number format ("" for bullets) and the number before its first."""
    if element.tag == "ul" or re.search(r"list-style[\w-]*\s*:\s*none", element.get("style") or "", re.I):
        return "", 0
    start = (element.get("start") or "").strip()
    return _MARKERS.get(element.get("type") or "", "decimal"), int(
        start
    ) - 1 if start.isascii() and start.isdecimal() else 0


def _inside(element: Any, outer: _Place, number: int) -> _Place:
    tag = element.tag
    kind, level = outer.kind, outer.level
    if tag in _HEADINGS:
        kind, level = "heading", _HEADINGS[tag]
    elif tag == "li":
        kind = "list"
    elif tag == "table":
        kind = "paragraph" if any(_lays_out(cell) for cell in element.iter("td")) else "table"
    rule = outer.rule
    if element.get("hidden") is not None or _HIDDEN.search(element.get("style") or ""):
        rule = "hidden-text"
    elif tag in ("rt", "rp"):
        rule = "ruby"
    elif tag == "del":
        rule = "tracked-deletion"
    elif tag in ("s", "strike") or _STRUCK.search(element.get("style") or ""):
        rule = "struck-text"
    article = outer.article or tag in ("article", "main")
    return _Place(
        kind,
        level,
        outer.furniture or _is_furniture(element, article),
        outer.linked or tag == "a",
        outer.verbatim or tag in ("pre", "textarea"),
        article,
        rule,
        outer.parent if tag in _INLINE else outer.here,
        number if tag in _CONTAINERS else outer.here,
        outer.cell,
    )


def _lays_out(cell: Any) -> bool:
    if sum(1 for _ in cell.iter("p")) > _LAYOUT_PARAGRAPHS:
        return True
    return sum(map(len, cell.itertext())) > _LAYOUT_CELL


def _is_furniture(element: Any, in_article: bool) -> bool:
    if element.tag in ("html", "body", "main", "article"):
        return False
    words = {w.lower() for key in ("class", "id") for w in _WORDS.findall(element.get(key) or "")}
    return (
        (element.tag in _furniture("tag") and not (element.tag == "header" and in_article))
        or (element.tag == "div" and (element.get("title") or "") in _furniture("title"))
        or (element.get("role") or "").lower() in _furniture("role")
        or not words.isdisjoint(_furniture("name"))
    )


@cache
def _furniture(where: str) -> frozenset[str]:
    return frozenset(value for column, value in rows("furniture") if column == where)
