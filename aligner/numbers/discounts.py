"""Discounts: 八折 is 80% of the price, in English 20% off."""

from __future__ import annotations

from fractions import Fraction

from aligner.numbers.atoms import Atom, in_base
from aligner.numbers.chinese import DIGIT, D
from aligner.numbers.quantity import Quantity
from aligner.words import patterns as re

UNIT = "折"
_FOLD = re.compile(r"折(?![页頁叠疊线線旧舊合算返射子纸紙戟磨腾騰桥橋痛回])")
_OFF = re.compile(r"\W{0,3}(?:price\s+)?(?:off|discounts?|reductions?|rebates?|cheaper|less|lower)\b", re.IGNORECASE)
_OFF_AFTER = re.compile(r"\s*(?:off|(?:discount|reduction|rebate|cut)s?)\b", re.IGNORECASE)
_SHARE_OF = re.compile(r"(?:按照?|以)[^，。；,;]{1,16}的$")
_LESS = re.compile(r"[减減免折降让讓惠低退扣返]|便宜|下浮|下调|下調")
_HALF = Fraction(50)
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


def off_instead_of(zh: Quantity, en: Quantity, zh_text: str, en_text: str) -> bool:
    """Say whether a share of a rate (按基本费率的70%收取) became as much off it ("70% off the basic rate")."""
    if zh.unit != "%" or zh.value == _HALF or not _OFF_AFTER.match(en_text, en.end):
        return False
    before, after = zh_text[max(0, zh.start - 20) : zh.start], zh_text[zh.end : zh.end + 10]
    return bool(_SHARE_OF.search(before)) and not _LESS.search(before + after)


def share_of(en: Quantity, text: str) -> tuple[tuple[int, int], str]:
    """Return where "70% off" stands in an English text, and "70% of"; no words for a "70% discount"."""
    match = _OFF_AFTER.match(text, en.end)
    end = match.end() if match else en.end
    return (en.start, end), f"{en.text} of" if text[:end].lower().endswith(" off") else ""


def turned(zh: Atom, en: Atom, text: str) -> bool:
    """Say whether the English takes off what is to be paid, or pays what is taken off; ``text`` is the English."""
    if zh.quantity.unit != UNIT or zh.low + zh.high == 100:
        return False
    wrong = _OF_PRICE if taken_off(zh, en) else _OFF
    return bool(wrong.match(text, en.quantity.end))
