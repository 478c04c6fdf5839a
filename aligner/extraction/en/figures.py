"""The figures of an English sentence that a target may set, and what the words around one make of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from functools import cache

from aligner.datafiles import rows
from aligner.extraction.zh.amounts import as_fraction
from aligner.numbers import Quantity
from aligner.words import patterns as re

KINDS = {"cardinal", "percent", "points", "multiple", "fraction", "money", "measure", "period"}
_RATIO = re.compile(
    r"(?<![\d:.])(\d{1,3}(?:\.\d+)?) ?[:∶] ?(\d{1,4}(?:\.\d+)?)(?![\d:]|\s*(?:a\.?m|p\.?m|o'clock))", re.I
)
_BY_TO = re.compile(r"^(.+?)\s+to\s+(.+)$", re.IGNORECASE | re.DOTALL)
_APIECE = re.compile(r"\b(?:per|every|each|for every|out of(?: every)?)\s+$|/\s*$", re.IGNORECASE)
_BY = re.compile(r"\bby\b(?:\s+[a-z-]+){0,6}\s*$", re.IGNORECASE)
_LED = re.compile(
    r"(?:\s*(?:of|an?|the|rate|average|annual|annually|cumulative|cumulatively|total|further|another|additional"
    r"|about|around"
    r"|roughly|approximately|some|nearly|almost|more|less|at|least|most|over|above|below|under|within|up|or|so|than"
    r"|no|not"
    r"|by|to be|kept|on|basically))*\s*",
    re.IGNORECASE,
)
_OF = re.compile(r"\s+of\b", re.IGNORECASE)
_RATE = re.compile(
    r"(?<!\bto )(?<!economic )\bgrowth(?: rates?)?\b(?![^,;]*\bpace\b)|\brates? of (?:increase|growth|decline"
    r"|decrease)\b",
    re.I,
)
_SHARE = re.compile(r"\b(?:contribution|share|proportion|ratio|account(?:s|ing)?)\b", re.IGNORECASE)
_BEFORE = 90
"""Characters before a figure in which the word of its movement is looked for."""


@cache
def _moves() -> re.Pattern[str]:
    """Return a pattern for the words of a difference that lead to a figure (grow by, an increase of)."""
    form = next(form for key, form in rows("extraction", "targets_en.tsv") if key == "moves")
    return re.compile(rf"\b(?:{form})\b(?!\s+than\b)", re.IGNORECASE)


def figures_of(text: str, quantities: Sequence[Quantity]) -> list[Quantity]:
    """Return the quantities that measure something, in order: a ratio is a fraction, "by 1 to 80" the figure 80."""
    found = []
    for quantity in quantities:
        if quantity.kind not in KINDS or quantity.value is None:
            continue
        parted = _BY_TO.match(quantity.text) if quantity.value_max is not None else None
        if parted and re.search(r"\bby\s*$", text[: quantity.start], re.IGNORECASE):
            start = quantity.start + parted.start(2)
            quantity = replace(
                quantity, start=start, text=text[start : quantity.end], value=quantity.value_max, value_max=None
            )
            quantity = replace(quantity, change="to")
        found.append(quantity)
    for ratio in _RATIO.finditer(text):
        if _ratio_of(text, ratio):
            found = [q for q in found if q.end <= ratio.start() or q.start >= ratio.end()]
            found.append(_fraction(text, ratio))
    return sorted(found, key=lambda q: q.start)


def _ratio_of(text: str, found: re.Match[str]) -> bool:
    """Say whether two numbers with a colon between them are a ratio and no time of day."""
    before = text[max(0, found.start() - _BEFORE) : found.start()]
    return bool(re.search(r"\bratios?\b", before, re.IGNORECASE))


def _fraction(text: str, found: re.Match[str]) -> Quantity:
    """Return a ratio as the fraction that it is, with the bound in front of it (no lower than 1:18)."""
    before = text[: found.start()]
    bounds = (
        (r"(?:no|not) (?:lower|less|smaller) than|at least|above or equal to", ">="),
        (r"(?:no|not) (?:higher|more|greater) than|at most|within", "<="),
        (r"(?:more|higher|greater) than|above|over|exceed(?:s|ing)?", ">"),
        (r"(?:less|lower) than|below|under", "<"),
        (r"about|around|approximately|roughly", "~"),
    )
    sign = next((sign for words, sign in bounds if re.search(rf"\b(?:{words})\s*$", before, re.IGNORECASE)), "")
    made = Quantity(found.start(), found.end(), found[0], "ratio", Fraction(found[1]), Fraction(found[2]))
    return as_fraction(replace(made, comparator=sign))


def apiece(text: str, figure: Quantity) -> bool:
    """Say whether a figure is that to which another one is related: beds per 1,000 people, per 10,000 yuan of GDP."""
    return bool(_APIECE.search(text[: figure.start]))


def grows(clause: str, at: int, unit: str = "%") -> bool:
    """Say whether the words before a figure at ``at`` make it a difference or a rate (grow by about 5%).

    What leads to a level does not (rise to 75%), and what is added or renovated is counted (cut 500 items).
    """
    before = clause[max(0, at - _BEFORE) : at]
    if unit == "%" and _RATE.search(before) and not _SHARE.search(before):
        return True
    found = list(_moves().finditer(before))
    if not found:
        return False
    between = before[found[-1].end() :]
    if re.search(r"\bto\b", between, re.IGNORECASE):
        return False
    if re.match(r"\s*(?:to\s+)?(?:below|above|under|within|beyond)\b", between, re.IGNORECASE):
        return False  # will fall below 12.5%
    return bool(_BY.search(between) or (_LED.fullmatch(between) and (unit in ("%", "pp") or _OF.match(between))))


def turns(clause: str, begin: int, figures: Sequence[Quantity]) -> list[tuple[str, Quantity]]:
    """Return (subject, figure) for each figure of "A and B will reach 98% and 95% respectively", [] for another clause.

    ``begin`` is the offset of the clause; the subjects are "" where there are not as many as figures.
    """
    word = re.search(r"\brespectively\b", clause, re.IGNORECASE)
    if not word or len(figures) < 2:
        return []
    each = [q for q in figures if q.start - begin < word.start()] or list(figures)
    led = clause[: each[0].start - begin]
    verb = re.search(
        r"\b(?:will|shall|should|must|is|are|to be|to reach|reach\w*|(?:increas|ris|rais|cut|reduc|grow|drop"
        r"|fall|bring|keep|lower)\w*)\b",
        led,
        re.I,
    )
    subject = led[: verb.start()] if verb else led
    if verb and not re.search("[a-z]{3}", subject, re.IGNORECASE):  # reduce A and B by 3% and 5% respectively
        subject = re.sub(r"\s+(?:by|to|at)\b.*$", "", led[verb.end() :], flags=re.IGNORECASE | re.DOTALL)
    names = _subjects(subject)
    names = names if len(names) == len(each) else [""] * len(each)
    return list(zip(names, each, strict=True))


def _subjects(words: str) -> list[str]:
    """Cut the subjects of a clause at their commas and "and"."""
    words = re.sub(r"^(?:(?:by|in|during|before)\b[^,]*\d[^,]*,\s*)", "", words.strip(" ,;-—"), flags=re.IGNORECASE)
    parts = [part.strip(" ,") for part in re.split(r",\s*(?:and\s+)?|\s+and\s+", words) if part.strip(" ,")]
    return [re.sub(r"^(?:the|both)\s+", "", part, flags=re.IGNORECASE) for part in parts]
