"""Terms of which a word was translated by its characters: 考核 as "check nuclear"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from aligner.check.context import Context
from aligner.check.rendering.find import Places, in_some_form
from aligner.check.rendering.matches import judged
from aligner.check.rendering.policy import assured
from aligner.check.rendering.suggest import fitted
from aligner.check.tables import table
from aligner.lexicon import Lexicon, load_lexicon
from aligner.lexicon.words import Token, english_unit
from aligner.spans import Span, overlap
from aligner.terms import Match
from aligner.types import Finding
from aligner.words.english import English, is_content, phrase, root, stem
from aligner.words.fold import fold

_RENDERED = 0.01  # probability from which a Chinese word accounts for an English one
_LONG = 8  # characters from which a term is a sentence of its own, which translators turn freely
_BOTH, _ONE = 0.8, 0.72  # confidence with two characters rendered side by side, and with one beside a right word
_STOP = frozenset(",.;:()")


@dataclass(frozen=True, slots=True)
class _Words:
    """The English of a pair, the lexicon's form of its content words, and what the Chinese words account for."""

    english: English
    units: tuple[str, ...]
    tokens: tuple[tuple[Token, frozenset[str]], ...]

    def of(self, span: Span, inside: bool) -> frozenset[str]:
        """Return the English that words in a span (of two characters and more), or those outside it, account for."""
        return frozenset().union(
            *(
                units
                for token, units in self.tokens
                if overlap((token.start, token.end), span) == inside and (len(token.unit) > 1 or not inside)
            )
        )


def find_characters(context: Context, taken: list[Span]) -> Iterator[Finding]:
    """Yield a finding for each term without a right rendering beside whose English stands one of its characters.

    ``taken`` are the English spans that others have spoken of; no finding touches them.
    """
    zh, english = fold(context.pair.zh), context.english()
    words: _Words | None = None
    told: set[str] = set()
    for match in judged(context):
        if match.term.own or match.term.source in told:
            continue
        if english.roots.keys().isdisjoint(_glosses(zh[match.start : match.end], match.term.targets)):
            continue  # no English for a character that no right rendering has
        if in_some_form(english, match.term.targets):
            continue
        words = words or _read(zh, english, load_lexicon())
        found = None if _across(words, match) else _place(words, zh, match)
        if found is None or any(overlap(english.span(*found[0]), span) for span in taken):
            continue
        told.add(match.term.source)
        taken.append(english.span(*found[0]))
        yield _finding(context, english, match, *found)


@lru_cache(maxsize=8192)
def _glosses(written: str, targets: tuple[str, ...]) -> frozenset[str]:
    """Return the roots of what single characters of a term mean, those that a right rendering has left out."""
    meant = {word for char in written for word in _meanings().get(char, ())}
    return frozenset(meant.difference(word.root for target in targets for word in phrase(target)))


def _read(zh: str, english: English, lexicon: Lexicon) -> _Words:
    units = tuple(english_unit(english.text[w.start : w.end]) if is_content(w) else "" for w in english.words)
    present = set(units) - {""}
    tokens = []
    for token in lexicon.cut(zh):
        links = lexicon.links(token.unit)
        tokens.append((token, frozenset(u for u in present if max(links.get(u, (0.0,))) >= _RENDERED)))
    return _Words(english, units, tuple(tokens))


def _across(words: _Words, match: Match) -> bool:
    """Say whether another word reaches over the end of a term, as 企业 does over 国企 in 两国企业."""
    edges = (match.start, match.end)
    return any(token.start < edge < token.end for token, _ in words.tokens for edge in edges)


def _place(words: _Words, zh: str, match: Match) -> tuple[Places, bool] | None:
    """Return the words for a term with a character's meaning among them, and whether two such stand side by side."""
    span = match.start, match.end
    right = {word.root for target in match.term.targets for word in phrase(target) if is_content(word)}
    own, outer = words.of(span, inside=True), words.of(span, inside=False)
    known = [
        i for i, w in enumerate(words.english.words) if words.units[i] and (w.root in right or words.units[i] in own)
    ]
    strange: dict[int, set[int]] = {}
    elsewhere = {*zh[: span[0]], *zh[span[1] :]}  # "main stream" is 干流 beside 长江流域
    for i, word in enumerate(words.english.words):
        if words.units[i] and i not in known and words.units[i] not in outer:
            at = {k for k in range(*span) if word.root in _meanings().get(zh[k], ())}
            if at and not elsewhere & {zh[k] for k in at}:
                strange[i] = at
    for i in strange:
        beside = next((k for k in (i + 1, i + 2) if k in strange and strange[k] != strange[i]), None)
        if beside and _together(words, i, beside):
            return _whole(words, {*strange, *known}, i, beside), True
    if match.end - match.start >= _LONG:
        return None
    for i in strange:
        for k in (i - 1, i + 1, i - 2, i + 2):
            if k in known and _together(words, min(i, k), max(i, k)):
                return _whole(words, {*strange, *known}, min(i, k), max(i, k)), False
    return None


def _together(words: _Words, first: int, last: int) -> bool:
    """Say whether nothing but a small word parts two words."""
    between = range(first + 1, last)
    return not any(words.units[k] or words.english.words[k].stem in _STOP for k in between)


def _whole(words: _Words, own: set[int], first: int, last: int) -> Places:
    """Return the words around two of a term that are the term's too."""
    while step := _step(words, own, first, -1):
        first += step
    while step := _step(words, own, last, 1):
        last += step
    return first, last


def _step(words: _Words, own: set[int], at: int, way: int) -> int:
    """Return how far it is to the next word of the term, over one small word at most; 0 where there is none."""
    if at + way in own:
        return way
    over = at + 2 * way in own and words.english.words[at + way].stem not in _STOP and not words.units[at + way]
    return 2 * way if over else 0


def _finding(context: Context, english: English, match: Match, place: Places, both: bool) -> Finding:
    span = english.span(*place)
    zh, wrong = context.pair.zh[match.start : match.end], english.text[slice(*span)]
    confidence = _BOTH if both else _ONE
    return Finding(
        check="term",
        severity="major",
        message=f"{zh} is “{match.term.target}”, not “{wrong}”, which renders single characters of it.",
        evidence=f"{zh} ↔ {wrong}",
        suggestion=fitted(english.text, span, match.term.target),
        confidence=assured(confidence, match.term),
        zh_span=(match.start, match.end),
        en_span=span,
        rule="term.characters",
    )


@cache
def _meanings() -> dict[str, frozenset[str]]:
    """Return the roots of what each character means by itself (data/char_glosses.tsv)."""
    return {char: frozenset(root(stem(w)) for w in words.split("|")) for char, words in table("char_glosses.tsv")}
