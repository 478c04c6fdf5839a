"""What is wrong although the numbers agree: comparator, percentage points, currency, by for to, a lost set phrase."""

from __future__ import annotations

import re

from aligner.numbers.atoms import Atom
from aligner.numbers.fold import fold_en
from aligner.numbers.rules import context

_UP, _DOWN = {">=", ">"}, {"<=", "<"}
_NAMED = {"congress", "plan", "plenum"}
_OTHERS = re.compile(r"(?:and|with)\s+(?:the\s+)?(?:other\s+)?$|other\s+$")
_OTHER_AFTER = re.compile(r"\s*other\b")


def difference(zh: Atom, en: Atom, zh_text: str, en_text: str) -> str:
    """Return the kind of slip between two atoms of equal value, or an empty string."""
    a, b = zh.quantity, en.quantity
    if zh.kind in _NAMED and en.kind not in _NAMED:
        return "form"
    if {zh.kind, en.kind} == {"percent", "points"}:
        return "percent_points"
    if zh.kind == en.kind and zh.kind in {"money", "measure", "period"} and _units_differ(zh, en):
        return "unit"
    if _direction(a.comparator, b.comparator, en_text):
        return "comparator"
    if {a.change, b.change} == {"to", "by"}:
        return "change"
    if zh.kind in {"year", "month"} and a.part == "end" and not b.part:
        return "part"
    if zh.kind == "cardinal" and _others(zh, en, zh_text, en_text):
        return "others"
    return ""


def _units_differ(zh: Atom, en: Atom) -> bool:
    """Say whether equal figures stand before different units."""
    return zh.low == en.low and zh.quantity.unit != en.quantity.unit and bool(en.quantity.unit)


def _direction(zh: str, en: str, text: str) -> bool:
    """Say whether a bound was turned round or lost; a bound that stands elsewhere in the sentence is not lost."""
    if (zh in _UP and en in _DOWN) or (zh in _DOWN and en in _UP):
        return True
    if en or zh not in {">=", "<="}:
        return False
    kept = _UP if zh == ">=" else _DOWN
    lowered = fold_en(text)
    _, meaning = context("en", "before")
    return not any(sign in kept and form in lowered for form, sign in meaning.items())


def _others(zh: Atom, en: Atom, zh_text: str, en_text: str) -> bool:
    """Say whether 等十部门, ten in all, became "and other ten departments"."""
    a, b = zh.quantity, en.quantity
    if zh_text[a.start - 1 : a.start] != "等" or a.start == 0:
        return False
    lowered = en_text.lower()
    return bool(_OTHER_AFTER.match(lowered, b.end)) or lowered[max(0, b.start - 8) : b.start].rstrip().endswith("other")
