"""One English for two Chinese terms that the termbase keeps apart, inside one context."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from aligner.check.context import Context
from aligner.check.rendering.find import Places, exact
from aligner.check.rendering.policy import policy
from aligner.check.term.check import accepted
from aligner.terms import Match, Term
from aligner.words.english import English, is_content, phrase
from aligner.words.fold import fold

_HAN = re.compile(r"[\u4e00-\u9fff]")
_SMALL = frozenset("的地得和与及或在是为对向被把将等之而以于由从让使")
_OFTEN = 2  # pairs in which the other term has the rendering
_SHARED = 2  # characters that two terms have in common at the same end where one is taken for the other


@dataclass(frozen=True, slots=True)
class Confusion:
    """In a pair the term at ``zh`` is rendered at ``en`` as ``other`` is in ``count`` other pairs."""

    pair: int
    zh: tuple[int, int]
    en: tuple[int, int]
    term: Term
    other: Term
    count: int


def confusions(context: Context) -> Iterator[Confusion]:
    """Yield the terms that stand in the English under another term's name.

    A term is taken for a like one (信息安全 for 网络安全, 平台企业 for 平台) where none of its own renderings stands by
    itself, the other term's rendering stands in the English more often than that term in the Chinese, and the other
    term has this rendering in at least two other pairs.
    """
    places: dict[str, list[tuple[int, Match]]] = defaultdict(list)
    for i, pair in enumerate(context.pairs):
        if pair.en:
            for match in context.terms(i):
                if policy(match.term).policy == "order":
                    places[match.term.source].append((i, match))
    by_end: dict[str, list[str]] = defaultdict(list)
    for source in places:
        by_end[f"{source[:_SHARED]}…"].append(source)
        by_end[f"…{source[-_SHARED:]}"].append(source)
    english: dict[int, English] = {}
    for source, uses in places.items():
        names = sorted({*by_end[f"{source[:_SHARED]}…"], *by_end[f"…{source[-_SHARED:]}"]} - {source})
        for other in (places[name][0][1].term for name in names):
            if _alike(uses[0][1].term, other):
                for i, match in uses:
                    yield from _taken(context, english, i, match, other, places[other.source])


def _alike(term: Term, other: Term) -> bool:
    """Say whether one may be taken for the other: as long and apart in English, or the longer one of the two."""
    mine, its = ([[word.stem for word in phrase(t)] for t in which.targets] for which in (term, other))
    if len(other.source) == len(term.source):
        return not any(set(a) <= set(b) or set(b) <= set(a) for a in mine for b in its)
    return term.source in other.source and not any(set(b) <= set(a) for a in mine for b in its)


def _taken(
    context: Context, english: dict[int, English], i: int, match: Match, other: Term, uses: list[tuple[int, Match]]
) -> Iterator[Confusion]:
    zh = fold(context.pairs[i].zh)
    outside = zh[: match.start] + "\n" + zh[match.end :]
    if match.term.source in other.source and not _alone(zh, match, other):
        return
    text = english.setdefault(i, English(context.pairs[i].en))
    said = [p for target in other.targets for p in exact(text, target)]
    own = {word.root for target in match.term.targets for word in phrase(target) if is_content(word)}
    own -= {word.root for target in other.targets for word in phrase(target)}
    if own & text.roots.keys() or any(not _inside(p, said) for p in accepted(text, match.term)):
        return
    if not said or len(said) <= sum(outside.count(fold(form)) for form in other.forms):
        return
    taken = claimed(context, text, i, match.term)
    free: list[Places] = [p for p in said if taken.isdisjoint(range(p[0], p[1] + 1))]
    elsewhere = Counter(k for k, _ in uses if k != i)
    count = 0
    for k in elsewhere:
        there = english.setdefault(k, English(context.pairs[k].en))
        count += any(_wording(there, p) == _wording(text, free[0]) for p in accepted(there, other)) if free else 0
    if count >= _OFTEN:
        yield Confusion(i, (match.start, match.end), text.span(*free[0]), match.term, other, count)


def _alone(zh: str, match: Match, other: Term) -> bool:
    """Say whether a term is the end of its phrase, and nothing of the longer term stands elsewhere in the Chinese."""
    rest = fold(other.source).replace(fold(match.term.source), "", 1)
    after = zh[match.end : match.end + 1]
    return rest not in zh and (not _HAN.match(after) or after in _SMALL)


def _inside(places: Places, others: list[Places]) -> bool:
    return any(first <= places[0] and places[1] <= last for first, last in others)


def _wording(text: English, places: Places) -> list[str]:
    return [word.stem for word in text.words[places[0] : places[1] + 1]]


def claimed(context: Context, english: English, i: int, term: Term | None) -> set[int]:
    """Return the words of a pair's English that stand for terms other than the given one."""
    others = [m.term for m in context.terms(i) if term is None or m.term.source != term.source]
    return {k for t in others for first, last in accepted(english, t) for k in range(first, last + 1)}
