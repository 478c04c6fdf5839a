"""What is wrong although the numbers agree: comparator, percentage points, currency, by for to, a lost set phrase."""

from __future__ import annotations

from functools import cache

from aligner.numbers.atoms import Atom
from aligner.numbers.discounts import UNIT, off_instead_of, turned
from aligner.numbers.fold import fold_en, fold_zh
from aligner.numbers.quantity import Quantity
from aligner.numbers.rates import other_period, per_differs
from aligner.numbers.relate import vague
from aligner.numbers.roles import role_zh
from aligner.numbers.rules import alternatives, context, unit_forms
from aligner.numbers.times import relation
from aligner.words import patterns as re

_UP, _DOWN = {">=", ">"}, {"<=", "<"}
_NAMED = {"congress", "plan", "plenum"}
_END = re.compile(r"end of (?:the|that|this) (?:year|month)|year[- ]end")
_ENDS = re.compile(r"\b(?:ends?|close[sd]?|last|late|final|conclusion|over|out)\b|\b(?:31|30)\b", re.IGNORECASE)
_PART_NEAR = 30  # letters around a month or quarter in which its part may be named
_TEN_DAYS = re.compile(r"[上中下]旬$")
_THIRD = re.compile(
    r"\b(?:early|mid(?:dle|way)?|late|latter|beginning|start|end|close|first|second|third|last|final|ten|10|\d{1,2}(?:th|st|nd|rd))\b"
    r"|\b(?:early|mid|late)-",
    re.IGNORECASE,
)
_MAJORITY = re.compile(r"[\s-]majority\b", re.IGNORECASE)  # "a two-thirds majority" means two thirds or more
_PERCENTAGE = re.compile(r"per\s?cent", re.IGNORECASE)
_NEAR_ZH = re.compile(r"(?:近|将近|將近|接近|逼近|近乎)$")
_ABOUT_ZH = re.compile(r"(?:左右|上下)$")
_NEAR_EN = re.compile(r"\b(?:nearly|almost|close to|approaching|nearing)\s+(?:an?\s+)?$", re.IGNORECASE)
_DEGREES = {"degree", "°C", "°F"}
_END_BEFORE = re.compile(r"\b(?:ends?|last day|close) of\b[^.;]*$")
_SPAN_ZH = re.compile(r"以上[^，。；,;]{0,14}?以下")
_SPAN_EN = re.compile(r"\b(?:from|between|rang\w+)\b|\d\s*(?:to|-|–|~)\s*\W{0,4}\w{0,3}\$?\d|\bto\b")
_OF_DAYS = re.compile(
    r"(?:[每前满滿逾为為达達共按]|不足|至少|最迟|以|经过|經過|公[告示]|登载|登載|刊登|延长|延長|连续|連續|拘留|服务|服務|[一二三四五六七八九十]日[及和或至、])$"
)
_DAYS_LATER = re.compile(
    r"(?:[以之]?[内內前后後]|为限|為限|止|之?(?:不变|不變|期间|期間|期限)|计算|計算|[及和或至、][一二三四五六七八九十]{1,3}日)"
)
_OFTEN = re.compile(r"\bat least (?:(?:once|one \w+) )?every\b")
_OTHER_BEFORE = re.compile(r"\bother\s+$")
_ELSE = re.compile(r"(?:另|其他|其它|其余|还有)[^，。；,;]*$")
_OTHER_AFTER = re.compile(r"\s*other\b")


def difference(zh: Atom, en: Atom, zh_text: str, en_text: str) -> str:
    """Return the kind of slip between two atoms of equal value, or an empty string."""
    a, b = zh.quantity, en.quantity
    if _form_lost(zh, en):
        return "form"
    if turned(zh, en, en_text) or off_instead_of(a, b, zh_text, en_text):
        return "off" if a.unit == "%" else "value"
    if {zh.kind, en.kind} == {"percent", "points"}:
        return "percent_points"
    if _units_differ(zh, en, zh_text):
        return "unit"
    if other_period(zh, en, zh_text, en_text) or per_differs(zh, en, fold_zh(zh_text), fold_en(en_text)):
        return "rate"
    changed = _change_differs(zh, en, zh_text)
    loose = a.comparator == "~" and not b.comparator  # a lost 左右 matters less than "by" for "to"
    if not (changed and loose) and _bound_differs(a, b, zh_text, en_text):
        return "comparator"
    if relation(a, b, zh_text, en_text):
        return "when"
    if changed:
        return "change"
    if _part_lost(zh, en, en_text):
        return "part"
    if zh.kind == "cardinal" and _others(zh, en, zh_text, en_text):
        return "others"
    if zh.kind == "day" and _no_day(en, en_text) and not (en.kind == "period" and _lasting(a, zh_text)):
        return "form"
    return ""


def _bound_differs(a: Quantity, b: Quantity, zh_text: str, en_text: str) -> bool:
    """Say whether a bound was lost or turned round."""
    near = en_text[max(0, b.start - 60) : b.end + 40]
    differs = _direction(a, b, near, zh_text) or _near_and_over(a, b, zh_text, en_text)
    return differs and not _MAJORITY.match(en_text, b.end)


def _change_differs(zh: Atom, en: Atom, zh_text: str) -> bool:
    """Say whether "by" stands for "to" or "from", or "to" for "by"."""
    a, b = zh.quantity, en.quantity
    if {a.change, b.change} == {"to", "by"} and "x" not in (a.unit, b.unit):
        return True
    return b.change == "by" and zh.kind == en.kind and role_zh(zh, zh_text) == "start"


def _form_lost(zh: Atom, en: Atom) -> bool:
    """Say whether the name of a congress, plenary session or plan became a plain number or another body's."""
    if zh.kind in _NAMED and en.kind not in _NAMED:
        return True
    units = zh.quantity.unit, en.quantity.unit
    if zh.kind == en.kind == "congress":
        return units[0] == "cpc" and units[1] in {"npc", "cppcc"}
    return zh.kind == en.kind == "plenum" and units == ("committee", "cpc")  # a session of the congress itself


def _part_lost(zh: Atom, en: Atom, text: str) -> bool:
    """Say whether the end of a year or month became the whole of it, or its beginning."""
    a, b = zh.quantity.part, en.quantity.part
    near = text[max(0, en.quantity.start - _PART_NEAR) : en.quantity.end + _PART_NEAR]
    if zh.kind == en.kind == "quarter":
        return a == "end" and not b and not _ENDS.search(near)
    if zh.kind == en.kind == "month" and not b and _TEN_DAYS.search(zh.quantity.text):
        return not _THIRD.search(near)
    if zh.kind not in {"year", "month"} or a not in {"start", "end"}:
        return False
    if a == "end" and (en.kind == "monthday" or (en.quantity.month, en.quantity.day) == (12, 31)):
        return False  # 6月底 as "June 30"
    if a == "end" and _END_BEFORE.search(text[max(0, en.quantity.start - 50) : en.quantity.start].lower()):
        return False  # the end of January and July
    return {a, b} in ({"start", "end"}, {"start", "late"}) or (a == "end" and not b and not _END.search(text.lower()))


def _no_day(en: Atom, text: str) -> bool:
    """Say whether 25日 became a plain number, a count of days or "the 25th day"."""
    end = en.quantity.end
    return en.kind in {"cardinal", "period"} or (
        en.kind == "ordinal" and text.startswith(" day", end) and not text.startswith(" day of", end)
    )


def _units_differ(zh: Atom, en: Atom, zh_text: str) -> bool:
    """Say whether equal figures stand before different units; 元 may be the dollar of Hong Kong or Taiwan.

    It may also be the currency that was just named: 美元债券3亿元.
    """
    if {zh.quantity.unit, en.quantity.unit} == {"bp", "pp"}:
        return bool(_PERCENTAGE.search(en.quantity.text))
    if zh.kind != en.kind or zh.kind not in {"money", "measure", "period", "percent"}:
        return False
    if zh.quantity.unit == "CNY" and en.quantity.unit in {"HKD", "TWD", "MOP", "SGD"}:
        return False
    if {zh.quantity.unit, en.quantity.unit} <= _DEGREES and "degree" in (zh.quantity.unit, en.quantity.unit):
        return False  # 95度, "95 degrees Celsius"
    if zh.quantity.unit == UNIT or zh.low != en.low or en.quantity.unit in {"", zh.quantity.unit}:
        return False
    before = zh_text[max(0, zh.quantity.start - 12) : zh.quantity.start]
    named = any(unit == en.quantity.unit and form in before for form, unit in unit_forms("zh").items())
    return not (named and zh.quantity.unit == "CNY")


def _lasting(day: Quantity, text: str) -> bool:
    """Say whether 二十日 may be twenty days: 每五日, 三十日前, 期间为三十日."""
    return bool(_OF_DAYS.search(text[: day.start]) or _DAYS_LATER.match(text, day.end))


def _direction(a: Quantity, b: Quantity, text: str, zh_text: str) -> bool:
    """Say whether a bound was turned round, or a bound or 左右 lost; what stands nearby in ``text`` is not lost."""
    zh, en = a.comparator, b.comparator
    if (zh in _UP and en in _DOWN) or (zh in _DOWN and en in _UP):
        return True
    if en or b.approximate or zh not in {">=", "<=", "~"} or (zh == "~" and a.kind == "period"):
        return False
    if a.kind == "multiple" and a.value == 1 and b.kind != "multiple":
        return False  # 处一倍以下罚款 as "up to the amount"
    if a.text.endswith("起") or (a.kind == "cardinal" and a.value == 1 and not a.unit):
        return False  # 100元起 is "from 100 yuan", 级别1之内 a label
    if within_span(a, zh_text, text):
        return False  # 三万元以上三十万元以下 as "30,000 to 300,000"
    return not _keeps(zh, fold_en(text))


def within_span(a: Quantity, zh: str, en: str) -> bool:
    """Say whether a number is one end of …以上…以下 that the English gives as a range: "between 30,000 and 50,000"."""
    ends = any(m.start() <= a.end + 1 and a.start <= m.end() + 1 for m in _SPAN_ZH.finditer(zh))
    return ends and bool(_SPAN_EN.search(en.lower()))


def _near_and_over(a: Quantity, b: Quantity, zh_text: str, en_text: str) -> bool:
    """Say whether "nearly" stands for "more than" or the other way round: 近3000家, "more than 3,000"."""
    before = zh_text[max(0, a.start - 2) : a.start]
    if b.comparator in _UP and a.comparator == "~":
        return bool(_NEAR_ZH.search(before) or _ABOUT_ZH.search(a.text) or before.endswith(("约", "約", "大概")))
    if b.comparator == "<" and a.comparator == "~":
        return bool(_ABOUT_ZH.search(a.text))
    return (
        a.comparator in _UP and b.comparator == "~" and bool(_NEAR_EN.search(en_text[max(0, b.start - 16) : b.start]))
    )


def turns_round(zh: Atom, en: Atom, zh_text: str, en_text: str) -> bool:
    """Say whether the bound of a number whose value is wrong too says the contrary."""
    a, b = zh.quantity, en.quantity
    if zh.kind != en.kind or vague(zh) or vague(en):
        return False
    against = (a.comparator in _UP and b.comparator in _DOWN) or (a.comparator in _DOWN and b.comparator in _UP)
    return (
        against
        or _near_and_over(a, b, zh_text, en_text)
        or (
            a.comparator in {">=", "<="}
            and not b.comparator
            and not b.approximate
            and not _keeps(a.comparator, fold_en(en_text))
        )
    )


def _keeps(sign: str, text: str) -> bool:
    """Say whether a folded English text has some form of a bound; at most eight minutes is "at least every eight"."""
    return bool(_bound(sign).search(text)) or (sign == "<=" and _OFTEN.search(text) is not None)


@cache
def _bound(sign: str) -> re.Pattern[str]:
    """Return a pattern for any English form of a bound."""
    forms = [form for side in ("before", "after") for form, s in context("en", side)[1].items() if s in (sign, "=")]
    return re.compile(rf"(?<![a-z])(?:{alternatives(forms)})(?![a-z])")


def rest_of_list(zh: Atom, en: Atom, zh_text: str, en_text: str) -> bool:
    """Say whether 等10部门, ten in all, is given as "and nine other departments", the ones named being left out."""
    smaller = zh.kind == en.kind == "cardinal" and en.low < zh.low
    return smaller and _others(zh, en, zh_text, en_text)


def _others(zh: Atom, en: Atom, zh_text: str, en_text: str) -> bool:
    """Say whether 等十部门, ten in all, became "and other ten departments"."""
    a, b = zh.quantity, en.quantity
    if zh_text[a.start - 1 : a.start] != "等" or a.start == 0 or _ELSE.search(zh_text[max(0, a.start - 40) : a.start]):
        return False
    lowered = en_text.lower()
    return bool(_OTHER_AFTER.match(lowered, b.end)) or bool(_OTHER_BEFORE.search(lowered[: b.start]))
