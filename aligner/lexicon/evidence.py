"""What the words of a sentence tell of its translation: how much each counts, and which English words answer it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache, cached_property
from math import log, sqrt

from aligner.lexicon.lexicon import Lexicon, Rates, load_lexicon
from aligner.lexicon.words import english_tokens, english_unit, is_function

LEAST = 1 / 255
"""Least rate: the lexicon keeps no smaller ones."""
WEAK = 0.1
"""Probability, in the better direction, of a link that is counted."""


class Words:
    """Words of Chinese and English texts by what they tell, in nats.

    That is the log-likelihood ratio between a word found and a word missing, in a translation against any other text.
    """

    def __init__(self, lexicon: Lexicon | None = None) -> None:
        """Take a lexicon, or the one that ships, which is read when a word is first asked for."""
        self._given = lexicon
        self._links: dict[str, dict[str, float]] = {}

    @cached_property
    def _lexicon(self) -> Lexicon:
        return self._given or load_lexicon()

    def source(self, text: str) -> dict[str, float]:
        """Return the content words of a Chinese text and how much each tells."""
        units = (token.unit for token in self._lexicon.cut(text))
        return told((u for u in units if not is_function(u)), self._lexicon.zh_rates)

    def target(self, text: str) -> dict[str, float]:
        """Return the content words of an English text and how much each tells."""
        return told((token.unit for token in english_tokens(text)), self._lexicon.en_rates)

    def links(self, word: str) -> dict[str, float]:
        """Return the English words that translate a Chinese one and how surely, in 0..1."""
        found = self._links.get(word)
        if found is None:
            if len(self._links) > 8192:
                self._links.clear()
            either = {en: max(both) for en, both in self._lexicon.links(word).items()}
            found = self._links[word] = {en: sqrt(p) for en, p in either.items() if p >= WEAK}
            if word.isascii():
                found[word] = found[english_unit(word) or word] = 1.0
        return found


def told(units: Iterable[str], rates: Callable[[str], Rates]) -> dict[str, float]:
    """Return each unit that tells anything, with its nats."""
    return {unit: nats for unit in units if (nats := weight(rates(unit))) > 0}


def weight(rates: Rates) -> float:
    """Return log((1 - miss) / chance) - log(miss / (1 - chance)), at least 0."""
    miss, chance = (min(max(rate, LEAST), 1 - LEAST) for rate in (rates.miss, rates.chance))
    return max(0.0, log((1 - miss) / chance) + log((1 - chance) / miss))


@cache
def words() -> Words:
    """Return the words of the lexicon that ships."""
    return Words()
