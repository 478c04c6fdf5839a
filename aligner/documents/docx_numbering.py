"""Automatic numbering of a .docx: 一、, （一）, 1.1 and 第三条 are not in the text but in numbering.xml."""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from aligner.documents.counting import count
from aligner.documents.docx_package import attribute, child, local, value, whole
from aligner.words import patterns as re


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: its first number, format, pattern such as ``第%1条``, and what makes it start again."""

    start: int = 1
    form: str = "decimal"
    pattern: str = ""
    suffix: str = "tab"
    restart: int = -1
    arabic: bool = False
    style: str = ""


@dataclass
class Numbering:
    """The lists of a document and how far each has counted; lists of one abstract definition count together."""

    lists: dict[str, str] = field(default_factory=dict)
    levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    starts: dict[str, dict[int, int]] = field(default_factory=dict)
    own: dict[str, dict[int, Level]] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def level_of(self, number: str, style: str) -> int:
        """Return the level that is tied to a paragraph style, 0 where none is."""
        levels = self.levels.get(self.lists.get(number, ""), {})
        return next((i for i, level in levels.items() if style and level.style == style), 0)

    def label(self, number: str, at: int) -> str:
        """Count one paragraph of list ``number`` at level ``at`` (from 0) and return its label, "" for a bullet."""
        abstract = self.lists.get(number)
        if abstract is None:
            return ""
        levels = {**self.levels.get(abstract, {}), **self.own.get(number, {})}
        level = levels.get(at)
        if level is None:
            return ""
        counts = self._counts.setdefault(abstract, {})
        if (number, at) not in self._begun and at in self.starts.get(number, {}):
            counts[at] = self.starts[number][at]
        else:
            counts[at] = counts.get(at, level.start - 1) + 1
        self._begun.add((number, at))
        for deeper in [i for i in counts if i > at]:
            restart = levels[deeper].restart if deeper in levels else -1
            if restart != 0 and (restart < 0 or at < restart):
                del counts[deeper]
        return _write(level, levels, counts)


def _write(level: Level, levels: dict[int, Level], counts: dict[int, int]) -> str:
    if level.form in ("bullet", "none"):
        return level.pattern if level.form == "none" and "%" not in level.pattern else ""

    def place(match: re.Match[str]) -> str:
        i = int(match[1]) - 1
        there = levels.get(i, Level())
        return count(counts.get(i, there.start), "decimal" if level.arabic else there.form)

    label = re.sub(r"%([1-9])", place, level.pattern)
    if not label or level.suffix == "nothing" or label[-1] >= "\u2e80":
        return label
    return f"{label} "


def read_numbering(root: Element | None) -> Numbering:
    """Read numbering.xml; without one there are no lists."""
    out = Numbering()
    borrows: dict[str, str] = {}
    lends: dict[str, str] = {}
    for element in root if root is not None else ():
        if local(element.tag) == "abstractNum":
            key = attribute(element, "abstractNumId")
            out.levels[key] = _levels(element)
            borrows[key] = value(element, "numStyleLink")
            lends[value(element, "styleLink")] = key
        elif local(element.tag) == "num":
            key = attribute(element, "numId")
            out.lists[key] = value(element, "abstractNumId")
            _overrides(element, key, out)
    for key, style in borrows.items():  # a list that borrows its levels from a numbering style
        if style in lends and style:
            out.levels[key] = out.levels[lends[style]]
    return out


def _overrides(element: Element, key: str, out: Numbering) -> None:
    for override in (e for e in element if local(e.tag) == "lvlOverride"):
        start = value(override, "startOverride")
        if start:
            out.starts.setdefault(key, {})[_at(override)] = whole(start, 1)
        out.own.setdefault(key, {}).update(_levels(override))


def _levels(parent: Element) -> dict[int, Level]:
    return {_at(e): _level(e) for e in parent if local(e.tag) == "lvl"}


def _at(element: Element) -> int:
    return whole(attribute(element, "ilvl"), 0)


def _level(element: Element) -> Level:
    return Level(
        start=whole(value(element, "start"), 1),
        form=value(element, "numFmt") or "decimal",
        pattern=value(element, "lvlText"),
        suffix=value(element, "suff") or "tab",
        restart=whole(value(element, "lvlRestart"), -1),
        arabic=child(element, "isLgl") is not None and value(element, "isLgl") not in ("0", "false"),
        style=value(element, "pStyle"),
    )
