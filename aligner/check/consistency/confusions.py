"""One English for two Chinese terms that the termbase keeps apart, inside one context."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from aligner.check.context import Context
from aligner.check.memo import memo_of
from aligner.check.rendering.find import Places, exact
from aligner.check.rendering.policy import policy
from aligner.check.term.check import accepted
from aligner.spans import Span
from aligner.terms import Match, Term
from aligner.words import patterns as re
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
    texts = _Texts(context)
    for source, uses in places.items():
        names = sorted({*by_end[f"{source[:_SHARED]}…"], *by_end[f"…{source[-_SHARED:]}"]} - {source})
        for other in (places[name][0][1].term for name in names):
            if _alike(uses[0][1].term, other):
                for i, match in uses:
                    yield from _taken(texts, i, match, other, places[other.source])


class _Texts:
    """The English of a context's pairs cut into words, and what stands in a pair for another term, found once."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self._english: dict[int, English] = {}
        self._kept = memo_of(context.termbase, "taken", len(context.pairs))

    def english(self, i: int) -> English:
        """Return the English of a pair."""
        if i not in self._english:
            self._english[i] = English(self.context.pairs[i].en)
        return self._english[i]

    def taken(self, i: int, match: Match, other: Term) -> tuple[Span, list[str]] | None:
        """Return where a term's English seems to be another term's, and its words: by the pair alone."""
        pair = self.context.pairs[i]
        key = pair.zh, pair.en, match.start, match.end, id(match.term), id(other)
        return self._kept.get(key, lambda: _place(self, i, match, other))


def _alike(term: Term, other: Term) -> bool:
    """Say whether one may be taken for the other: as long and apart in English, or the longer one of the two."""
    same = len(other.source) == len(term.source)
    if not same and term.source not in other.source:
        return False
    mine, its = ([{word.stem for word in phrase(t)} for t in which.targets] for which in (term, other))
    return not any(b <= a or (same and a <= b) for a in mine for b in its)


def _taken(texts: _Texts, i: int, match: Match, other: Term, uses: list[tuple[int, Match]]) -> Iterator[Confusion]:
    found = texts.taken(i, match, other)
    if found is None:
        return
    span, wording = found
    count = 0
    for k in dict.fromkeys(k for k, _ in uses if k != i):
        there = texts.english(k)
        count += any(_wording(there, p) == wording for p in accepted(there, other))
    if count >= _OFTEN:
        yield Confusion(i, (match.start, match.end), span, match.term, other, count)


def _place(texts: _Texts, i: int, match: Match, other: Term) -> tuple[Span, list[str]] | None:
    zh = fold(texts.context.pairs[i].zh)
    if match.term.source in other.source and not _alone(zh, match, other):
        return None
    text = texts.english(i)
    said = [p for target in other.targets for p in exact(text, target)]
    outside = zh[: match.start] + "\n" + zh[match.end :]
    if not said or len(said) <= sum(outside.count(fold(form)) for form in other.forms):
        return None
    own = {word.root for target in match.term.targets for word in phrase(target) if is_content(word)}
    own -= {word.root for target in other.targets for word in phrase(target)}
    if own & text.roots.keys() or any(not _inside(p, said) for p in accepted(text, match.term)):
        return None
    taken = claimed(texts.context, text, i, match.term)
    free: list[Places] = [p for p in said if taken.isdisjoint(range(p[0], p[1] + 1))]
    return (text.span(*free[0]), _wording(text, free[0])) if free else None


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
