"""Years that the English adds to explain an event or to say when a congress met: no error of the translator."""

from __future__ import annotations

from functools import cache

from aligner.check.tables import table
from aligner.numbers import Comparison, Quantity
from aligner.words import patterns as re

_THIS_ONE = re.compile(r"[本上下历]届")  # the 23rd festival


def glossed(year: Quantity, compared: Comparison, zh: str) -> bool:
    """Say whether an English year only explains the Chinese (simplified): the 18th National Congress (2012).

    So do the number of a festival (本届), the years of a plan, those of the sessions of a Central Committee, and the
    years in data/known_years.tsv.
    """
    if year.kind == "ordinal":
        return bool(_THIS_ONE.search(zh))
    if year.kind not in {"year", "date"}:
        return False
    years: set[int] = set()
    for named, _ in compared.matched:
        number = int(named.value or 0)
        if named.kind == "congress" and named.unit == "cpc":
            years.add(2022 + 5 * (number - 20))
        elif named.kind == "plenum" and named.term and named.unit == "committee":
            years |= {2022 + 5 * (named.term - 20) + k for k in range(6)}
        elif named.kind == "plan":
            last = 2025 + 5 * (number - 14)
            years |= {last - 4, last, last % 100}
    return (year.year or year.value) in years or any(
        pattern.search(zh) and ("*" in known or str(year.year) in known) for pattern, known in _known()
    )


@cache
def _known() -> tuple[tuple[re.Pattern[str], frozenset[str]], ...]:
    return tuple((re.compile(zh), frozenset(years.split(","))) for zh, years in table("known_years.tsv"))
