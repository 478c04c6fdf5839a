"""Ranks that the English gives to a body and the Chinese does not: 省教育厅 as "the Ministry of Education"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from aligner.check.tables import table
from aligner.types import Finding
from aligner.words import patterns as re
from aligner.words.fold import fold

_NAME = re.compile(r"[A-Z][\w'’]*(?:(?:\s+(?:of|for|and|the))*\s+[A-Z][\w'’]*){0,7}")


def find_ranks(zh: str, en: str) -> Iterator[Finding]:
    """Yield a critical finding for each rank of data/ranks.tsv that stands in the English without its Chinese."""
    folded = ""
    for rank, licence, instead, why in _ranks():
        match = rank.search(en)
        if match is None:
            continue
        folded = folded or fold(zh)
        body = None if licence.search(folded) else instead.search(folded)
        if body is None:
            continue
        name = _NAME.match(en, match.start())
        span = (match.start(), name.end() if name else match.end())
        yield Finding(
            "actor",
            "critical",
            f"{zh[slice(*body.span())]} is not “{en[slice(*span)]}”: {why}.",
            f"{zh[slice(*body.span())]} ↔ {en[slice(*span)]}",
            "",
            0.8,
            body.span(),
            span,
            rule="actor.rank",
        )


@cache
def _ranks() -> tuple[tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], str], ...]:
    return tuple((re.compile(a), re.compile(b), re.compile(c), why) for a, b, c, why in table("ranks.tsv"))
