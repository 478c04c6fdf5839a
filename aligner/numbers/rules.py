"""The language rules of this room, read from the tables in ``data/`` at first use."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from aligner.datafiles import rows
from aligner.words import patterns as re


@dataclass(frozen=True, slots=True)
class Unit:
    """A row of units.tsv: how a unit is called and how its amounts convert (``base`` is empty when they do not)."""

    name: str
    kind: str
    base: str
    factor: Fraction


@dataclass(frozen=True, slots=True)
class Idiom:
    """A Chinese word with a numeral in it that states no quantity; see idioms.tsv for the classes."""

    kind: str
    values: tuple[str, ...]


def table(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of ``data/<name>.tsv`` as tuples of cells; comment lines and empty lines are left out."""
    return rows("numbers", f"{name}.tsv")


@cache
def unit_named(name: str) -> Unit | None:
    """Return the unit called ``name`` in the first column of units.tsv."""
    for unit, kind, base, factor, *_ in table("units"):
        if unit == name:
            return Unit(unit, kind, base, Fraction(factor or 1))
    return None


@cache
def unit_forms(language: str, *, before: bool = False) -> dict[str, str]:
    """Return form -> unit name for ``language``; ``before`` gives the forms that stand before the number."""
    column = 4 if language == "zh" else 5
    forms: dict[str, str] = {}
    for row in table("units"):
        for form in row[column].split("|") if len(row) > column and row[column] else ():
            if form.startswith("^") is before and not form.startswith("="):
                forms.setdefault(form.removeprefix("^"), row[0])
    return forms


@cache
def exact_forms() -> dict[str, str]:
    """Return the English forms whose capitals count -> unit name: Mt."""
    return {form[1:]: row[0] for row in table("units") for form in row[-1].split("|") if form.startswith("=")}


@cache
def measures() -> frozenset[str]:
    """Return the Chinese measure words of measures.tsv."""
    return frozenset(word for row in table("measures") for word in row[0].split())


@cache
def idioms() -> dict[str, Idiom]:
    """Return the Chinese words of idioms.tsv."""
    return {
        form: Idiom(kind, tuple(values.split())) for kind, values, forms in table("idioms") for form in forms.split()
    }


@cache
def context(language: str, side: str) -> tuple[re.Pattern[str], dict[str, str]]:
    """Return a pattern for the comparators of one side of a number and their meaning.

    The pattern matches at the end of the text before a number, or at the start of the text after it.
    """
    meaning = {
        form: row[2] for row in table("context") if row[:2] == (language, side) for form in row[3].split("|") if form
    }
    forms = alternatives(meaning)
    if side == "change":
        return re.compile(
            rf"({forms})[了约为]?\s*$" if language == "zh" else rf"(?<![a-z])({forms})(?:\s+an?)?\s*$"
        ), meaning
    if language == "zh":
        # 至少开展一次: the bound may stand before the verb
        gap = r"(?:(?<=至少|最少|起码|至多)[\u4e00-\u9fff]{0,4})?"
        before = rf"({forms}){gap}[为在达到有是至了]?\s*$"
        return re.compile(before if side == "before" else rf"\s*({forms})"), meaning
    edge = r"(?<![a-z])"
    rim = r"(?:\s+(?:the (?:age|level|mark|figure|target|amount|value) of|age|the|a|an|to|than|by))?[\s-]*$"
    return re.compile(rf"{edge}({forms}){rim}" if side == "before" else rf"[\s-]*({forms})(?![a-z])"), meaning


def alternatives(forms: object) -> str:
    """Return a pattern for any of ``forms`` (an iterable of strings), the longest first."""
    return "|".join(re.escape(form) for form in sorted(forms, key=lambda f: (-len(f), f)))  # type: ignore[call-overload]
