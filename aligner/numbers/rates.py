"""Equal amounts that no single number shows: 150 yuan a mu as 2,250 yuan a hectare, 3060 as 30 and 60."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

from aligner.numbers.atoms import Atom, in_base
from aligner.numbers.pers import Per, pers
from aligner.numbers.quantity import Quantity
from aligner.words import patterns as re

_NEAR = Fraction(1, 50)


def by_rate(zh: Atom, en: Atom, zh_text: str, en_text: str) -> bool:
    """Say whether two amounts are one rate in other units: 每亩150元, "2,250 yuan per hectare"; texts are folded."""
    expected = converted(zh, en, zh_text, en_text)
    return expected is not None and abs(in_base(en)[1] - expected) <= expected * _NEAR


def converted(zh: Atom, en: Atom, zh_text: str, en_text: str) -> Fraction | None:
    """Return what a Chinese amount is, in the base of its dimension, for each of what the English amount is given for.

    None where the two are given for the same, or one of them for nothing that can be converted.
    """
    if zh.kind != en.kind or zh.kind not in _GIVEN or not zh.low or zh.low != zh.high or en.low != en.high:
        return None
    (dimension, value, _), (other, _, _) = in_base(zh), in_base(en)
    if dimension != other or (zh.kind == "money" and zh.quantity.unit != en.quantity.unit):
        return None
    factor = Fraction(1)
    theirs = pers(en_text, en.quantity, "en")
    if theirs:
        for dimension, per in pers(zh_text, zh.quantity, "zh").items():
            if dimension in theirs:
                factor *= theirs[dimension].size / per.size
    return None if factor == 1 else value * factor


def per_differs(zh: Atom, en: Atom, zh_text: str, en_text: str) -> bool:
    """Say whether a Chinese amount stands for another unit of land, goods or time than the equal English one."""
    if converted(zh, en, zh_text, en_text) is None or in_base(zh)[1] != in_base(en)[1]:
        return False
    return bool(own_pers(zh.quantity, en.quantity, zh_text, en_text))


def own_pers(zh: Quantity, en: Quantity, zh_text: str, en_text: str) -> tuple[Per, Per] | None:
    """Return what two amounts are given for where it is surely theirs, of one dimension, and not the same."""
    theirs = pers(en_text, en, "en")
    for dimension, per in pers(zh_text, zh, "zh").items():
        other = theirs.get(dimension)
        if other and per.close and other.close and per.size != other.size:
            return per, other
    return None


_GIVEN = {"money", "measure", "cardinal", "period"}
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
