"""Quantities taken apart into what can be compared: a date becomes its year, its day and its quarter."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from aligner.numbers.quantity import Quantity
from aligner.numbers.rules import unit_named

_NAMED = {"congress", "plenum", "plan"}
_COUNTED = {"ordinal", "article", "enumeration"}


@dataclass(frozen=True, slots=True, eq=False)
class Atom:
    """One comparable value of a quantity; ``at`` is its place in the text, 0 to 1.

    ``kind`` is year, monthday, month, day, quarter, half, decade, congress, plenum, plan, document, ordinal or one of
    the kinds of amounts (cardinal, percent, points, multiple, fraction, money, period, measure, time, idiom).
    """

    kind: str
    low: Fraction
    high: Fraction
    quantity: Quantity
    at: float


def atoms(quantities: list[Quantity], length: int) -> list[Atom]:
    """Return the atoms of a text of ``length`` characters."""
    out = []
    for quantity in quantities:
        at = quantity.start / max(length, 1)
        out += [Atom(kind, low, high, quantity, at) for kind, low, high in _parts(quantity)]
    return out


def split(atom: Atom) -> list[Atom]:
    """Return the two ends of a range, or the two sides of a ratio, as atoms of their own."""
    kind = "cardinal" if atom.kind == "ratio" else atom.kind
    return [Atom(kind, value, value, atom.quantity, atom.at) for value in (atom.low, atom.high)]


def _parts(q: Quantity) -> list[tuple[str, Fraction, Fraction]]:
    """Return (kind, low, high) for everything that a quantity states."""
    parts: list[tuple[str, Fraction]] = []
    if q.year is not None:
        parts.append(("decade" if q.unit == "decade" else "year", Fraction(q.year)))
    if q.month and q.day:
        parts.append(("monthday", Fraction(q.month * 100 + q.day)))
    elif q.month:
        parts.append(("month", Fraction(q.month)))
    elif q.day:
        parts.append(("day", Fraction(q.day)))
    if q.value is None:
        return [(kind, value, value) for kind, value in parts]
    if q.kind == "date":
        parts.append((q.unit, q.value))
    elif q.kind == "document_number":
        parts.append(("document", q.value))
    elif q.kind in _NAMED:
        parts.append((q.kind, q.value))
    elif q.kind in _COUNTED:
        parts.append(("ordinal", q.value))
    else:
        return [(q.kind, q.value, q.value if q.value_max is None else q.value_max)]
    return [(kind, value, value) for kind, value in parts]


def days(atom: Atom) -> tuple[str, Fraction, Fraction] | None:
    """Return what ``in_base`` does for a bare 7日 (日内), read as so many days; None for anything else."""
    day = unit_named("day") if atom.kind == "cardinal" and atom.quantity.unit == "日" else None
    return (day.base, atom.low * day.factor, atom.high * day.factor) if day else None


def in_base(atom: Atom) -> tuple[str, Fraction, Fraction]:
    """Return the dimension and the two ends of an amount in its base unit: half a year is 6 months."""
    unit = unit_named(atom.quantity.unit)
    if atom.kind == "percent":
        scale = Fraction(1, {"‰": 1000, "‱": 10000}.get(atom.quantity.unit, 100))
        return "ratio", atom.low * scale, atom.high * scale
    if atom.kind in {"fraction", "multiple"}:
        return "ratio", atom.low, atom.high
    if unit and unit.base and atom.kind == unit.kind:
        return unit.base, atom.low * unit.factor, atom.high * unit.factor
    return "", atom.low, atom.high
