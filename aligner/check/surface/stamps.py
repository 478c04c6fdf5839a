"""Watermarks and boilerplate inside a sentence (``CONTROL ENGINEERING China Copyright [123 ]``): to be deleted."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from aligner.check.context import Context
from aligner.check.tables import table
from aligner.types import Finding
from aligner.words import patterns as re


def find_stamps(context: Context) -> Iterator[Finding]:
    """Yield a finding for each stamp that the Chinese does not account for.

    Where the stamp stands elsewhere in the document too, the words that repeat are the stamp. The suggestion is a
    single space, or the sign before a stamp that ends the text: what stands when the stamp is deleted.
    """
    zh, en = context.pair.zh, context.pair.en
    low, last = en.lower(), 0
    for name, hint, pattern, source in _patterns():
        if hint not in low or source.search(zh):
            continue
        for match in pattern.finditer(en):
            start, end = _repeated(context, match) if name == "site-copyright" else match.span()
            if start < last:
                continue
            last = end
            text = en[start:end]
            times = context.whole_english.count(text.split("[")[0])
            span, suggestion = _deletion(en, start, end)
            yield Finding(
                "surface",
                "minor",
                f"“{text}” is a stamp of a web site, not part of the text: delete it.",
                f"nothing of the kind in the Chinese; {times} times in the English"
                if times > 1
                else "not in the Chinese",
                suggestion,
                0.95 if times > 1 else 0.8,
                None,
                span,
                rule="surface.stamp",
            )


@cache
def _patterns() -> tuple[tuple[str, str, re.Pattern[str], re.Pattern[str]], ...]:
    return tuple((n, hint, re.compile(p), re.compile(source)) for n, hint, p, source in table("stamps.tsv"))


def _repeated(context: Context, match: re.Match[str]) -> tuple[int, int]:
    """Return the span of the longest end of the match, two words at least, that repeats in the document."""
    words = [m.start() for m in re.finditer(r"\S+", match[0])]
    head = match[0].split("[")[0].rstrip()
    for at in words:
        rest = head[at:]
        if " " in rest and context.whole_english.count(rest) > 1:
            return match.start() + at, match.end()
    return match.span()


def _deletion(en: str, start: int, end: int) -> tuple[tuple[int, int], str]:
    """Return the span to replace and what replaces it, so that no doubled space is left behind."""
    before = len(en[:start].rstrip())
    after = len(en) - len(en[end:].lstrip())
    if before and after < len(en) and en[after] not in ".,;:!?)”":
        return (before, after), " "
    return ((before - 1, after), en[before - 1]) if before else ((0, after), "")
