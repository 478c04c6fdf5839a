"""Set phrases that were translated word by word: 一刀切 as "one knife cut", 重中之重 as "the weight in the weight"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from aligner.check.context import Context
from aligner.check.rendering.suggest import fitted
from aligner.check.tables import table
from aligner.types import Finding
from aligner.words.fold import fold
from aligner.words.joined import joined
from aligner.words.lazy import lazy
from aligner.words.sieve import Sieve


def find_literal(context: Context) -> Iterator[Finding]:
    """Yield a major finding for each set phrase of the present pair with a literal rendering in data/literal.tsv."""
    whole, en = joined(context.pair.zh), context.pair.en
    zh = fold(whole[0] if whole else context.pair.zh)
    taken: list[tuple[int, int]] = []
    for number in _sieve().passed(zh):
        phrase, wrong, right = _phrases()[number]
        at, match = phrase.search(zh), None
        if at:
            match = next((m for m in wrong.finditer(en) if not _within(m.span(), taken)), None)
        if at is None or match is None or not match[0].strip():
            continue
        start, end = _bare(match)
        taken.append((start, end))
        zh_span = (whole[1][at.start()], whole[1][at.end() - 1] + 1) if whole else at.span()
        written = context.pair.zh[slice(*zh_span)]
        means = f" means “{right}”; " if right else " is a set phrase; "
        yield Finding(
            "term",
            "major",
            f"{written}{means}“{en[start:end]}” renders its characters one by one.",
            f"{written} ↔ {en[start:end]}",
            fitted(en, (start, end), right) if right else "",
            0.85,
            zh_span,
            (start, end),
            rule="term.literal",
        )


def _bare(match: re.Match[str]) -> tuple[int, int]:
    """Return the span of a match without quotation marks at its ends, which stay where they are."""
    text = match[0]
    return match.start() + len(text) - len(text.lstrip('"')), match.end() - len(text) + len(text.rstrip('"'))


def _within(span: tuple[int, int], taken: list[tuple[int, int]]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in taken)


@cache
def _phrases() -> tuple[tuple[re.Pattern[str], re.Pattern[str], str], ...]:
    return tuple(
        (lazy(zh), lazy(rf"(?<!\w)(?:{wrong})", re.IGNORECASE), right) for zh, wrong, right in table("literal.tsv")
    )


@cache
def _sieve() -> Sieve:
    return Sieve([zh for zh, _, _ in table("literal.tsv")])
