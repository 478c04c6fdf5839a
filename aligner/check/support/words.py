"""Finds for each content word of a pair the word on the other side that it can come from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import exp, log
from typing import NamedTuple

from aligner.check.support.links import Link, link
from aligner.lexicon import Lexicon, load_lexicon
from aligner.lexicon.lexicon import Rates
from aligner.terms import Match, Termbase, load_termbase

_USUAL = 15.0  # content words of a sentence, for which the lexicon's rates of chance hold
_SILENT = 0.6  # a word whose renderings are missing more often than this tells nothing
_TRANSLATED = log(0.95 / 0.05)  # prior odds that a word was translated
# What a word tells that has no rendering of its own, in nats for its not being translated; measured on clean pairs
# against pairs with a foreign sentence on one side.
_EVIDENCE = {
    "zh": {"weak": 0.8, "shared": 0.2, "doublet": -1.0},
    "en": {"weak": -1.0, "shared": 0.0, "doublet": -0.2},
}
_DEPENDING = ("none", "own")  # states whose evidence depends on how many words the other side has
_LEAST_CHANCE = 0.08
_MOST, _LEAST = 4.0, -3.0  # bounds of the evidence of one word
_MOST_OF_ONE = 1.0  # of one Chinese character, which is often a word cut wrongly


class WordSupport(NamedTuple):
    """A content word at ``start:end`` of its text.

    ``score`` is the probability that the other side renders it, ``evidence`` what the pair says against that, in nats
    (below zero: for it), ``weight`` how much the word tells at all. ``partner`` is the place of the word on the other
    side that accounts for it, ``state`` how: own, shared, doublet, weak, or none (see ``support_links``).
    """

    start: int
    end: int
    score: float
    evidence: float
    weight: float
    state: str
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
    left, right = link(zh, en, matches, book)
    return Support(_words(left, "zh", book.zh_rates, len(right)), _words(right, "en", book.en_rates, len(left)))


def _words(items: Sequence[Link], side: str, rates: Callable[[str], Rates], others: int) -> tuple[WordSupport, ...]:
    """Judge the words of one side, of which the other has ``others``."""
    new, nothing = tuple.__new__, _judged(side, "doublet", 1.0, 1.0, 0, single=False)
    out = []
    for item in items:
        state, rate = item.state, rates(item.unit)
        if item.silent or rate.miss >= _SILENT:
            figures = nothing
        elif state in _DEPENDING:
            figures = _judged(side, state, rate.miss, rate.chance, others, len(item.unit) == 1)
        else:
            figures = _judged(side, state, rate.miss, 1.0, 0, len(item.unit) == 1)
        # what WordSupport() calls in the end, at a third of the time
        out.append(new(WordSupport, (item.start, item.end, *figures, state, item.partner)))
    return tuple(out)


@lru_cache(maxsize=32768)
def _judged(side: str, state: str, miss: float, chance: float, others: int, single: bool) -> tuple[float, float, float]:
    """Return score, evidence and weight of a word by Bayes' rule: was it rendered, given what was found of it.

    Rates come in 256 steps, so that most words of a text are judged already.
    """
    chance = min(max(1 - (1 - chance) ** (others / _USUAL), _LEAST_CHANCE), 0.98)
    if miss >= _SILENT:
        evidence = 0.0
    elif state == "none":
        evidence = log((1 - chance) / miss)
    elif state == "own":
        evidence = log(chance / (1 - miss))
    else:
        evidence = _EVIDENCE[side][state]
    evidence = min(max(evidence, _LEAST), _MOST_OF_ONE if single else _MOST)
    weight = 0.0 if miss >= _SILENT else -log(miss)
    score = 1 / (1 + exp(evidence - _TRANSLATED))
    return round(score, 4), evidence, weight


def _coverage(words: Sequence[WordSupport]) -> float:
    whole = sum(word.weight for word in words)
    return round(sum(word.weight for word in words if word.supported) / whole, 4) if whole else 1.0
