"""Chinese sums with small coins: 十元三角八分, 三块五, 5毛钱, 5分钱."""

from __future__ import annotations

from fractions import Fraction

from aligner.numbers.chinese import D, read
from aligner.numbers.quantity import Quantity
from aligner.words import patterns as re

_C = rf"[{D}\d]"
_AFTER_YUAN = re.compile(
    rf"\s?(?:元|块)(?:(?P<jiao>{_C})(?:角|毛)(?:(?P<fen>{_C})分)?|[零〇]?(?P<lone>{_C})分)钱?"
    rf"|\s?块(?P<rest>{_C})(?![{D}\d.十百千万亿个家年月天])"
)
_JIAO = re.compile(rf"\s?(?:角|毛)(?:(?P<fen>{_C})分)?(?:钱|(?<=分)|(?=[/，。；、,;）)\s每]|$))")
_FEN = re.compile(r"\s?分(?:钱|(?=/))")


def coins(text: str, start: int, end: int) -> tuple[Quantity, int] | None:
    """Read a sum that ends in 角, 毛 or 分; its value is in yuan. A plain 10元 is left to the units."""
    reading = read(text[start:end])
    if reading is None or reading.high is not None or reading.factor:
        return None
    value, match = reading.low, _AFTER_YUAN.match(text, end)
    if match:
        value += _coin(match["jiao"] or match["rest"], 10) + _coin(match["fen"] or match["lone"], 100)
    elif (match := _JIAO.match(text, end)) and reading.low < 100:
        value = value / 10 + _coin(match["fen"], 100)
    elif (match := _FEN.match(text, end)) and reading.low < 100:
        value /= 100
    if not match:
        return None
    stop = match.end()
    return Quantity(start, stop, "", "money", value, unit="CNY", digits=text[start].isdigit()), stop


def _coin(written: str | None, share: int) -> Fraction:
    """Return so many coins in yuan."""
    reading = read(written) if written else None
    return reading.low / share if reading else Fraction(0)
