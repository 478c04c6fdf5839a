"""A value in English figures and words: 350,000, 1.2 trillion, twelfth, 23rd."""

from __future__ import annotations

from fractions import Fraction

from aligner.numbers.english import words

_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
_SUFFIX = {1: "st", 2: "nd", 3: "rd"}


def amount(value: Fraction) -> str:
    """Write an exact value as English does: 350,000, 1.2 trillion; empty where no short decimal says it."""
    for size, name in _SCALES:
        if value >= size and (shown := _decimal(value / size, 3)):
            return f"{shown} {name}"
    return _decimal(value, 4)


def _decimal(value: Fraction, places: int) -> str:
    """Write a value with at most so many decimals, thousands separated; empty where it has more."""
    if 10**places % value.denominator:
        return ""
    whole, rest = divmod(value, 1)
    digits = f"{int(rest * 10**places):0{places}d}".rstrip("0")
    return f"{int(whole):,}" + (f".{digits}" if digits else "")


def spelled(value: Fraction, ordinal: bool = False) -> str:
    """Write a number below a hundred in words; empty for others."""
    roles = ("ordinal", "tenth") if ordinal else ("unit", "tens")
    exact = {n: w for w, (role, n) in reversed(words().items()) if role in roles}
    tens = {n: w for w, (role, n) in reversed(words().items()) if role == "tens"}
    if value in exact:
        return exact[value]
    ten, one = value - value % 10, value % 10
    return f"{tens[ten]}-{exact[one]}" if ten in tens and one in exact else ""


def ordinal(number: int) -> str:
    """Write 1st, 12th, 23rd."""
    return f"{number}{'th' if number % 100 in (11, 12, 13) else _SUFFIX.get(number % 10, 'th')}"
