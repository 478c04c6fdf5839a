"""The year that a Chinese document calls this year, where it does not say when it was issued."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from aligner.datafiles import rows

_SHORT = 40
_NAMED = re.compile(r"(?<!\d)(20\d\d)(?!\d)")


@cache
def _rules() -> tuple[tuple[int, str, re.Pattern[str]], ...]:
    """Return how many years on, where, and the pattern of each row of years_zh.tsv."""
    found = rows("extraction", "years_zh.tsv")
    return tuple((int(row[0] == "next"), row[1], re.compile(row[2])) for row in found)


def year_of(lines: Sequence[str], name: str, issued: str) -> int | None:
    """Return the year of a document: of its issue, of its headings, of a sentence, or the only one in its name.

    Args:
        lines: headings and sentences of the document.
        name: its name, such as report-2025.txt.
        issued: its ISO date of issue, "" if unknown.
    """
    if issued:
        return int(issued[:4])
    for later, where, pattern in _rules():
        for line in lines:
            if where == "heading" and (len(line) > _SHORT or "。" in line):
                continue
            if found := pattern.search(line):
                return int(found[1]) + later
    named = set(_NAMED.findall(name))
    return int(named.pop()) if len(named) == 1 else None
