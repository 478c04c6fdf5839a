"""Cue words of Chinese outlines: which section a heading, question or sentence opens, and what marks a point."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from aligner.datafiles import rows
from aligner.words import patterns as re


@dataclass(frozen=True, slots=True)
class Marker:
    """How a point opens: its depth, its kind (heading, article, ordinal, bullet) and the text of the marker."""

    rank: int
    kind: str
    text: str


@cache
def _sections(where: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the rows of sections_zh.tsv for one place, compiled."""
    return tuple((r[0], re.compile(r[2])) for r in rows("extraction", "sections_zh.tsv") if r[1] == where)


@cache
def _markers() -> tuple[tuple[int, str, re.Pattern[str]], ...]:
    """Return the rows of markers_zh.tsv, compiled."""
    return tuple((int(r[0]), r[1], re.compile(r[3])) for r in rows("extraction", "markers_zh.tsv"))


@cache
def _inside() -> re.Pattern[str]:
    """Return a pattern that is empty in front of a point inside a sentence (after a stop)."""
    found = rows("extraction", "markers_zh.tsv")
    marks, listed = ("|".join(r[3] for r in found if r[2] == where) for where in ("yes", "listed"))
    return re.compile(rf"(?<=[：:；;，,。])\s*(?={marks})|(?<=[：:；;])\s*(?=(?:{listed})\s*[\u4e00-\u9fff])")


def section_of(where: str, text: str) -> str | None:
    """Return the section that ``text`` opens in a place of sections_zh.tsv, "" for none of them, None without a cue."""
    for section, pattern in _sections(where):
        if pattern.search(text):
            return "" if section == "-" else section
    return None


def marker_of(text: str) -> Marker | None:
    """Return the marker that ``text`` opens with."""
    for rank, kind, pattern in _markers():
        if match := pattern.match(text):
            return Marker(rank, kind, match[0].strip())
    return None


def points_inside(text: str) -> list[int]:
    """Return the offsets at which a point opens inside a sentence: in front of 二是 in "…；二是…"."""
    return [match.end() for match in _inside().finditer(text)]
