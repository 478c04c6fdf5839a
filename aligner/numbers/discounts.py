"""Discounts: 八折 is 80% of the price, in English 20% off."""

from __future__ import annotations

import re
from fractions import Fraction

from aligner.numbers.atoms import Atom, in_base
from aligner.numbers.chinese import DIGIT, D
from aligner.numbers.quantity import Quantity

UNIT = "折"
_FOLD = re.compile(r"折(?![页頁叠疊线線旧舊合算返射子纸紙戟磨腾騰桥橋痛回])")
_OFF = re.compile(r"\W{0,3}(?:price\s+)?(?:off|discounts?|reductions?|rebates?|cheaper|less|lower)\b", re.IGNORECASE)
_OF_PRICE = re.compile(r"\s+of\s+(?:\w+\s+){0,3}(?:prices?|fees?|fares?|rates?|costs?)\b", re.IGNORECASE)


def discount(text: str, start: int, end: int) -> tuple[list[Quantity], int] | None:
    """Read 8折, 八五折, 8.5折 and 85折: the part of the price that is paid, as a percentage."""
    written = text[start:end]
    if not _FOLD.match(text, end):
        return None
    if re.fullmatch(rf"[{D}]{{1,2}}", written):
        written = "".join(str(DIGIT[char]) for char in written)
    if not re.fullmatch(r"[1-9]\d?|[1-9]\.\d", written):
        return None
    paid = Fraction(written) * (1 if len(written) == 2 else 10)
    return [
        Quantity(start, end + 1, text[start : end + 1], "percent", paid, unit=UNIT, digits=text[start].isdigit())
    ], end + 1


def taken_off(zh: Atom, en: Atom) -> bool:
    """Say whether the English names what the Chinese takes off the price: 八折, 20%."""
    dimension, low, high = in_base(en)
    return zh.quantity.unit == UNIT and dimension == "ratio" and (low, high) == (1 - zh.high / 100, 1 - zh.low / 100)


def repaired(zh: Quantity, en: Quantity, text: str) -> str:
    """Return the percentage that should stand before "off" or "of the price"; "" where neither follows."""
    paid = zh.value or Fraction(0)
    if zh.value_max is not None:
        return ""
    if _OFF.match(text, en.end):
        return f"{float(100 - paid):g}%"
    return f"{float(paid):g}%" if _OF_PRICE.match(text, en.end) else ""


def turned(zh: Atom, en: Atom, text: str) -> bool:
    """Say whether the English takes off what is to be paid, or pays what is taken off; ``text`` is the English."""
    if zh.quantity.unit != UNIT or zh.low + zh.high == 100:
        return False
    wrong = _OF_PRICE if taken_off(zh, en) else _OFF
    return bool(wrong.match(text, en.quantity.end))
