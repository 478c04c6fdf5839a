"""Chinese words that join several things in one, of which the English has not all: 企事业单位 as "enterprises"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from aligner.check.context import Context
from aligner.check.tables import table
from aligner.lexicon import load_lexicon
from aligner.types import Finding
from aligner.words.fold import fold
from aligner.words.lazy import lazy
from aligner.words.sieve import Sieve

_CONFIDENCE = 0.7
Part = tuple[str, re.Pattern[str]]


def find_condensed(context: Context) -> Iterator[Finding]:
    """Yield a finding for each word of data/condensed.tsv of which the English has some parts and lacks others."""
    written, en = context.pair.zh, context.pair.en
    zh = fold(written)
    for number in _sieve().passed(zh):
        word, whole, parts = _words()[number]
        at = word.search(zh)
        if at is None or (whole and whole.search(en)) or _within_other(zh, at):
            continue
        lost = [name for name, pattern in parts if not pattern.search(en)]
        if not lost or len(lost) == len(parts):
            continue  # with none of them there, the word was left out or rendered in another way: no half of it
        text = written[slice(*at.span())]
        yield Finding(
            "support",
            "major",
            f"{text} names {', '.join(name for name, _ in parts)}; the English has nothing for “{', '.join(lost)}”.",
            f"{text} ↔ no {', '.join(lost)}",
            "",
            _CONFIDENCE,
            at.span(),
            rule="support.condensed",
        )


def _within_other(zh: str, match: re.Match[str]) -> bool:
    """Say whether a match begins inside another word: 政企 in 邮政企业."""
    return any(token.start < match.start() < token.end for token in load_lexicon().cut(zh))


@cache
def _words() -> tuple[tuple[re.Pattern[str], re.Pattern[str] | None, tuple[Part, ...]], ...]:
    return tuple(
        (lazy(zh), _start(whole) if whole else None, tuple(_part(part) for part in parts.split("; ")))
        for zh, whole, parts in table("condensed.tsv")
    )


def _part(cell: str) -> Part:
    name, _, pattern = cell.partition("=")
    return name, _start(pattern)


def _start(pattern: str) -> re.Pattern[str]:
    return lazy(rf"\b(?:{pattern})", re.I)


@cache
def _sieve() -> Sieve:
    return Sieve([row[0] for row in table("condensed.tsv")])
