"""Multiples and ratios: 增长2倍 is three times as much, 1∶18 is 1:18 and not 18:1."""

from __future__ import annotations

from fractions import Fraction

from aligner.numbers.atoms import Atom
from aligner.words import patterns as re

_EXACT = re.compile(r"(?:doubl|tripl|trebl|quadrupl|quintupl)", re.IGNORECASE)
_FOLD = re.compile(r"fold\b", re.IGNORECASE)


def multiple_cost(zh: Atom, en: Atom) -> float | None:
    """Return what it costs to take an English amount for a Chinese multiple, or None when it says another.

    增长2倍 comes to three times as much: "tripled", "by 200 percent", "threefold"; "grew two times" is common for it
    and left alone, "doubled" is wrong. A multiple that is reached (是…的3倍, 翻一番) is that number of times, and so no
    increase "by three times".
    """
    if _reached(zh) and en.kind == "multiple" and en.quantity.change == "by" and zh.low == zh.high:
        return 0.1 if en.low + 1 == zh.low else None
    total = {zh.low + 1} if _grown(zh) else {zh.low} if _reached(zh) else {zh.low, zh.low + 1}
    ends = {en.low, en.high}
    if zh.high != zh.low:
        return (
            0.0
            if (zh.low, zh.high) == (en.low, en.high)
            else 0.2
            if zh.low <= en.low and en.high <= zh.high + 1
            else None
        )
    if en.kind == "percent":
        return 0.3 if ends & {part * 100 for value in total for part in (value, value - 1, zh.low)} else None
    if en.kind == "multiple" and _EXACT.match(en.quantity.text):
        return 0.0 if ends & total else None
    if ends & total:
        return 0.0 if en.low == zh.low else 0.2
    if _grown(zh) and zh.low in ends:
        return 0.1
    if _near(zh, en, total):
        return 0.3
    return 0.3 if en.kind == "fraction" and zh.low == en.low else None


def _near(zh: Atom, en: Atom, total: set[Fraction]) -> bool:
    """Say whether a rounded multiple comes near: "nearly 9 times" for 8.8倍."""
    rounded = bool(en.quantity.comparator or zh.quantity.comparator)
    return rounded and any(abs(en.low - value) * 20 <= value for value in total)


def _grown(zh: Atom) -> bool:
    """Say whether the multiple is what came on top: 增长2倍, 多一倍."""
    return zh.quantity.change == "by"


def _reached(zh: Atom) -> bool:
    """Say whether the multiple is what a thing came to: 翻两番, 原来的四倍, 增至3倍."""
    return zh.quantity.change == "to" or zh.quantity.text.startswith("翻")


def ratio_cost(zh: Atom, en: Atom) -> float | None:
    """Compare 1∶18 with another ratio, with a range (1 to 18), or with what looks like a time of day (1:18)."""
    if zh.kind == en.kind:
        same = zh.low * en.high == en.low * zh.high and (zh.high > 0 or en.high == 0)
        return 0.0 if (zh.low, zh.high) == (en.low, en.high) else 0.3 if same else None
    first, other = (zh, en) if zh.kind == "ratio" else (en, zh)
    if other.kind == "time":
        return 0.1 if other.low == first.low * 60 + first.high else None
    if other.kind == "cardinal" and (first.low, first.high) == (other.low, other.high):
        return 0.1
    share = other.kind in {"fraction", "multiple"} and first.high and other.low == other.high
    return 0.4 if share and other.low in (first.low / first.high, Fraction(first.high) / (first.low or 1)) else None
