"""What takes the place of what, and what brings what about: 以电代煤 as "the replacement of electricity with coal"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import product

from aligner.check.context import Context
from aligner.check.opposite.find import LONGEST
from aligner.check.tables import table
from aligner.lexicon import english_tokens, is_function, load_lexicon
from aligner.spans import Span, overlap
from aligner.types import Finding
from aligner.words import patterns as re
from aligner.words.fold import fold
from aligner.words.lazy import lazy

_CONFIDENCE = 0.8
_LINKED = 0.04  # probability from which an English word renders a Chinese one
_ONE, _TWO = "\ue001", "\ue002"  # stand for the two things in the English
_THING = r"[\u4e00-\u9fff]{1,6}?"
_LAST = r"[\u4e00-\u9fff]{1,5}"
_WORDS = r"(?:\s+[\w'’-]+){0,4}?\s*(?:\s|-)"
_SAYS = {"replace": "takes the place of", "drive": "brings about or forward"}


def find_turned(context: Context, taken: list[Span]) -> Iterator[Finding]:
    """Yield a finding for each relation of two things that the English of the present pair has the other way round."""
    zh, en = fold(context.pair.zh), context.pair.en
    if not _any().search(zh) or max(len(zh), len(en)) > LONGEST:
        return
    for relation, pattern in _patterns("zh"):
        for match in pattern.finditer(zh):
            found = _turned(en, relation, _places(match["one"], en), _places(match["two"], en))
            if found and not any(overlap(found[0], place) for place in taken):
                taken.append(found[0])
                yield _finding(context, relation, match, *found)


def _turned(en: str, relation: str, one: list[list[Span]], two: list[list[Span]]) -> tuple[Span, list[Span]] | None:
    """Return where the English has two things in the wrong parts, and their places; None if it has them right too."""
    turned: tuple[Span, list[Span]] | None = None
    for first, second in product(one, two):
        if any(overlap(a, b) for a in first for b in second):
            continue
        said = _with_signs(en, first, second)
        if any(p.search(said) for p in _english(relation, _ONE, _TWO)):
            return None
        for pattern in _english(relation, _TWO, _ONE):
            match = pattern.search(said)
            span = match and _span(said, match.span())
            if span:
                turned = turned or (span, [*first, *second])
    return turned


def _places(zh: str, en: str) -> list[list[Span]]:
    """Return the English words for each word of a short Chinese phrase, the last ones first."""
    tokens = english_tokens(en)
    lexicon = load_lexicon()
    words = [zh, *(token.unit for token in reversed(lexicon.cut(zh)) if not is_function(token.unit)), zh[-1]]
    out: list[list[Span]] = []
    for word in dict.fromkeys(words):
        listed = _words().get(word)
        links = lexicon.links(word) if len(word) > 1 else {}
        units = {unit for unit, chances in links.items() if max(chances) >= _LINKED}
        out.append([(t.start, t.end) for t in tokens if t.unit in units or (listed and listed.match(en, t.start))])
    return [places for places in out if places]


def _with_signs(en: str, first: list[Span], second: list[Span]) -> str:
    """Return the English with a sign, as long as it, for each word of the two things."""
    for spans, sign in ((first, _ONE), (second, _TWO)):
        for start, end in spans:
            en = en[:start] + sign * (end - start) + en[end:]
    return en


def _span(said: str, span: Span) -> Span | None:
    """Return the span of the two things in a match, None where it holds more than the two."""
    runs = [m.span() for m in re.finditer(f"{_ONE}+|{_TWO}+", said[slice(*span)])]
    return (span[0] + runs[0][0], span[0] + runs[-1][1]) if len(runs) == 2 else None


def _finding(context: Context, relation: str, match: re.Match[str], span: Span, places: list[Span]) -> Finding:
    en = context.pair.en
    here = context.pair.zh[slice(*match.span())]
    inside = sorted(place for place in places if span[0] <= place[0] and place[1] <= span[1])
    left, right = (en[slice(*place)] for place in (inside[0], inside[-1]))
    between = en[inside[0][1] : inside[-1][0]]
    if left[:1].isupper() and right[:1].islower():
        left, right = left[:1].lower() + left[1:], right[:1].upper() + right[1:]
    return Finding(
        "term",
        "critical",
        f"In {here} {match['one']} {_SAYS[relation]} {match['two']}; the English has it the other way round.",
        f"{here} ↔ {en[slice(*span)]}",
        right + between + left,
        _CONFIDENCE,
        match.span(),
        span,
        rule="term.turned",
    )


@cache
def _patterns(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (relation, lazy(row.replace("{1}", _item(row, "{1}", "one")).replace("{2}", _item(row, "{2}", "two"))))
        for where, relation, row in table("turned.tsv")
        if where == language
    )


def _item(row: str, slot: str, name: str) -> str:
    """Return what stands in a slot: the last one runs on as far as a short phrase does."""
    return f"(?P<{name}>{_LAST if row.endswith(slot) else _THING})"


@cache
def _english(relation: str, one: str, two: str) -> tuple[re.Pattern[str], ...]:
    return tuple(
        re.compile(row.replace("{1}", f"{one}+").replace("{2}", f"{two}+").replace("{w}", _WORDS), re.I)
        for where, name, row in table("turned.tsv")
        if where == "en" and name == relation
    )


@cache
def _any() -> re.Pattern[str]:
    return re.compile(r"[代换改促哺]|替代|带动|推动|助推|引领|拉动|驱动|倒逼|取代|置换")


@cache
def _words() -> dict[str, re.Pattern[str]]:
    return {zh: lazy(rf"(?:{en})", re.I) for zh, en in table("turned_words.tsv")}
