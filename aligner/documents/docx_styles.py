"""Paragraph styles of a .docx: what a style and those it is based on say about headings and numbering."""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree.ElementTree import Element

from aligner.documents.docx_package import attribute, child, local, value, whole


@dataclass(frozen=True, slots=True)
class Properties:
    """What paragraph properties (of a paragraph or a style) say; None means that they say nothing."""

    numbering: str | None = None
    level: int | None = None
    outline: int | None = None

    def over(self, base: Properties) -> Properties:
        """Return these properties, with ``base`` standing in for what they leave open."""
        return Properties(
            self.numbering if self.numbering is not None else base.numbering,
            self.level if self.level is not None else base.level,
            self.outline if self.outline is not None else base.outline,
        )


@dataclass(frozen=True, slots=True)
class Style:
    """One paragraph style, everything it inherits worked in."""

    id: str
    title: bool
    properties: Properties


def read_properties(ppr: Element | None) -> Properties:
    """Read ``w:pPr``; outline level 9 is Word's way of saying body text."""
    number = child(ppr, "numPr")
    level, outline = value(number, "ilvl"), value(ppr, "outlineLvl")
    return Properties(
        value(number, "numId") or None,
        whole(level, 0) if level else None,
        whole(outline, 9) if outline else None,
    )


def read_styles(root: Element | None) -> dict[str, Style]:
    """Return every paragraph style by its id; the default one also under ``""``."""
    found = {
        attribute(s, "styleId"): s
        for s in (root if root is not None else ())
        if local(s.tag) == "style" and attribute(s, "type") == "paragraph"
    }
    styles = {key: _style(key, found) for key in found}
    default = next((key for key, s in found.items() if attribute(s, "default") in ("1", "true")), None)
    if default is not None:
        styles[""] = styles[default]
    return styles


def _style(key: str, found: dict[str, Element]) -> Style:
    """Follow ``basedOn`` upwards; a circle, which only a damaged file has, ends the walk."""
    properties = Properties()
    title = False
    seen: set[str] = set()
    at = key
    while at in found and at not in seen:
        seen.add(at)
        called = value(found[at], "name").lower()
        here = read_properties(child(found[at], "pPr"))
        if here.outline is None and called.startswith("heading ") and called[8:].isdecimal():
            here = Properties(here.numbering, here.level, int(called[8:]) - 1)
        properties = properties.over(here)
        title = title or called == "title"
        at = value(found[at], "basedOn")
    return Style(key, title, properties)
