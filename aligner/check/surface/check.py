"""The check ``surface``: what is visibly wrong with the English, whatever it means."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from aligner.check.context import Context
from aligner.check.surface.articles import find_articles
from aligner.check.surface.cases import find_cases
from aligner.check.surface.code import code_spans, find_lost_code
from aligner.check.surface.labels import find_labels
from aligner.check.surface.leftovers import find_leftovers
from aligner.check.surface.marks import find_marks
from aligner.check.surface.pinyin import find_pinyin
from aligner.check.surface.stamps import find_stamps
from aligner.check.surface.tokens import find_tokens
from aligner.types import Finding

PARTS = (find_leftovers, find_pinyin, find_marks, find_labels, find_articles, find_tokens, find_cases, find_lost_code)
_AMONG_OTHERS = (find_labels, find_cases)  # read the pairs around this one too


def check(context: Context) -> Iterator[Finding]:
    """Yield the surface findings of the context's present pair; nothing for a pair with an empty side but stamps."""
    if not context.pair.en.strip():
        return
    stamps = list(find_stamps(context))
    yield from stamps
    if not context.pair.zh.strip():
        return
    inside = [f.en_span for f in stamps if f.en_span]
    codes = code_spans(context.pair.en, context.pair.zh)
    for find in PARTS:
        for finding in find(context) if find in _AMONG_OTHERS else _kept(find, context):
            start, end = finding.en_span or (-1, -1)
            stamped = any(s <= start and end <= e + 2 for s, e in inside)
            if not stamped and not any(s <= start and end <= e for s, e in codes):
                yield finding


def _kept(find: Callable[[Context], Iterable[Finding]], context: Context) -> tuple[Finding, ...]:
    return context.kept(find.__name__, lambda: tuple(find(context)))
