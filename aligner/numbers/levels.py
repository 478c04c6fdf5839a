"""Numbers that English gives by other numbers: a rise by the level it began at, a plan or a congress by its years."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from aligner.numbers.atoms import Atom
from aligner.words import patterns as re

Pair = tuple[Atom, Atom]
_WAS = re.compile(
    r"\b(?:from|compared\s+(?:with|to)|against|versus|vs\.?|than|relative\s+to)\s+"
    r"(?:(?:the|a|an|about|around|some|just|only|almost|nearly|less\s+than|more\s+than|over|rmb|us)\s+)*[$¥€£]?$"
)
_RATES = frozenset(["percent", "fraction"])
_NEAR = Fraction(1, 20)
_FIRST_PLAN, _FIRST_CONGRESS = 6, 11
"""From these on plans and congresses follow one another every five years."""


def by_levels(zh: Sequence[Atom], en: Sequence[Atom], others: Sequence[Atom], text: str) -> list[Pair]:
    """Return the differences that the English gives by the level before: 提高1.2个百分点 as "up from 63.8 percent".

    ``zh`` and ``en`` have no counterpart, ``others`` are all English numbers; the level that is reached must be the
    difference away, where the English names one. The text is folded.
    """
    out: list[Pair] = []
    before = [b for b in en if _WAS.search(text[max(0, b.quantity.start - 40) : b.quantity.start])]
    for a in zh if before else ():
        if a.kind != "points" and a.quantity.change != "by":
            continue
        for b in before:
            if not (b.kind in _RATES if a.kind == "points" else b.kind == a.kind and b.kind not in _RATES):
                continue
            levels = [c for c in others if c is not b and c.kind == b.kind]
            if not levels or any(abs(abs(c.low - b.low) - a.low) <= _NEAR * a.low for c in levels):
                out.append((a, b))
                before.remove(b)
                break
    return out


def by_years(zh: Sequence[Atom], en: Sequence[Atom]) -> list[Pair]:
    """Return the plans and congresses that the English gives by their years: “十四五”时期, "2021-2025"."""
    years = {int(b.low): b for b in en if b.kind == "year" and b.low.denominator == 1}
    out: list[Pair] = []
    for a in zh:
        if a.kind == "plan" and a.low >= _FIRST_PLAN:
            first = 1951 + 5 * int(a.low)
            if first in years and first + 4 in years:
                out += [(a, years[first]), (a, years[first + 4])]
        elif a.kind == "congress" and a.quantity.unit in {"cpc", ""} and a.low >= _FIRST_CONGRESS:
            held = 1922 + 5 * int(a.low)
            if held in years:
                out.append((a, years[held]))
    return out
