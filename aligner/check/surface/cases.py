"""Lost capitals: a sentence that begins small, or has no capital at all."""

from __future__ import annotations

from collections.abc import Iterator

from aligner.check.context import Context
from aligner.types import Finding
from aligner.words import patterns as re

_WORDS = 6
NEAR = 5
"""Where most of so many neighbours on either side begin small too, the document has no capitals: nothing is said."""


def find_cases(context: Context) -> Iterator[Finding]:
    """Yield a minor finding for a whole sentence that opens with a lower-case letter.

    A sentence is whole where the English before it ended and it ends itself; a brand (iPhone) is none.
    """
    zh, en = context.pair.zh.strip(), context.pair.en
    match = re.match(r"\s*[“\"(]?([a-z]+)(?![\w'’.@/-]*[A-Z@/])(?=[\s,])", en)
    if not match or not zh or zh[-1] not in "。！？!?" or en.rstrip()[-1:] not in ".!?" or len(en.split()) < _WORDS:
        return
    before = context.pairs[context.index - 1].en.rstrip() if context.index else "."
    if before and before[-1] not in '.!?”"':
        return
    at = context.index
    near = [p.en.strip() for p in (*context.pairs[max(0, at - NEAR) : at], *context.pairs[at + 1 : at + 1 + NEAR])]
    if 2 * sum(text[:1].islower() for text in near) > len(near):
        return
    word = match[1]
    if any(c.isupper() for c in en):
        message, confidence, kind = "The sentence begins with a lower-case letter.", 0.6, "lower_case"
    else:
        message, confidence, kind = "The sentence has no capital letter.", 0.7, "no_capital"
    yield Finding(
        "surface",
        "minor",
        message,
        f"begins “{en[:30]}”",
        word.capitalize(),
        confidence,
        None,
        match.span(1),
        rule=f"surface.{kind}",
    )
