"""Periods in years and months: 一年六个月, "one year and six months" (18 months), and 三月以下, up to three months."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from aligner.numbers.quantity import Quantity
from aligner.numbers.zh_dates import small
from aligner.words import patterns as re

_MONTHS = re.compile(r"月(?=以[上下](?!旬))")
_YEAR = 12


def durations(text: str, found: list[Quantity], link: re.Pattern[str]) -> list[Quantity]:
    """Join years with the months behind them; ``link`` is what may stand between the two."""
    out: list[Quantity] = []
    for right in found:
        left = out[-1] if out else None
        if left and left.unit == "year" and right.unit == "month" and _joined(text, left, right, link):
            value = (left.value or Fraction(0)) * _YEAR + (right.value or Fraction(0))
            bound = right.comparator or left.comparator
            whole = text[left.start : right.end]
            out[-1] = replace(right, start=left.start, text=whole, value=value, comparator=bound, change=left.change)
            continue
        out.append(right)
    return out


def _joined(text: str, left: Quantity, right: Quantity, link: re.Pattern[str]) -> bool:
    """Say whether years and months are one period."""
    periods = left.kind == right.kind == "period" and left.value_max is right.value_max is None
    months = right.value is not None and left.value is not None and right.value < _YEAR
    return bool(periods and months and not left.approximate and link.fullmatch(text, left.end, right.start))


def months(text: str, start: int, end: int) -> Quantity | None:
    """Return 三月 of 三月以下有期徒刑 as a period; None where it is a month of the year."""
    number = (
        small(text[start:end])
        if _MONTHS.match(text, end) and text[start - 1 : start] not in {"年", "至", "到"}
        else None
    )
    return Quantity(start, end + 1, "", "period", Fraction(number), unit="month") if number else None
