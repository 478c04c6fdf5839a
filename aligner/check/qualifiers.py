"""Qualifiers of a duty that the English leaves out: 原则上, 有条件的, 至少, 逐步 (rule ``modality.qualifier_lost``)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from aligner.check.context import Context
from aligner.check.rendering.elsewhere import belongs_elsewhere
from aligner.check.tables import table
from aligner.spans import Span
from aligner.types import Finding
from aligner.words import patterns as re
from aligner.words.fold import fold
from aligner.words.joined import joined
from aligner.words.lazy import lazy
from aligner.words.sieve import Sieve

_CONFIDENCE = {"major": 0.75, "minor": 0.65}
_WORD = re.compile(r"[A-Za-z]+")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_MANY = 3  # places of renderings of one qualifier that are looked at one by one
_WHOLE = 0.35  # words a character of a translation that leaves nothing else out


def find_lost_qualifiers(context: Context) -> Iterator[Finding]:
    """Yield a finding for each qualifier of data/qualifiers.tsv that the English of the present pair has in no form.

    A translation that is much too short says less of everything, which other checks tell.
    """
    written, en = context.pair.zh, context.pair.en
    zh = fold(written)
    found = [
        (_qualifiers()[number], at) for number in _sieve().passed(zh) if (at := _qualifiers()[number][0].search(zh))
    ]
    if not found or len(_WORD.findall(en)) < _WHOLE * len(_HAN.findall(zh)):
        return
    for (phrase, renderings, severity, usual, own), at in found:
        if _said(context, zh, phrase, renderings) if own else renderings.search(en):
            continue
        text = written[slice(*at.span())]
        yield Finding(
            "modality",
            severity,
            f"{text} (“{usual}”) limits what the sentence says; the English has nothing for it.",
            f"{text} ↔ nothing",
            usual,
            _CONFIDENCE[severity],
            at.span(),
            rule="modality.qualifier_lost",
        )


def _said(context: Context, zh: str, phrase: re.Pattern[str], renderings: re.Pattern[str]) -> bool:
    """Say whether the English has words for a qualifier that are not the rendering of other words in the Chinese."""
    en = context.pair.en
    found = [m.span() for m in renderings.finditer(en)]
    if not found:
        return False
    if joined(context.pair.zh) or len(found) > _MANY:
        return True
    own = [m.span() for m in phrase.finditer(zh)]
    words = context.support()
    return len(own) > 1 or not all(belongs_elsewhere(words, _word_at(en, span), own) for span in found)


def _word_at(en: str, span: Span) -> Span:
    """Return a span up to the end of its last word: renderings are beginnings of words."""
    rest = _WORD.match(en, span[1])
    return span[0], rest.end() if rest else span[1]


@cache
def _qualifiers() -> tuple[tuple[re.Pattern[str], re.Pattern[str], str, str, bool], ...]:
    return tuple(
        (lazy(zh), lazy(rf"\b(?:{en})", re.I), severity, usual, own == "own")
        for zh, en, severity, usual, own in table("qualifiers.tsv")
    )


@cache
def _sieve() -> Sieve:
    return Sieve([row[0] for row in table("qualifiers.tsv")])
