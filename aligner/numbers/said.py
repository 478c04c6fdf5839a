"""Chinese numbers that English says without a number: 100% as "all", 24小时 as "round the clock", 三台镇 as a name."""

from __future__ import annotations

from aligner.numbers.atoms import Atom, days, in_base
from aligner.numbers.rules import unit_named
from aligner.words import patterns as re

_ALL = re.compile(r"\b(?:all|every|each|entire(?:ly)?|full(?:y)?|universal|complete(?:ly)?)\b", re.IGNORECASE)
_ALWAYS = re.compile(r"\b(?:a?round[\s-]the[\s-]clock|day and night)", re.IGNORECASE)
_ONE = re.compile(r"\b(?:an?|one)(?: (?:full|whole))? (?P<unit>hour|day|week|fortnight|month|year)\b", re.IGNORECASE)
_PINYIN = {"一": "Yi", "二": "Er", "三": "San", "四": "Si", "五": "Wu", "六": "Liu", "七": "Qi", "八": "Ba",
           "九": "Jiu", "十": "Shi", "百": "Bai", "千": "Qian", "万": "Wan", "两": "Liang"}  # fmt: skip
_PLACE = re.compile(rf"[{''.join(_PINYIN)}][\u4e00-\u9fff]{{1,2}}?(?:[镇县市乡村区]|街道)")
_KIND = r"(?:town(?:ship)?|county|city|village|(?:sub-?)?district|street)"


def unsaid(atom: Atom, zh: str, en: str) -> bool:
    """Say whether the English has a Chinese number in words without one; ``zh`` is folded."""
    if atom.kind == "percent" and atom.low == 100:
        return bool(_ALL.search(en))
    if atom.kind == "period" and atom.low == 24 and atom.quantity.unit == "hour" and _ALWAYS.search(en):
        return True
    if atom.kind == "period" or days(atom):
        return _one(atom, en)
    return atom.kind == "cardinal" and _place(atom.quantity.start, zh, en)


def _one(atom: Atom, en: str) -> bool:
    """Say whether the English has a length of time as one of a longer unit: 7日内, "within a week"."""
    dimension, low, high = days(atom) or in_base(atom)
    for match in _ONE.finditer(en):
        unit = unit_named(match["unit"].lower())
        if unit and dimension and (dimension, low, high) == (unit.base, unit.factor, unit.factor):
            return True
    return False


_MOST_LISTED = 12


def listed(atom: Atom, zh: str) -> bool:
    """Say whether a small number only counts a list of the Chinese: 教育、医疗、养老等三个领域, 江苏、浙江、安徽3省."""
    if atom.kind not in {"cardinal", "idiom"} or not 2 <= atom.low <= _MOST_LISTED:
        return False
    return any(
        len(re.split(r"[、和及与]", run)) == atom.low
        for run in re.findall(r"[^，。；：:;（）()“”]*、[^，。；：:;（）()“”]*", zh)
    )


def _place(start: int, zh: str, en: str) -> bool:
    """Say whether a numeral begins the name of a place that the English gives in pinyin: 三台镇, Santai Town."""
    match = _PLACE.match(zh, start)
    if not match:
        return False
    name = rf"\b{_PINYIN[match[0][0]]}[a-z']{{2,}} (?i:{_KIND})\b"
    return bool(re.search(name, en))
