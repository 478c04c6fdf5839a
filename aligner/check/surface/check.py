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

Part = Callable[[Context], Iterable[Finding]]
PARTS: tuple[tuple[Part, ...], ...] = (
    (find_leftovers, find_pinyin, find_marks),
    (find_articles, find_tokens),
    (find_lost_code,),
)
"""What reads the present pair alone, in three turns: between them those speak that read the pairs around it too."""


def check(context: Context) -> Iterator[Finding]:
    """Yield the surface findings of the context's present pair; nothing for a pair with an empty side but stamps."""
    zh, en = context.pair.zh, context.pair.en
    if not en.strip():
        return
    stamps = list(find_stamps(context))
    yield from stamps
    if not zh.strip():
        return
    first, then, last = context.kept("surface", lambda: _alone(context))
    findings = [*first, *find_labels(context), *then, *find_cases(context), *last]
    if not findings:
        return
    inside = [f.en_span for f in stamps if f.en_span]
    codes = code_spans(en, zh)
    for finding in findings:
        start, end = finding.en_span or (-1, -1)
        stamped = any(s <= start and end <= e + 2 for s, e in inside)
        if not stamped and not any(s <= start and end <= e for s, e in codes):
            yield finding


def _alone(context: Context) -> tuple[tuple[Finding, ...], ...]:
    return tuple(tuple(finding for find in parts for finding in find(context)) for parts in PARTS)
