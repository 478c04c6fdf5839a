"""The year that a document calls this year, where it does not say when it was issued."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from aligner.datafiles import rows
from aligner.numbers import parse_zh
from aligner.words import patterns as re

_SHORT = {"zh": 40, "en": 200}
"""Characters of a heading."""
_OPENING = 40
"""Lines in which a report says to which congress it is made."""
_CONGRESS = re.compile(r"第[一二三四五六七八九十]{2,3}次全国代表大会(?=[，是上])")
_TWENTIETH = 2022
_NAMED = re.compile(r"(?<!\d)(20\d\d)(?!\d)")


@cache
def _rules(language: str) -> tuple[tuple[int, str, re.Pattern[str]], ...]:
    """Return how many years on, where, and the pattern of each row of the table of a language."""
    found = rows("extraction", f"years_{language}.tsv")
    return tuple((int(row[0] == "next"), row[1], re.compile(row[2])) for row in found)


def year_of(lines: Sequence[str], name: str, issued: str, language: str = "zh") -> int | None:
    """Return the year of a document: of its issue, of its headings, of the congress that hears it, of its name.

    Args:
        lines: headings and sentences of the document.
        name: its name, such as report-2025.txt.
        issued: its ISO date of issue, "" if unknown.
        language: zh or en.
    """
    if issued:
        return int(issued[:4])
    for later, where, pattern in _rules(language):
        for line in lines:
            if where == "heading" and (len(line) > _SHORT[language] or "。" in line):
                continue
            if found := pattern.search(line):
                return int(found[1]) + later
    for line in lines[:_OPENING]:
        if (congress := _CONGRESS.search(line)) and (number := parse_zh(congress[0])):
            return _TWENTIETH + 5 * (int(number[0].value or 20) - 20)
    named = set(_NAMED.findall(name))
    return int(named.pop()) if len(named) == 1 else None
