"""The English of a date with the parts that are wrong put right."""

from __future__ import annotations

from calendar import month_name
from functools import partial

from aligner.check.number.spelling import ordinal
from aligner.numbers.quantity import Quantity
from aligner.words import patterns as re

MONTHS = tuple(name for name in month_name if name)
_MONTH = re.compile("|".join(rf"{name[:3]}(?:{name[3:]}\b|t?\b\.?)" for name in MONTHS), re.IGNORECASE)
_PARTS = {"quarter": ("first quarter", "second quarter", "third quarter", "fourth quarter"),
          "half": ("first half", "second half")}  # fmt: skip
_PART = re.compile(r"\b(?:first|second|third|fourth) (?:quarter|half)\b", re.IGNORECASE)
_THIRDS = {"上旬": "early ", "中旬": "mid-", "下旬": "late "}
_EDGE = {"end": "the end of", "start": "the beginning of", "middle": "the middle of"}


def redated(zh: Quantity, en: Quantity) -> str:
    """Return the English date with the Chinese year, month, day and part where it has another; "" if that is unsafe."""
    text = en.text
    if zh.year and re.fullmatch(r"\d\d", text):
        return f"{zh.year % 100:02}"  # the second of 2016/17
    if en.month and en.day and not _MONTH.search(text):
        return ""  # in figures: which of them is the month is not sure
    if zh.month and zh.part in _EDGE and not zh.day and en.day:
        year = zh.year or en.year  # 6月底 for "June 1": a day of its own is not to be kept
        return f"{_EDGE[zh.part]} {MONTHS[zh.month - 1]}{f' {year}' if year else ''}"
    if zh.year and en.year and zh.year != en.year:
        text = text.replace(str(en.year), str(zh.year), 1)
    if zh.month and en.month and zh.month != en.month:
        text = _MONTH.sub(MONTHS[zh.month - 1], text, count=1)
    if zh.day and en.day and zh.day != en.day:
        text = re.sub(rf"(?<!\d)0?{en.day}(st|nd|rd|th)?(?!\d)", partial(_day, zh.day), text, count=1)
    elif zh.day and en.month and not en.day and (match := _MONTH.search(text)):
        text = f"{text[: match.end()]} {zh.day}{',' if text[match.end() :].strip() else ''}{text[match.end() :]}"
    if zh.value is not None and zh.unit in _PARTS and (zh.value, zh.unit) != (en.value, en.unit):
        text = _PART.sub(_PARTS[zh.unit][int(zh.value) - 1], text, count=1)
    if (third := _third(zh)) and en.month and not en.day and not en.part:
        text = f"{third}{text}"
    if zh.part == "end" and not en.part and not en.month:
        text = f"end of the {text}" if zh.unit == "quarter" else f"{_EDGE['end']} {text}"
    return text if text != en.text else ""


def _third(zh: Quantity) -> str:
    """Return what English writes before a month for a third of it: 12月中旬 is mid-December."""
    return _THIRDS.get(zh.text[-2:], "") if zh.month and not zh.day else ""


def _day(day: int, old: re.Match[str]) -> str:
    """Write a day as the old one was written: 7 or 7th."""
    return ordinal(day) if old[1] else str(day)


def written(zh: Quantity) -> str:
    """Write a Chinese date out in English; empty for days, decades and most dates without a year."""
    if zh.month and (third := _third(zh)):
        return f"{third}{MONTHS[zh.month - 1]}{f' {zh.year}' if zh.year else ''}"
    if zh.year is None and zh.value is not None and zh.unit in _PARTS:
        named = f"the {_PARTS[zh.unit][int(zh.value) - 1]}"
        return f"{_EDGE[zh.part]} {named}" if zh.part in _EDGE else named
    if zh.kind not in {"date", "year"} or zh.year is None or zh.unit == "decade":
        return ""
    out = str(zh.year)
    if zh.month:
        out = f"{MONTHS[zh.month - 1]} {zh.day}, {out}" if zh.day else f"{MONTHS[zh.month - 1]} {out}"
    elif zh.value is not None and zh.unit in _PARTS:
        out = f"the {_PARTS[zh.unit][int(zh.value) - 1]} of {out}"
    return f"{_EDGE[zh.part]} {out}" if zh.part in _EDGE else out
