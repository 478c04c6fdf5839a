"""Numbers in English words, as automatic numbering writes them: One, Twenty-first, 3rd."""

from __future__ import annotations

FORMS = 28
"""Forms in a row of data/counting.tsv: of 1 to 19, of 20, 30 .. 90, and of 100."""


def english(number: int, system: str, forms: list[str]) -> str:
    """Write a number from 1 to 999: "words" gives One, "ordinals" First, "suffixed" 1st.

    ``forms`` are the row's: cardinal words, for ordinals the ordinal ones behind them, for suffixes th st nd rd.
    """
    if system == "suffixed":
        last = number % 10 if number // 10 % 10 != 1 else 0
        return f"{number}{forms[last] if last < len(forms) else forms[0]}"
    text = _words(number, forms[:FORMS], forms[-FORMS:])
    return text[0].upper() + text[1:]


def _words(number: int, cardinals: list[str], last: list[str]) -> str:
    """Write a number of which the last word is taken from ``last``."""
    if number < 20:
        return last[number - 1]
    if number < 100:
        tens, ones = divmod(number, 10)
        return last[17 + tens] if not ones else f"{cardinals[17 + tens]}-{last[ones - 1]}"
    hundreds, rest = divmod(number, 100)
    if not rest:
        return f"{cardinals[hundreds - 1]} {last[-1]}"
    return f"{cardinals[hundreds - 1]} {cardinals[-1]} {_words(rest, cardinals, last)}"
