"""How a Chinese and an English atom relate: the same, the same with a difference worth naming, or not at all."""

from __future__ import annotations

from calendar import monthrange
from fractions import Fraction

from aligner.numbers.atoms import Atom, days, in_base
from aligner.numbers.discounts import taken_off
from aligner.numbers.en_dates import FIGURES
from aligner.numbers.shares import multiple_cost, ratio_cost
from aligner.words import patterns as re

AMOUNTS = {"cardinal", "percent", "points", "multiple", "fraction", "money", "period", "measure", "time", "idiom"}
_NAMED = {"congress", "plan", "plenum"}
_LAST_DAYS = [{28, 29} if month == 2 else {monthrange(2000, month)[1]} for month in range(1, 13)]
# kinds that may stand for one another when the number is equal, with the cost of believing so
_CROSS = {
    ("ordinal", "cardinal"): 0.3,
    ("cardinal", "ordinal"): 0.3,
    ("year", "cardinal"): 0.2,
    ("cardinal", "year"): 0.2,
    ("money", "year"): 0.3,
    ("day", "ordinal"): 0.05,
    ("day", "cardinal"): 0.4,
    ("day", "period"): 0.4,
    ("decade", "year"): 0.3,
    ("document", "ordinal"): 0.3,
    ("document", "cardinal"): 0.3,
    ("ordinal", "document"): 0.3,
    ("ordinal", "plenum"): 0.4,
    ("ordinal", "congress"): 0.3,
    ("ordinal", "plan"): 0.4,
    ("ordinal", "period"): 0.4,
    ("period", "ordinal"): 0.3,
    ("cardinal", "congress"): 0.4,
    ("quarter", "ordinal"): 0.3,
    ("half", "ordinal"): 0.3,
    ("ordinal", "day"): 0.4,
    ("month", "cardinal"): 0.5,
    ("ordinal", "quarter"): 0.3,
    ("cardinal", "quarter"): 0.4,
}


_OVERLAP = Fraction(3, 2)


def match_cost(zh: Atom, en: Atom) -> float | None:
    """Return what it costs to take the two for the same number (0 is certain), or None when they are not."""
    if "ratio" in (zh.kind, en.kind):
        return ratio_cost(zh, en)
    if zh.kind in AMOUNTS and en.kind in AMOUNTS:
        return _amounts(zh, en)
    if "idiom" in (zh.kind, en.kind):
        return 0.5 if zh.low == en.low else None
    if {"day", "monthday"} == {zh.kind, en.kind}:
        return 0.3 if zh.low % 100 == en.low % 100 else None
    if en.kind == "monthday" and (_last_day(zh, en) or _turned_date(zh, en)):
        return 0.1
    if {zh.kind, en.kind} == {"ordinal", "fraction"} and en.low * zh.low == 1:
        return 0.3  # "a third post" is no share, "the last third" is one
    if (zh.kind, en.kind, zh.quantity.unit) == ("period", "year", "year") and zh.low == en.low % 100:
        return 0.4  # 98年 as 1998
    if zh.kind == "plan" and en.kind == "cardinal" and en.low == zh.low * 10 + 5:
        return 0.9
    if (zh.low, zh.high) != (en.low, en.high):
        return 0.4 if zh.kind == "decade" and en.kind in AMOUNTS and zh.low % 100 == en.low else None
    if zh.kind == en.kind:
        return _named(zh, en)
    if zh.kind in _NAMED and en.kind in {"ordinal", "cardinal"}:
        return 0.8
    return _CROSS.get((zh.kind, en.kind))


def _last_day(zh: Atom, en: Atom) -> bool:
    """Say whether the end of a month is given by its last day: 6月底, June 30."""
    month, day = divmod(int(en.low), 100)
    return zh.kind == "month" and zh.quantity.part == "end" and zh.low == month and day in _LAST_DAYS[month - 1]


def _turned_date(zh: Atom, en: Atom) -> bool:
    """Say whether a date in figures (01/03/2025) is the same with day and month the other way round."""
    month, day = divmod(int(en.low), 100)
    return zh.kind == "monthday" and zh.low == day * 100 + month and bool(FIGURES.fullmatch(en.quantity.text))


def _named(zh: Atom, en: Atom) -> float | None:
    """Compare two atoms of one kind and number: a plenum also by the term it belongs to."""
    terms = zh.quantity.term, en.quantity.term
    if zh.kind == "plenum" and None not in terms and terms[0] != terms[1]:
        return None
    units = zh.quantity.unit, en.quantity.unit
    if zh.kind in {"year", "month"} and (zh.quantity.part == "end") != (en.quantity.part == "end"):
        return 0.05  # of two equal years the one that ends is the one that ends
    return 0.1 if zh.kind in _NAMED and units[0] != units[1] else 0.0


def _amounts(zh: Atom, en: Atom) -> float | None:
    """Compare two amounts: equal as written, equal after conversion, overlapping where loose, rounded where about."""
    if zh.kind == "time" or en.kind == "time":
        return _times(zh, en)
    if zh.kind == "multiple" and en.kind in {"multiple", "cardinal", "percent", "fraction"}:
        return multiple_cost(zh, en)
    same_kind = zh.kind == en.kind
    if same_kind and zh.quantity.unit == en.quantity.unit and zh.low == en.low and zh.high == en.high:
        return 0.0
    dimension = (en.kind == "period" and days(zh)) or in_base(zh), in_base(en)
    converts = bool(dimension[0][0]) and dimension[0][0] == dimension[1][0]
    if converts and _meet(zh, en, dimension[0][1:], dimension[1][1:]):
        near = 0.0 if dimension[0][1:] == dimension[1][1:] else 0.15
        return near + (0.0 if same_kind else 0.1)
    if converts and zh.quantity.unit != en.quantity.unit and {zh.kind, en.kind} <= {"measure", "period"}:
        return 0.7 if zh.low == en.low and zh.high == en.high else None
    if _meet(zh, en, (zh.low, zh.high), (en.low, en.high)):
        near = 0.0 if (zh.low, zh.high) == (en.low, en.high) else 0.15
        if same_kind:
            return near + (0.0 if zh.quantity.unit == en.quantity.unit else 0.1 if zh.kind == "cardinal" else 0.25)
        return 0.5 if "idiom" in (zh.kind, en.kind) else near + 0.25
    if taken_off(zh, en):
        return 0.05
    if zh.kind in {"cardinal", "money"} and _short_million(en) and zh.low == en.low * 10**6:
        return 0.3
    if zh.kind == "cardinal" and _POINTED.fullmatch(en.quantity.text) and zh.low == zh.high == en.low * 1000:
        return 0.3  # 10.700 for 10,700, as some languages write it
    return None


_POINTED = re.compile(r"\d{1,3}\.\d{3}")


def _short_million(en: Atom) -> bool:
    """Say whether an amount in metres may be one in millions: 2.3m."""
    return en.quantity.unit == "m" and en.low == en.high and bool(re.search(r"\dm$", en.quantity.text))


def _times(zh: Atom, en: Atom) -> float | None:
    """Compare times of day modulo twelve hours; a bare hour may stand for one."""
    if zh.kind == en.kind:
        return 0.05 if (zh.low - en.low) % 720 == 0 else None
    clock, other = (zh, en) if zh.kind == "time" else (en, zh)
    return 0.45 if other.kind in {"cardinal", "period", "idiom"} and (clock.low / 60 - other.low) % 12 == 0 else None


def _meet(zh: Atom, en: Atom, left: tuple[Fraction, Fraction], right: tuple[Fraction, Fraction]) -> bool:
    """Say whether two values or ranges agree, each loose or rounded as it says of itself."""
    if left == right:
        return True
    a, b = zh.quantity, en.quantity
    if vague(zh) and b.comparator == ">" and right[0] == right[1] == 1:
        return True  # 数人 as "more than one person"
    if vague(zh) and vague(en) and min(left[1], right[1]) < _OVERLAP * max(left[0], right[0]):
        return False  # 数十 and "hundreds of" only touch
    if vague(zh) != vague(en):
        (low, high), (value, _) = (left, right) if vague(zh) else (right, left)
        if high >= 100 and value >= high:
            return False
    if vague(zh) or vague(en):
        margin = Fraction(1, 10)
        return left[0] * (1 - margin) <= right[1] and right[0] * (1 - margin) <= left[1]
    if (a.value_max is None) != (b.value_max is None):
        # 四五百 may be given by one of its ends or its middle
        one, (low, high) = (left[0], right) if a.value_max is None else (right[0], left)
        return (a.approximate or b.approximate) and one in (low, high, (low + high) / 2)
    if a.comparator in {">", "~"} and b.approximate and "dozen" in b.text and right[0] * 5 == left[0] * 6:
        return True  # 十多个 as "a dozen"
    if b.approximate or b.comparator or a.comparator == ">":
        # "nearly 270,000" for 26.8万, "about 120 million hectares" for 18亿亩
        near = Fraction(1, 50)
        return all(abs(x - y) <= near * abs(x) for x, y in zip(left, right, strict=True))
    if b.factor and _rounded(left, right):
        return True
    if {zh.kind, en.kind} == {"fraction", "percent"}:
        return all(
            abs(x - y) <= Fraction(1, 200) * abs(x) for x, y in zip(left, right, strict=True)
        )  # 三分之二, "66.7%"
    converted = a.unit != b.unit and left != (zh.low, zh.high)
    return converted and all(abs(x - y) <= Fraction(1, 50) * abs(x) for x, y in zip(left, right, strict=True))


_FIGURES_KEPT = 4


def _rounded(left: tuple[Fraction, Fraction], right: tuple[Fraction, Fraction]) -> bool:
    """Say whether a value was rounded to four figures or more: 158.41亿元 as "15.84 billion yuan"."""
    (exact, high), (said, top) = left, right
    if exact != high or said != top or not said or said.denominator != 1:
        return False
    kept = len(str(said.numerator).rstrip("0"))
    step = Fraction(10) ** (len(str(said.numerator)) - kept)
    return kept >= _FIGURES_KEPT and abs(exact - said) * 2 <= step


def vague(atom: Atom) -> bool:
    """Say whether the atom is an order of magnitude (几十, 十几, dozens), not a value or two stated ends."""
    return atom.quantity.approximate and (atom.high >= 4 * atom.low or any(c in atom.quantity.text for c in "几数"))


def is_scale(zh: Atom, en: Atom) -> bool:
    """Say whether one amount is the other times a power of ten (from ten up), by figures or by scale word."""
    if zh.kind not in AMOUNTS or en.kind not in AMOUNTS or not (zh.low and en.low):
        return False
    (zh_dimension, low, _), (en_dimension, other, _) = in_base(zh), in_base(en)
    if zh_dimension != en_dimension:
        low, other = zh.low, en.low
    ratio = low / other if low > other else other / low
    while ratio >= 10 and ratio.denominator == 1 and ratio % 10 == 0:
        ratio /= 10
    return ratio == 1 and low != other


_FAMILIES = (
    {"year", "decade"},
    {"monthday", "month", "day"},
    {"quarter", "half"},
    {"congress"},
    {"plenum"},
    {"plan"},
    {"ordinal", "document"},
    {"percent", "points", "fraction"},
    {"money"},
    {"period"},
    {"measure"},
    {"cardinal"},
    {"multiple", "percent", "fraction"},
    {"multiple", "cardinal"},
    {"ratio"},
    {"time"},
)


def slip_cost(zh: Atom, en: Atom) -> float | None:
    """Return how plausible it is that the English number was meant for the Chinese one (lower is better), or None."""
    away = abs(zh.at - en.at)
    if is_scale(zh, en):
        return 0.1 + away / 2
    if any(zh.kind in family and en.kind in family for family in _FAMILIES):
        unit = 0.0 if zh.quantity.unit == en.quantity.unit or zh.kind == "cardinal" else 0.2
        return 0.3 + unit + away
    if zh.kind in AMOUNTS | {"ordinal"} and en.kind in AMOUNTS | {"ordinal"} and away < 0.4:
        return 0.8 + away
    return None
