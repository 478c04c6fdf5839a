"""Equal amounts that no single number shows: 150 yuan a mu as 2,250 yuan a hectare, 3060 as 30 and 60."""

from __future__ import annotations

import re
from fractions import Fraction

from aligner.numbers.atoms import Atom

_NEAR = Fraction(1, 50)
# unit of the Chinese rate, unit of the English one, how many of the first the second holds
_RATES = (
    (re.compile(r"每亩|/亩|一亩|每畝"), re.compile(r"(?:per|a|each|every|/)\s*(?:hectare|ha)\b"), Fraction(15)),
    (re.compile(r"每亩|/亩|一亩|每畝"), re.compile(r"(?:per|an|each|every|/)\s*acre\b"), Fraction(607, 100)),
    (re.compile(r"每斤|/斤|一斤"), re.compile(r"(?:per|a|each|every|/)\s*(?:kilo(?:gram)?|kg)\b"), Fraction(2)),
    (re.compile(r"每公里|/公里"), re.compile(r"(?:per|a|each|every|/)\s*mile\b"), Fraction(1609, 1000)),
    (re.compile(r"每月|月均|/月|月薪"), re.compile(r"(?:per|a|each|every|/)\s*year\b|annual"), Fraction(12)),
)  # fmt: skip


def by_rate(zh: Atom, en: Atom, zh_text: str, en_text: str) -> bool:
    """Say whether two amounts are one rate in other units: 每亩150元, "2,250 yuan per hectare"."""
    if zh.kind != en.kind or not zh.low or zh.low == en.low:
        return False
    for chinese, english, factor in _RATES:
        if chinese.search(zh_text) and english.search(en_text):
            return abs(en.low / zh.low - factor) <= factor * _NEAR
    return False


def joined(zh: list[Atom], en: list[Atom]) -> tuple[list[Atom], list[Atom]]:
    """Take out a Chinese figure that the English writes in two: 3060 as "30·60"."""
    for a in zh:
        if a.kind != "cardinal" or a.low.denominator != 1 or a.low < 1000 or a.quantity.factor:  # noqa: PLR2004
            continue
        for b, c in zip(en, en[1:], strict=False):
            halves = f"{b.low}{c.low}"
            if halves == str(a.low) and 0 < c.quantity.start - b.quantity.end < 4:  # noqa: PLR2004
                return [x for x in zh if x is not a], [x for x in en if x is not b and x is not c]
    return zh, en
