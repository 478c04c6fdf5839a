"""Numbers written with signs, in either language: 3×10⁶, 10^4, 1/3, 2 1/2, 3½, 1∶18 and 6比5."""

from __future__ import annotations

from fractions import Fraction

from aligner.numbers.chinese import D, read
from aligner.words import patterns as re

_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_VULGAR = {
    "½": "1/2", "⅓": "1/3", "⅔": "2/3", "¼": "1/4", "¾": "3/4", "⅕": "1/5", "⅖": "2/5", "⅗": "3/5", "⅘": "4/5",
    "⅙": "1/6", "⅚": "5/6", "⅛": "1/8", "⅜": "3/8", "⅝": "5/8", "⅞": "7/8",
}  # fmt: skip
VULGAR = "".join(_VULGAR)
_FIGURE = r"\d{1,6}(?:\.\d+)?"
POWER = rf"(?<![\d.])(?:{_FIGURE}\s?[×xX✕*]\s?)?10(?:⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]{{1,2}}|\^-?\d{{1,2}}\^?)"
PIECE = (
    rf"(?<![\d/.,])(?:\d{{1,3}}[ -]?)?[{VULGAR}]"
    r"|(?<![\d/.,\-])(?:\d{1,3}[ -])?\d{1,2}/\d{1,4}(?![\d/\-]|[.,]\d)"
)
RATIO_FIGURES = rf"(?<![\d.]){_FIGURE}比{_FIGURE}(?![\d%万亿]|\.\d)"
RATIO_ZH = rf"(?<![第{D}十百千万])[{D}十]{{1,3}}比[{D}十]{{1,3}}(?![{D}十百千万亿个家人大名])"
RATIO = rf"(?<![\d.:∶/]){_FIGURE}\s?[:∶]\s?{_FIGURE}(?![\d:∶]|\.\d)"
PHONE = r"(?<!\d)(?:0\d{2,3}-\d{7,8}|1[3-9]\d{9}|[48]00-\d{3,4}-\d{3,4})(?!\d)"
OPENING = rf"(?=[\d{VULGAR}])"
"""Where any of these may begin, so that the other places of a text cost one look."""
_DENOMINATORS = {*range(2, 11), 12, 15, 16, 20, 25, 30, 50, 100, 1000}
_MOST_MINUTES = 60
_MOST_HOURS = 24


def power(written: str) -> Fraction | None:
    """Return the value of 3×10⁶ or 10^4; None for powers that are no figure of a text."""
    match = re.fullmatch(rf"(?:({_FIGURE})\s?[×xX✕*]\s?)?10(?:\^(-?\d+)\^?|(⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]+))", written)
    if not match:
        return None
    exponent = int(match[2] or match[3].translate(_RAISED))
    return Fraction(match[1] or 1) * Fraction(10) ** exponent if abs(exponent) < 16 else None


def piece(written: str) -> Fraction | None:
    """Return the value of 1/3, 2 1/2, ½ or 3½; None for what is more likely a date or a label (9/11, 24/7)."""
    whole, part = "", written
    if written[-1] in _VULGAR:
        whole, part = written[:-1].rstrip(" -"), _VULGAR[written[-1]]
    elif cut := re.match(r"(\d+)[ -]", written):
        whole, part = cut[1], written[cut.end() :]
    above, _, below = part.partition("/")
    if not 0 < int(above) < int(below) or int(below) not in _DENOMINATORS:
        return None
    return Fraction(int(whole or 0)) + Fraction(int(above), int(below))


def ratio(written: str) -> tuple[Fraction, Fraction] | None:
    """Return the two sides of 1∶18, 6:5, 4比1 and 三比零."""
    sides = [read(side.strip()) for side in re.split("[:∶比]", written)]
    if len(sides) != 2 or any(side is None for side in sides):
        return None
    return sides[0].low, sides[1].low  # type: ignore[union-attr]


def is_clock(written: str) -> bool:
    """Say whether 1:18 has the form of a time of day: two digits of minutes, and a plain colon."""
    hour, _, minute = written.partition(":")
    plain = hour.isdigit() and len(minute) == 2 and minute.isdigit()
    return plain and int(hour) <= _MOST_HOURS and int(minute) < _MOST_MINUTES
