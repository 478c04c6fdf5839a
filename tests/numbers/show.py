"""Quantities on one short line, so that tests are tables."""

from fractions import Fraction

from aligner.numbers import Quantity


def number(value: Fraction) -> str:
    """Return a number as people write it: decimals where they end, a fraction elsewhere."""
    as_float = float(value)
    if value.denominator == 1:
        return str(value.numerator)
    return f"{as_float:g}" if Fraction(str(as_float)) == value and value.denominator not in (2000,) else str(value)


def show(q: Quantity) -> str:
    """Return kind, date, comparator, value, unit, change, part and looseness of a quantity."""
    parts = [q.kind]
    if q.kind == "date" and (q.year or q.month or q.day):
        parts.append("-".join(str(part or "") for part in (q.year, q.month, q.day)))
    elif q.year:
        parts.append(str(q.year))
    if q.value is not None:
        value = str(q.value) if q.kind == "fraction" else number(q.value)
        high = f"..{number(q.value_max)}" if q.value_max is not None else ""
        parts.append(f"{q.comparator}{value}{high}")
    if q.term:
        parts.append(f"of {q.term}")
    parts += [part for part in (q.unit, q.change, q.part) if part]
    if q.approximate:
        parts.append("loose")
    return " ".join(parts)
