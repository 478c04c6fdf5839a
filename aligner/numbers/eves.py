"""Deadlines that English gives by the day after: 6月底前 as "before July 1", 2025年底前 as "before 2026"."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import replace

from aligner.numbers.quantity import Quantity
from aligner.words import patterns as re

_EDGE = r"(?:the\s+)?(?:very\s+)?(?:start|beginning|first day|opening)\s+of\s+"
_BEFORE = re.compile(
    rf"\b(?:(?:before|prior\s+to|ahead\s+of|earlier\s+than|in\s+advance\s+of)\s+(?:{_EDGE})?|(?:by|until|till)\s+{_EDGE})$"
)
_BY = re.compile(
    r"\b(?:by|before|no\s+later\s+than|not\s+later\s+than|until|on\s+or\s+before)\s+(?:the\s+end\s+of\s+)?$"
)
_AHEAD = re.compile(r"[以之]?前")
_DATES = frozenset(["date", "year"])


def by_the_eve(zh: Sequence[Quantity], en: Sequence[Quantity], zh_text: str, en_text: str) -> list[Quantity]:
    """Return the English quantities, a date before which something ends made the end that the Chinese names.

    Only where the Chinese has that end and not the date itself. Texts are folded.
    """
    if not any(q.kind in _DATES for q in en) or not any(q.kind in _DATES for q in zh):
        return list(en)
    return [_meant(q, zh, zh_text, en_text) if q.kind in _DATES else q for q in en]


def _meant(b: Quantity, zh: Sequence[Quantity], zh_text: str, en_text: str) -> Quantity:
    """Return an English date as the Chinese says it, itself where it needs no turning."""
    dates = [q for q in zh if q.kind in _DATES]
    if any((q.month, q.day) == (b.month, b.day) and b.year in {q.year, None} for q in dates):
        return b
    ahead = en_text[max(0, b.start - 50) : b.start]
    for q in dates:
        if _BEFORE.search(ahead) and (made := _eve(b, q)):
            return made
        if q.day and _AHEAD.match(zh_text, q.end) and _BY.search(ahead) and (q.month, q.day) == _next(b):
            return replace(b, month=q.month, day=q.day, part="")
    return b


def _eve(b: Quantity, q: Quantity) -> Quantity | None:
    """Return the English date b, before which something ends, as the Chinese end q; None where it is another."""
    if b.day not in {None, 1} or (b.month and b.part not in {"", "start"}):
        return None
    year = b.year and b.year - ((b.month or 1) == 1)
    if q.month is None:
        ends = q.part == "end" and q.kind == "year" and q.year == year and b.month in {None, 1}
        return replace(b, kind="year", year=year, month=None, day=None, part="end") if ends else None
    month = (b.month or 1) - 1 or 12
    if q.month != month or (year and q.year and q.year != year):
        return None
    if q.day:
        return replace(b, kind="date", year=year, month=month, day=q.day, part="") if _last(q) else None
    return replace(b, kind="date", year=year, month=month, day=None, part="end") if q.part == "end" else None


def _next(b: Quantity) -> tuple[int, int] | None:
    """Return the first day of the month behind an English date that ends one: June 30, the end of June."""
    if b.month and (_last(b) if b.day else b.part == "end"):
        return b.month % 12 + 1, 1
    return None


def _last(q: Quantity) -> bool:
    """Say whether a date is the last day of its month."""
    return bool(q.month and q.day) and q.day in {monthrange(q.year or 2000, q.month or 1)[1], 28 if q.month == 2 else 0}
