"""How the titles in 《》 are rendered, read off the quotation marks of the English."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from aligner.check.tables import table
from aligner.spans import Span
from aligner.types import PairText
from aligner.words import patterns as re


@cache
def _quoted(language: str) -> re.Pattern[str]:
    parts = [
        rf"{re.escape(left)}([^{re.escape(left + right)}]+){re.escape(right)}"
        for where, left, right, _ in table("quotes.tsv")
        if where == language
    ]
    return re.compile("|".join(parts))


@cache
def _titles() -> frozenset[str]:
    return frozenset(row[1] for row in table("quotes.tsv") if row[0] == "zh" and row[3] == "title")


def titles(pair: PairText) -> Iterator[tuple[Span, Span]]:
    """Yield each title of the Chinese and the quoted English in its place, without the signs around them.

    Only where both sides have the same number of quoted stretches: otherwise nobody can tell which is which.
    """
    left = list(_quoted("zh").finditer(pair.zh))
    right = list(_quoted("en").finditer(pair.en))
    if len(left) != len(right):
        return
    for zh, en in zip(left, right, strict=True):
        if zh[0][0] in _titles():
            text = en[0][1:-1]
            first = en.start() + 1 + len(text) - len(text.lstrip())
            yield (zh.start() + 1, zh.end() - 1), (first, first + len(text.strip().rstrip(",.;")))
