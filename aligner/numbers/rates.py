"""Equal amounts that no single number shows: 150 yuan a mu as 2,250 yuan a hectare, 3060 as 30 and 60."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

from aligner.numbers.atoms import Atom
from aligner.words import patterns as re

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


_PER_ZH = re.compile(r"每(?P<u>年|月|周|星期|天|日|小时|季度)(?:[\u4e00-\u9fff]{0,4})$")
_PER_EN = re.compile(
    r"\s*(?:(?:a|per|each|every)\s+(?P<u>year|month|week|day|hour|quarter)\b|(?P<ly>annually|yearly|monthly|weekly|daily|hourly|quarterly)\b)"
)
PERIODS = {
    "年": "year",
    "月": "month",
    "周": "week",
    "星期": "week",
    "天": "day",
    "日": "day",
    "小时": "hour",
    "季度": "quarter",
}
ADVERBS = {
    "annually": "year", "yearly": "year", "monthly": "month", "weekly": "week", "daily": "day", "hourly": "hour",
    "quarterly": "quarter",
}  # fmt: skip


def other_period(zh: Atom, en: Atom, zh_text: str, en_text: str) -> str:
    """Return the period of a rate that the English gives for another one: 每年2000元 as "2,000 yuan a month"."""
    lead = zh_text[max(0, zh.quantity.start - 8) : zh.quantity.start]
    if "每" not in lead:
        return ""
    before = _PER_ZH.search(lead)
    behind = _PER_EN.match(en_text.lower(), en.quantity.end)
    if not before or not behind or zh.kind not in {"money", "measure", "cardinal"}:
        return ""
    said = behind["u"] or ADVERBS[behind["ly"]]
    return said if said != PERIODS[before["u"]] and zh.low == en.low else ""


def period_of(zh_text: str, start: int) -> str:
    """Return the English of the period right before a number: 每年."""
    before = _PER_ZH.search(zh_text[max(0, start - 8) : start])
    return PERIODS[before["u"]] if before else ""


def joined(zh: list[Atom], en: list[Atom]) -> tuple[list[Atom], list[Atom]]:
    """Take out a Chinese figure that the English writes in two: 3060 as "30·60"."""
    for a in zh:
        if a.kind != "cardinal" or a.low.denominator != 1 or a.low < 1000 or a.quantity.factor:
            continue
        for b, c in pairwise(en):
            halves = f"{b.low}{c.low}"
            if halves == str(a.low) and 0 < c.quantity.start - b.quantity.end < 4:
                return [x for x in zh if x is not a], [x for x in en if x is not b and x is not c]
    return zh, en
