"""Units of targets made comparable: 吨 and 千克 convert, 家, 个 and 项 all count."""

from __future__ import annotations

from fractions import Fraction

from aligner.numbers.rules import measures, unit_forms, unit_named

COUNT = "count"


def in_base(value: Fraction, unit: str) -> tuple[Fraction, str]:
    """Return a value in the base unit of its dimension and that unit's name; Chinese or English units.

    Measure words and English nouns that count (enterprises) are ``count``; a unit that no table knows stays as it is.
    """
    if not unit or unit in measures() or _counts(unit):
        return value, COUNT if unit else ""
    known = unit_named(unit_forms("zh").get(unit) or unit_forms("en").get(unit.lower()) or unit)
    if known is None:
        return value, unit
    return (value * known.factor, known.base) if known.base else (value, known.name)


def _counts(unit: str) -> bool:
    """Say whether an English unit is a plain plural noun that no table of units holds."""
    return unit.isascii() and unit.isalpha() and unit.lower() not in unit_forms("en") and unit_named(unit) is None
