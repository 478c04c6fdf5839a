"""Where in an English text a quantity can begin: at a figure or a sign, or at a word that opens one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from aligner.numbers import en_dates, en_names
from aligner.numbers.english import words
from aligner.numbers.rules import table
from aligner.numbers.signs import VULGAR
from aligner.words import patterns as re

# a group where no word has to tell: a Roman numeral, letters that go on with a figure, a figure, a bracket with a year
_PLACE = re.compile(
    r"(?<![a-z])(?:[ivx]+(?![a-z])()|[a-z]+(?:(?=[-/.+]?\d)())?)"
    rf"|([\d{VULGAR}]|[#.](?=\d)|[\[({{〔【﹝](?=\s*(?:19|20)\d\d))"
)
_FIRST_WORD = re.compile(r"[a-z]+")
_ANNOUNCING = (
    *("final", "last", "closing", "fy", "midnight", "noon", "midday", "no", "nos", "number", "a", "an"),
    *("decade", "decades", "century", "centuries", "centenary", "centennial"),
)


def openings(text: str) -> Iterator[int]:
    """Yield the places of a folded text at which a quantity can begin; no other one needs a look.

    The pattern of all beginnings takes as long at every word as this takes for a sentence.
    """
    opening = _opening_words()
    for place in _PLACE.finditer(text):
        if place.lastindex or place[0] in opening:
            yield place.start()


@cache
def idioms() -> dict[str, str]:
    """Return English idiom -> the number it may stand for."""
    return {form: value for value, forms in table("idioms_en") for form in forms.split("|")}


@cache
def _opening_words() -> frozenset[str]:
    """Return every word with which a number, an idiom, a month, a clause or the like begins."""
    forms = (*words(), *idioms(), *en_dates.MONTHS, *en_names.CLAUSE_WORDS, *_ANNOUNCING)
    return frozenset(match[0] for form in forms if (match := _FIRST_WORD.match(form)))
