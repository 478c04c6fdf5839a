"""The directions of data/opposites.tsv, read word by word as texts have them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from aligner.check.tables import table
from aligner.spans import Span
from aligner.terms.matcher import Matcher
from aligner.words import patterns as re
from aligner.words.lazy import lazy

_AROUND = 4  # characters on each side of a word in which a row's `unless` is searched
_BEFORE = 9  # characters before it in which what denies it is searched
_NAME = re.compile(r"\{(\w+)\}")
_STOP = re.compile(r"[，,。；;：:！!？?]")
_DENIED = re.compile(r"(?:[不未无没勿毋]|没有|不得|不再|不予|不能|并非)$")
_PREVENTED = re.compile(
    r"(?:[不未无没勿毋防免绝得]|没有|不再|不予|不能|并非|严禁|遏制|抑制|扭转|控制|严控)[^，。；,;]{0,3}$"
    r"|(?:暂停|停止|取消|终止|中止|禁止|放弃|拒绝|反对)[^，。；,;]{0,6}$"
)


@dataclass(frozen=True, slots=True)
class Direction:
    """A row of data/opposites.tsv."""

    unless: re.Pattern[str] | None
    right: re.Pattern[str]
    wrong: re.Pattern[str]
    licence: re.Pattern[str]
    how: str


def directions(zh: str) -> Iterator[tuple[Direction, list[tuple[Span, str]]]]:
    """Yield each direction that a folded Chinese text takes, with the places of its words and their usual English."""
    found: dict[int, list[tuple[Span, str]]] = {}
    matcher, known = _known()
    for start, end in matcher.find(zh):
        for row, usual in known[zh[start:end]]:
            found.setdefault(row, []).append(((start, end), usual))
    for row, places in found.items():
        direction = _direction(row)
        meant = [(span, usual) for span, usual in places if _meant(zh, span, direction)]
        if meant:
            yield direction, meant


def _meant(zh: str, span: Span, direction: Direction) -> bool:
    """Say whether a word stands for its direction and is not denied; what is done may be prevented too."""
    if (_PREVENTED if direction.how == "object" else _DENIED).search(zh[max(0, span[0] - _BEFORE) : span[0]]):
        return False
    if direction.unless is None:
        return True
    low = max((m.end() for m in _STOP.finditer(zh, max(0, span[0] - _AROUND), span[0])), default=span[0] - _AROUND)
    return direction.unless.search(zh[max(0, low) : span[1] + _AROUND]) is None


@cache
def _known() -> tuple[Matcher, dict[str, list[tuple[int, str]]]]:
    """Return what finds the words of the table, and for each the rows that hold it, with its usual English."""
    known: dict[str, list[tuple[int, str]]] = {}
    for k, row in enumerate(table("opposites.tsv")):
        for word in row[0].split("|"):
            zh, _, usual = word.partition("=")
            known.setdefault(zh, []).append((k, usual))
    return Matcher(known), known


@cache
def _direction(row: int) -> Direction:
    """Return a row of the table, read when a text first has one of its words."""
    _, unless, right, wrong, licence, how = table("opposites.tsv")[row]
    return Direction(
        lazy(unless) if unless else None,
        lazy(rf"\b(?:{_filled(right)})", re.I),
        lazy(rf"(?<![\w-])(?:{_filled(wrong)})(?![\w-])", re.I),
        lazy(_filled(licence)),
        how,
    )


def _filled(pattern: str) -> str:
    """Return a pattern with the words of data/opposite_words.tsv for their names."""
    return _NAME.sub(lambda match: _words()[match[1]], pattern)


@cache
def _words() -> dict[str, str]:
    return {row[0]: row[1] for row in table("opposite_words.tsv")}
