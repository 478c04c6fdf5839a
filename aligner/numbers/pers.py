"""What an amount is given for, in each language: 每亩150元 for each mu, "2,250 yuan per hectare" for each hectare."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from aligner.numbers.quantity import Quantity
from aligner.numbers.rules import alternatives, table
from aligner.spans import Span
from aligner.words import patterns as re

_FAR = {"zh": 24, "en": 70}
"""Characters around an amount in which what it is given for may stand."""
_STOP = re.compile(r"[。；;\n]|\.\s")


@dataclass(frozen=True, slots=True)
class Per:
    """What an amount is given for: its English name, its dimension, how many of the base it is, and the place.

    ``close``: nothing but a few words stands between it and the amount, so that it is surely that of this amount.
    """

    name: str
    dimension: str
    size: Fraction
    span: Span
    close: bool


def pers(text: str, q: Quantity, language: str) -> dict[str, Per]:
    """Return what an amount of a folded text is given for, by dimension; of two the nearer one."""
    found: dict[str, tuple[int, Per]] = {}
    for away, per in _around(text, q, language):
        if per.dimension not in found or away < found[per.dimension][0]:
            found[per.dimension] = away, per
    return {dimension: per for dimension, (_, per) in found.items()}


def _around(text: str, q: Quantity, language: str) -> Iterator[tuple[int, Per]]:
    """Yield (distance, what it is given for) for all that stands around an amount within its sentence."""
    begin, end = max(0, q.start - _FAR[language]), min(len(text), q.end + _FAR[language])
    begin = max((m.end() for m in _STOP.finditer(text, begin, q.start)), default=begin)
    stop = _STOP.search(text, q.end, end)
    pattern, forms = _forms(language)
    for match in pattern.finditer(text, begin, stop.start() if stop else end):
        if match.end() > q.start and match.start() < q.end:
            continue
        behind = match.start() >= q.end
        between = text[q.end : match.start()] if behind else text[match.end() : q.start]
        said = match["unit"] or match["alone"]
        name, dimension, size = forms[said if said in forms else said.removesuffix("s")]
        yield len(between), Per(name, dimension, size, match.span(), _close(between, behind, language))


def _close(between: str, behind: bool, language: str) -> bool:
    """Say whether so little stands between an amount and a "per" that it must be that of the amount."""
    if language == "zh":
        return not between.strip() if behind else re.fullmatch(r"[\u4e00-\u9fff]{0,7}", between) is not None
    return behind and re.fullmatch(r"(?: (?:per|for each) \w+(?: and)?)?\s*", between) is not None


@cache
def _forms(language: str) -> tuple[re.Pattern[str], dict[str, tuple[str, str, Fraction]]]:
    """Return a pattern for everything that an amount may be given for, and what its forms mean."""
    column = {"zh": 2, "en": 4}[language]
    forms: dict[str, tuple[str, str, Fraction]] = {}
    signs: set[str] = set()
    alone: set[str] = set()
    for row in table("pers"):
        dimension, number = row[1].split(" ")
        of = {form for form in row[column].split("|") if form}
        lone = (
            set(row[3].split("|")) - {""} if language == "zh" else {f for f in of if f.endswith("ly") or f == "annual"}
        )
        signs, alone = signs | of, alone | lone
        forms |= dict.fromkeys(of | lone, (row[0], dimension, Fraction(number)))
    unit, single = alternatives(signs), alternatives(alone)
    if language == "zh":
        return re.compile(
            rf"(?:每[一个]?|/|(?<![十百千万第])一(?=[亩斤]))(?P<unit>{unit})|(?<!\d)(?P<alone>{single})"
        ), forms
    lead = r"(?:(?<![a-z])per[\s-]+|/\s*|(?<![a-z])(?:an?|each|every)\s+(?!second))"
    return re.compile(rf"{lead}(?P<unit>{unit})(?![a-z])|(?<![a-z])(?P<alone>{single})(?![a-z])"), forms
