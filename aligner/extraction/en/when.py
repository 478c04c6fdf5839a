"""Deadlines and recurrence in English."""

from __future__ import annotations

from functools import lru_cache

from aligner.extraction.zh.deadlines import end_of_plan, last_day
from aligner.extraction.zh.deadlines import iso as last_of
from aligner.numbers import Quantity, parse_en
from aligner.words import patterns as re

_BY = re.compile(
    r"\b(?:by|before|until|no later than|prior to|looking (?:ahead|forward) to)\b(?:\s+the)?(?:\s+end\s+of)?\s*$",
    re.IGNORECASE,
)
# A date that belongs to a thing: communities built before the end of 2005.
_OF_THING = re.compile(
    r"(?<!\bbe )(?<!\bis )(?<!\bare )(?<!\bbeen )\b(?:built|constructed|registered|founded|born|listed|commissioned)\s+"
    r"(?:before|prior to)\b(?:\s+the)?(?:\s+end\s+of)?\s*$",
    re.IGNORECASE,
)
_IN = re.compile(r"\bin\b(?:\s+the)?\s*$", re.IGNORECASE)
_DURING = re.compile(r"\b(?:during|over|throughout|within)\s+(?:the\s+)?\W*$", re.IGNORECASE)
_AVERAGE = re.compile(
    r"annually on average|(?:each|every|per|a) year on average|on average (?:each|every|per|a) year|on average annually"
    r"|average[^.;,]{0,40}annually|annually[^.;,]{0,20} average",
    re.IGNORECASE,
)
_RECURS = re.compile(
    r"\b(every|each) ((?:(?:two|three|four|five|six|\d)\s+)?(?:years?|months?|quarters?|weeks?)"
    r"|half(?: a)? year|half-year|other year)\b"
    r"|\b(annually|year by year|per year|(?:monthly|quarterly)(?=\s*(?:$|[,.;]|by\b|to\b|and\b|on\b)))",
    re.IGNORECASE,
)
_THIS_YEAR = re.compile(
    r"\b(?P<end>(?:by|before|at) (?:the )?(?:end of (?:the|this) year|year[- ]end|year's end"
    r"|end of the current year))\b"
    r"|\b(?:throughout|within|during|in|over) (?:the|this) (?:whole |entire )?year\b|\bthis year\b(?!'s)"
    r"|\bfor the (?:whole )?year\b",
    re.IGNORECASE,
)


_MAY_DATE = re.compile(r"\d|plan\b", re.IGNORECASE)


@lru_cache(maxsize=256)
def parsed(text: str) -> tuple[Quantity, ...]:
    """Return the quantities of a text; the same sentence is asked for several times in turn."""
    return tuple(parse_en(text))


@lru_cache(maxsize=1024)
def deadline(text: str, year: int | None = None) -> tuple[str, str]:
    """Return the deadline of a clause (ISO date, or a year) and its recurrence in the text's words; "" for none.

    ``year`` is the one that the text calls this year; a month without a year is one of it.
    """
    recurs = None if _AVERAGE.search(text) else _RECURS.search(text)
    if year and (this := _THIS_YEAR.search(text)):
        return f"{year}-12-31" if this["end"] else str(year), ""
    # every date and year has digits; a plan may be named in words
    for found in parsed(text) if year or _MAY_DATE.search(text) else ():
        before = text[: found.start]
        if found.kind == "plan" and re.search(r"\bend of (the )?\W*$", before, re.IGNORECASE) and found.value:
            return f"{end_of_plan(int(found.value))}-12-31", ""
        if found.kind == "plan" and found.value and _DURING.search(before):
            return f"{end_of_plan(int(found.value))}-12-31", ""
        named = found.year or year
        if found.kind not in {"date", "year"} or named is None or _OF_THING.search(before):
            continue
        within = (_IN.search(before) and (found.month or found.unit)) or (found.unit and not before.strip())
        if not (_BY.search(before) or re.match(r"by\b", found.text, re.IGNORECASE) or found.part == "end" or within):
            continue
        return last_of(found, named), recurs[0] if recurs else ""
    return "", recurs[0] if recurs else ""


def due(text: str, year: int | None = None) -> str:
    """Return the deadline that a cell or bracket names; of 2026-2027, and of 2027 alone, the last year, "" for none."""
    found = deadline(text, year)[0]
    years = re.fullmatch(r"\W*(?:20\d\d\s*(?:[-–—~]|to|and)\s*)?(20\d\d)\W*", text)
    return found or (years[1] if years else "")


def iso(year: int, month: int | None, day: int | None, part: str) -> str:
    """Return the last day that a date means; a bare year stays a year."""
    if month is None:
        return f"{year}-12-31" if part == "end" else str(year)
    return f"{year}-{month:02}-{day:02}" if day else last_day(year, month)
