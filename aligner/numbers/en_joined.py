"""English quantities that are one: shares, scores, lists with one unit, ranges."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from aligner.numbers.english import LETTERS, read
from aligner.numbers.quantity import Quantity
from aligner.words import patterns as re

_RANGE = re.compile(r"\s*(?:-|–|—|~|to|or|--|-\s+(?:to|or)\b)\s*")
_ROSE = re.compile(r"\b(?:rose|fell|grew|climbed|dropped|declined|increased|decreased|up|down)(?: by)? $")
_BETWEEN = re.compile(r"between\s+(?:(?:about|around|roughly|some|approximately)\s+)?$")
_LINK = re.compile(r"[\s,]*(?:and|&|,|to)?\s*(?:the\s+)?")
_OF = re.compile(r"\s+(?:in|out\s+of|of)\s+(?:every\s+)?")
_NOUN_OF = re.compile(r"(?:\s+[a-z-]+){1,3}\s+(?:in|out\s+of)\s+(?:every\s+)?")  # one skilled worker in three
_LISTED = {"plan", "congress", "plenum"}
_PLAYED = re.compile(
    r"\b(?:ratio|odds|won|win|wins|beat|beats|beating|lost|lose|loses|lead|leads|led|draw"
    r"|drew|victory|defeat\w*|scores?|scored|tied?|vote[ds]?)\b"
)


def shares(text: str, found: list[Quantity], known: frozenset[Fraction]) -> list[Quantity]:
    """Join "nine in ten" and "7 out of every 10" into one fraction; "five in ten years" is none."""
    out: list[Quantity] = []
    for whole in found:
        part = out[-1] if out else None
        share = _share(text, part, whole, known) if part else None
        if part and share:
            out[-1] = replace(part, end=whole.end, kind="fraction", value=share, digits=True)
            continue
        out.append(whole)
    return out


def _share(text: str, part: Quantity, whole: Quantity, known: frozenset[Fraction]) -> Fraction | None:
    """Return how much of the second number the first one is, where the text says so."""
    plain = part.kind == whole.kind == "cardinal" and not whole.unit
    if not plain or not part.value or not whole.value or part.value >= whole.value:
        return None
    share = part.value / whole.value
    if _OF.fullmatch(text, part.end, whole.start):
        return share if whole.value == 10 or share in known else None
    return share if share in known and _NOUN_OF.fullmatch(text, part.end, whole.start) else None


def scores(text: str, found: list[Quantity]) -> list[Quantity]:
    """Join "a ratio of 1 to 18", "won 4-1" and "by 5 votes to 4" into one ratio."""
    out: list[Quantity] = []
    for right in found:
        left = out[-1] if out else None
        plain = left and left.kind == right.kind == "cardinal" and not (left.unit or right.unit or right.value_max)
        if (
            left
            and plain
            and left.value_max is None
            and re.fullmatch(r"\s?(?:-|–|to)\s?", text[left.end : right.start])
            and _PLAYED.search(text[max(0, left.start - 60) : left.start])
        ):
            out[-1] = replace(left, end=right.end, kind="ratio", value_max=right.value)
            continue
        out.append(right)
    return out


def lists(text: str, found: list[Quantity]) -> list[Quantity]:
    """Let the first of a list share its name or unit: the 16th and 17th congresses, 2 and 6 gigawatts respectively."""
    out = list(found)
    for k in range(len(out) - 2, -1, -1):
        left, right = out[k], out[k + 1]
        if _shares_unit(text, left, right):
            value = (left.value or 0) * (right.value or 0) / _unscaled(right)
            out[k] = replace(left, kind=right.kind, unit=right.unit, factor=right.factor, value=value)
            continue
        named = right.kind in _LISTED or right.unit in {"quarter", "half"}
        if left.kind == "ordinal" and named and _LINK.fullmatch(text, left.end, right.start):
            out[k] = replace(right, start=left.start, end=left.end, value=left.value)
    return out


def _shares_unit(text: str, left: Quantity, right: Quantity) -> bool:
    """Say whether a bare number stands before one with a unit in a list that "respectively" closes."""
    bare = left.kind == "cardinal" and not (left.unit or left.factor) and left.value_max is right.value_max is None
    united = right.kind in {"measure", "money"} and right.value and _LINK.fullmatch(text, left.end, right.start)
    return bool(bare and united and re.match(r"[^.;]{0,30}\brespectively\b", text[right.end :]))


_RANGED = {"cardinal", "percent", "money", "period", "measure", "multiple", "points"}


def ranges(text: str, found: list[Quantity]) -> list[Quantity]:
    """Join 3 to 5 years, 20-30%, $2-3 billion, between 5 and 10 into one quantity with both ends."""
    out: list[Quantity] = []
    for right in found:
        left = out[-1] if out else None
        if left and right.comparator == "~" and text[left.end : right.start].strip() == "~":
            right = replace(right, comparator="", approximate=False)  # the sign joins, it is no "about"
        if left and left.value is not None and right.value is not None and _joins(text, left, right):
            low = left.value
            if right.factor and not left.factor and low < 1000:
                low *= right.value / _unscaled(right)
            if low < right.value:
                unit, kind = (right.unit, right.kind) if right.unit else (left.unit, left.kind)
                out[-1] = replace(
                    right,
                    start=left.start,
                    value=low,
                    value_max=right.value,
                    unit=unit,
                    kind=kind,
                    comparator=right.comparator or left.comparator,
                    change=left.change,
                )
                continue
        out.append(right)
    return out


def _unscaled(quantity: Quantity) -> Fraction:
    """Return the figure that was written before the scale word."""
    scale = Fraction(1)
    for word in quantity.factor.split():
        reading = read(word)
        scale *= reading[0].low if reading else LETTERS.get(word, 1)
    return (quantity.value or scale) / scale


def _joins(text: str, left: Quantity, right: Quantity) -> bool:
    """Say whether two neighbours are the ends of one range."""
    if (
        left.kind not in _RANGED
        or right.kind not in _RANGED
        or left.value_max is not None
        or right.value_max is not None
    ):
        return False
    if left.unit and right.unit and left.unit != right.unit:
        return False
    between = text[left.end : right.start]
    if left.unit and not right.unit and between.strip().isalpha():
        return False  # "increased by 4.6% to 431"
    if left.unit and between == " to " and _ROSE.search(text[max(0, left.start - 12) : left.start]):
        return False  # "rose 0.5% to 3.2%"
    if _RANGE.fullmatch(between):
        return not text[max(0, left.start - 5) : left.start].endswith("from ") or bool(right.unit and not left.unit)
    return between.strip() == "and" and bool(_BETWEEN.search(text[max(0, left.start - 24) : left.start]))
