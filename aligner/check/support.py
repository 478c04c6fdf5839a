"""Finds for each content word of a pair the word on the other side that it can come from."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log

from aligner.lexicon import Lexicon, Token, english_tokens, is_function, load_lexicon
from aligner.lexicon.lexicon import Rates
from aligner.terms import Match, Termbase, load_termbase

_TRANSLATED = 0.95  # prior probability that a word was translated
_USUAL = 15.0  # content words of a sentence, for which the lexicon's rates of chance hold
_PREFIX = 5  # letters in which two forms of a rare word are alike (implement, implementation)
_SILENT = 0.6  # a word whose renderings are missing more often than this tells nothing


@dataclass(frozen=True, slots=True)
class WordSupport:
    """A content word at ``start:end`` of its text.

    ``score`` is the probability that the other side renders it, ``weight`` how much its absence would tell (in nats),
    ``partner`` the place of the word on the other side that accounts for it, None where there is none.
    """

    start: int
    end: int
    score: float
    weight: float
    partner: tuple[int, int] | None

    @property
    def supported(self) -> bool:
        """Whether the other side has a word that accounts for this one."""
        return self.partner is not None


@dataclass(frozen=True, slots=True)
class Support:
    """The content words of both texts of a pair, and the weighted share of them that is accounted for (1 for none)."""

    zh_tokens: tuple[WordSupport, ...]
    en_tokens: tuple[WordSupport, ...]

    @property
    def coverage_zh(self) -> float:
        """Share of what the Chinese says that the English has, 0..1."""
        return _coverage(self.zh_tokens)

    @property
    def coverage_en(self) -> float:
        """Share of what the English says that the Chinese has, 0..1."""
        return _coverage(self.en_tokens)


def support(
    zh: str,
    en: str,
    termbase: Termbase | None = None,
    matches: Iterable[Match] | None = None,
    lexicon: Lexicon | None = None,
) -> Support:
    """Return for each content word of a Chinese text and its English what supports it on the other side.

    A word is supported by a rendering that the lexicon knows for it or for a part of it, by a word of the same
    beginning as such a rendering, by the rendering of a term that it stands in, or by itself (Latin letters in the
    Chinese). Time grows with the length of the texts alone.

    Args:
        zh: the Chinese text, simplified or traditional.
        en: its English.
        termbase: terms whose renderings support their words; None is the shipped termbase.
        matches: the terms in the Chinese, where they are known already.
        lexicon: None is the shipped one.
    """
    book = load_lexicon() if lexicon is None else lexicon
    if matches is None:
        matches = (load_termbase() if termbase is None else termbase).find(zh)
    left = [token for token in book.cut(zh) if not is_function(token.unit)]
    right = [token for token in english_tokens(en) if len(token.unit) > 1 and not is_function(token.unit)]
    index = _Index(right, len(en))
    partners: list[list[int]] = []
    told: dict[int, tuple[int, int]] = {}
    for token in left:
        units = _renderings(token, book, index)
        partners.append(index.nearest(units, token, len(zh)))
        for unit in units:
            for k in index.places[unit]:
                told.setdefault(k, (token.start, token.end))
    _add_terms(matches, left, partners, index, told)
    zh_tokens = [
        _word(token, book.zh_rates(token.unit), len(right), _place(right, found))
        for token, found in zip(left, partners, strict=True)
    ]
    en_tokens = [_word(token, book.en_rates(token.unit), len(left), told.get(k)) for k, token in enumerate(right)]
    return Support(tuple(zh_tokens), tuple(en_tokens))


class _Index:
    """The English words by unit and by the beginning of the unit."""

    def __init__(self, tokens: Sequence[Token], size: int) -> None:
        self.tokens, self.size = tokens, max(1, size)
        self.places: dict[str, list[int]] = {}
        self.prefixes: dict[str, list[str]] = {}
        for k, token in enumerate(tokens):
            if token.unit not in self.places and len(token.unit) >= _PREFIX:
                self.prefixes.setdefault(token.unit[:_PREFIX], []).append(token.unit)
            self.places.setdefault(token.unit, []).append(k)

    def nearest(self, units: Iterable[str], token: Token, size: int) -> list[int]:
        """Return of each unit the word whose place in the English is most like the token's in the Chinese."""
        wanted = token.start / max(1, size) * self.size
        found = []
        for unit in units:
            places = self.places[unit]
            at = bisect_left(places, wanted, key=lambda k: self.tokens[k].start)
            near = places[max(0, at - 1) : at + 1]
            found.append(min(near, key=lambda k: abs(self.tokens[k].start - wanted)))
        return found


def _renderings(token: Token, book: Lexicon, index: _Index) -> list[str]:
    """Return the units of the English that can render a Chinese word, the likeliest first."""
    if token.unit.isascii():
        return [token.unit] if token.unit in index.places else []
    links = book.links(token.unit)
    found = _known(links, index)
    if not found:
        alike = {unit[:_PREFIX] for unit in links if len(unit) >= _PREFIX} & index.prefixes.keys()
        found = [unit for prefix in sorted(alike) for unit in index.prefixes[prefix]]
    if not found and len(token.unit) > 1:
        found = [unit for part in _parts(token.unit) for unit in _known(book.links(part), index)]
    return found


def _known(links: Mapping[str, tuple[float, float]], index: _Index) -> list[str]:
    return sorted(links.keys() & index.places.keys(), key=lambda unit: (-max(links[unit]), unit))


@lru_cache(maxsize=8192)
def _parts(word: str) -> tuple[str, ...]:
    """Return what a word holds, longer parts first: 铁道部 holds 铁道 and 道部, then its characters."""
    return tuple(word[i : i + n] for n in range(len(word) - 1, 0, -1) for i in range(len(word) - n + 1))


@lru_cache(maxsize=16384)
def _content(rendering: str) -> frozenset[str]:
    return frozenset(t.unit for t in english_tokens(rendering) if len(t.unit) > 1 and not is_function(t.unit))


def _add_terms(
    matches: Iterable[Match],
    left: Sequence[Token],
    partners: list[list[int]],
    index: _Index,
    told: dict[int, tuple[int, int]],
) -> None:
    """Let the words of terms' renderings support the words of the terms, and be supported by them."""
    at = 0
    for match in sorted(matches, key=lambda match: match.start):
        while at < len(left) and left[at].end <= match.start:
            at += 1
        inside = [k for k in range(at, min(at + match.end - match.start, len(left))) if left[k].start < match.end]
        for target in match.term.targets:
            words = _content(target)
            present = sorted(words & index.places.keys())
            found = index.nearest(present, Token("", match.start, match.end), index.size)
            for k in found:
                told.setdefault(k, (match.start, match.end))
            if present and len(present) == len(words):
                for k in inside:
                    partners[k] = partners[k] or found


def _place(tokens: Sequence[Token], found: Sequence[int]) -> tuple[int, int] | None:
    return (tokens[found[0]].start, tokens[found[0]].end) if found else None


def _word(token: Token, rates: Rates, others: int, partner: tuple[int, int] | None) -> WordSupport:
    """Judge one word by Bayes' rule: was it rendered, given that a known rendering was or was not found."""
    chance = 1 - (1 - rates.chance) ** (others / _USUAL)
    miss = rates.miss
    seen = (1 - miss, chance) if partner else (miss, 1 - chance)
    whole = _TRANSLATED * seen[0] + (1 - _TRANSLATED) * seen[1]
    score = _TRANSLATED * seen[0] / whole if whole else _TRANSLATED
    weight = 0.0 if miss >= _SILENT else -log(miss)
    return WordSupport(token.start, token.end, round(score, 4), round(weight, 3), partner)


def _coverage(words: Sequence[WordSupport]) -> float:
    whole = sum(word.weight for word in words)
    return round(sum(word.weight for word in words if word.supported) / whole, 4) if whole else 1.0
