"""Two things that exchanged what is said of them: 进口增长，出口下降 as "Exports grew and imports fell"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from aligner.check.context import Context
from aligner.check.opposite.find import LONGEST, STOP, end_of_clause
from aligner.check.tables import table
from aligner.numbers import Quantity, parse_en, parse_zh
from aligner.numbers.comparing import same
from aligner.spans import Span, overlap
from aligner.types import Finding
from aligner.words import patterns as re
from aligner.words.fold import fold
from aligner.words.lazy import any_of, lazy

_CONFIDENCE = 0.8
_APART = 60  # letters between a thing and its figure or deed
_AS_LISTED = re.compile(r"分别|依次|各")
_KINDS = frozenset(["cardinal", "percent", "points", "multiple", "fraction", "money", "period"])


@dataclass(frozen=True, slots=True)
class _Head:
    """One of the things: where it stands in the Chinese and in the English."""

    zh: Span
    en: Span


def find_exchanged(context: Context, taken: list[Span]) -> Iterator[Finding]:
    """Yield a finding for each two things of the present pair whose figures, or deeds, are exchanged.

    Both stand once in each text. As the first thing has the first figure in either language, they are exchanged where
    the things come in one order and the figures in the other. ``taken`` are English places of which others have spoken.
    """
    zh, en = fold(context.pair.zh), context.pair.en
    if max(len(zh), len(en)) > LONGEST or len(_any().findall(zh)) < 2:
        return
    for one, other in _heads(zh, en):
        if any(overlap(span, place) for span in (one.en, other.en) for place in taken):
            continue
        belongings = _figures(zh, en, one, other) or _deeds(context, zh, one, other)
        if belongings is None or not _crossed(en, one, other, *belongings):
            continue
        taken += [one.en, other.en]
        yield _finding(context, one, other, *belongings)
        return


def _heads(zh: str, en: str) -> Iterator[tuple[_Head, _Head]]:
    """Yield the things next to one another in the Chinese that each text has once."""
    for group in _groups():
        found: list[_Head] = []
        for source, target in group:
            here = [m.span() for m in source.finditer(zh)]
            there = [m.span() for m in target.finditer(en)] if len(here) == 1 else []
            if len(there) == 1:
                found.append(_Head(here[0], there[0]))
            elif here:
                break
        else:
            found.sort(key=lambda head: head.zh)
            apart = (p for p in pairwise(found) if p[0].zh[1] <= p[1].zh[0] and not overlap(p[0].en, p[1].en))
            yield from apart


def _figures(zh: str, en: str, one: _Head, other: _Head) -> tuple[_Head, _Head] | None:
    """Return the figures of two things, where each has one that both texts have once."""
    source = [q for q in parse_zh(zh) if q.kind in _KINDS and q.value is not None]
    between = [q for q in source if one.zh[1] <= q.start and q.end <= other.zh[0]]
    behind = [q for q in source if q.start >= other.zh[1]]
    if between and behind:
        pair = between[0], behind[0]
    elif not between and len(behind) > 1 and _AS_LISTED.search(zh, other.zh[1], behind[0].start):
        pair = behind[0], behind[1]
    else:
        return None
    if pair[0].value == pair[1].value:
        return None
    target = parse_en(en)
    first, second = ([q for q in target if same(p, q)] for p in pair)
    if len(first) != 1 or len(second) != 1 or first == second:
        return None
    return _head(pair[0], first[0]), _head(pair[1], second[0])


def _head(zh: Quantity, en: Quantity) -> _Head:
    return _Head((zh.start, zh.end), (en.start, en.end))


def _deeds(context: Context, zh: str, one: _Head, other: _Head) -> tuple[_Head, _Head] | None:
    """Return what two things of different clauses do or undergo: the word beside each that has English of its own."""
    stop = STOP.search(zh, one.zh[1], other.zh[0])
    if stop is None:
        return None
    start = max(m.end() for m in STOP.finditer(zh, one.zh[1], other.zh[0]))
    end = end_of_clause(zh, other.zh[1])
    own = [w for w in context.support().zh_tokens if w.state == "own" and w.partner and w.end - w.start > 1]
    first = [w for w in own if one.zh[1] <= w.start and w.end <= stop.start()]
    second = [w for w in own if start <= w.start and w.end <= other.zh[0]]
    second = second[-1:] or [w for w in own if other.zh[1] <= w.start and w.end <= end]
    if not first or not second:
        return None
    a, b = (_Head((w.start, w.end), w.partner) for w in (first[0], second[0]) if w.partner)
    return a, b


def _crossed(en: str, one: _Head, other: _Head, a: _Head, b: _Head) -> bool:
    """Say whether the English has things and belongings in different orders, in a stretch that no full stop cuts."""
    things, belongings = sorted([one.en, other.en]), sorted([a.en, b.en])
    if any(overlap(x, y) for x in things for y in belongings) or overlap(a.en, b.en):
        return False
    for thing, belonging in zip(things, belongings, strict=True):
        between = en[min(thing[1], belonging[1]) : max(thing[0], belonging[0])]
        if len(between) > _APART or re.search(r"[.;!?]\s", between):
            return False
    return (one.en < other.en) != (a.en < b.en)


def _finding(context: Context, one: _Head, other: _Head, a: _Head, b: _Head) -> Finding:
    zh, en = context.pair.zh, context.pair.en
    here = zh[slice(*one.zh)], zh[slice(*a.zh)], zh[slice(*other.zh)], zh[slice(*b.zh)]
    moved = sorted([one.en, other.en] if other.en < one.en else [a.en, b.en])
    span = moved[0][0], moved[1][1]
    return Finding(
        "term",
        "critical",
        f"{here[0]} goes with {here[1]} and {here[2]} with {here[3]}; in the English they are exchanged.",
        f"{zh[one.zh[0] : b.zh[1]]} ↔ {en[slice(*span)]}",
        _put_right(en, *moved),
        _CONFIDENCE,
        (one.zh[0], max(other.zh[1], a.zh[1], b.zh[1])),
        span,
        rule="term.exchanged",
    )


def _put_right(en: str, first: Span, second: Span) -> str:
    """Return the English from the first place to the second with the two exchanged."""
    left, right = en[slice(*first)], en[slice(*second)]
    if left[:1].isupper() and right[:1].islower() and not en[: first[0]].strip():
        left, right = left[:1].lower() + left[1:], right[:1].upper() + right[1:]
    return right + en[first[1] : second[0]] + left


@cache
def _groups() -> tuple[tuple[tuple[re.Pattern[str], re.Pattern[str]], ...], ...]:
    return tuple(
        tuple((lazy(zh), lazy(rf"(?<![\w-])(?:{en})\w*", re.I)) for zh, _, en in (cell.partition("=") for cell in row))
        for row in table("exchanged.tsv")
    )


@cache
def _any() -> re.Pattern[str]:
    return any_of(cell.partition("=")[0] for row in table("exchanged.tsv") for cell in row)
