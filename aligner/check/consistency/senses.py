"""A word with two senses that a context renders in one of them nearly throughout: 安全 as "security", here "safety"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from aligner.check.context import Context
from aligner.check.tables import table
from aligner.words import patterns as re
from aligner.words.fold import fold

_OFTEN = 8  # pairs with the word and one sense alone
_MOST = 0.8  # of them with the usual sense


@dataclass(frozen=True, slots=True)
class Stray:
    """In a pair the word at ``zh`` has the unusual sense at ``en``; ``count`` of ``total`` pairs have the usual one."""

    pair: int
    zh: tuple[int, int]
    en: tuple[int, int]
    right: str
    count: int
    total: int


def strays(context: Context) -> Iterator[Stray]:
    """Yield the pairs whose English has only the sense that the other pairs do not have (data/senses.tsv)."""
    for word, either, other, own, swap in table("senses.tsv"):
        patterns = re.compile(either, re.IGNORECASE), re.compile(other, re.IGNORECASE)
        instead = dict(item.split("=") for item in swap.split(","))
        seen: list[tuple[int, int, re.Match[str], int]] = []
        for i, pair in enumerate(context.pairs):
            zh = fold(pair.zh)
            if word not in zh or re.search(own, zh):
                continue
            found = [pattern.search(pair.en) for pattern in patterns]
            at = next((k for k in (0, 1) if found[k] and not found[1 - k]), None)
            match = found[at] if at is not None else None
            if at is not None and match:
                seen.append((i, at, match, zh.find(word)))
        usual = max((0, 1), key=lambda side: sum(at == side for _, at, _, _ in seen))
        count = sum(at == usual for _, at, _, _ in seen)
        if count < _OFTEN or count < _MOST * len(seen):
            continue
        for i, at, match, place in seen:
            if at != usual:
                right = instead.get(match[0].lower(), "")
                right = right.capitalize() if match[0][0].isupper() else right
                yield Stray(i, (place, place + len(word)), match.span(), right, count, len(seen))
