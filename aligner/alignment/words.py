"""Words and figures as evidence of their own: how much of what a unit says is said again on the other side.

The vector of a sentence blurs: a neighbour on the same subject is like it too. A lexicon asks another question, word by
word: is a known rendering of it there? A word that is found, or is not, counts by the logarithm of how much likelier
that is in a translation than in any other sentence (the log-likelihood ratio of a word's two rates). Figures and labels
count as words that only they themselves translate.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

import numpy as np

from aligner.alignment.coverage import Coverage, build
from aligner.alignment.problem import Array, Side

FIGURE = 5.0
"""Nats that a figure tells: one in ten gets lost in translation, one in a hundred and fifty is there by chance."""
PRIOR = 10.0
"""Nats of a mean unit that stand beside what a unit says itself: one without words says nothing either way."""


class WordLinks(Protocol):
    """The words of a pair of languages and which translates which."""

    def source(self, text: str) -> Mapping[str, float]:
        """Return the content words of a source text and how much each tells, in nats."""
        ...

    def target(self, text: str) -> Mapping[str, float]:
        """Return the same of a target text."""
        ...

    def links(self, word: str) -> Mapping[str, float]:
        """Return the target words that translate a source word, and how surely, in 0..1."""
        ...


def measure_words(left: Side, right: Side, links: WordLinks, longest: tuple[int, int]) -> Coverage:
    """Return how much of each unit's words runs of up to ``longest`` = (source, target) units of the other side hold.

    Weights are in nats.
    """
    source = [told(links.source(text), keys) for text, keys in zip(left.texts, left.named, strict=True)]
    target = [told(links.target(text), keys) for text, keys in zip(right.texts, right.named, strict=True)]
    x, x_weight, x_start = flat(source)
    y, y_weight, y_start = flat(target)
    places: dict[str, list[int]] = {}
    for k, word in enumerate(y):
        places.setdefault(word, []).append(k)
    like = np.zeros((len(x), len(y)))
    for row, word in enumerate(x):
        known = {word: 1.0} if word.startswith("=") else links.links(word)
        for other in known.keys() & places.keys():
            like[row, places[other]] = known[other]
    return build(like, (x_weight, x_start), (y_weight, y_start), longest, PRIOR)


def told(words: Mapping[str, float], keys: frozenset[str]) -> dict[str, float]:
    """Return the words of a unit and its figures (keys with a digit, labels), each with its weight."""
    figures = {f"={key}": FIGURE for key in sorted(keys) if any(c.isdigit() for c in key) or ":" in key}
    return {**words, **figures}


def flat(units: Sequence[Mapping[str, float]]) -> tuple[list[str], Array, Array]:
    """Return the words of all units in order, their weights, and where each unit begins.

    A unit without words gets one of weight near nothing that nothing translates.
    """
    words: list[str] = []
    weights: list[float] = []
    starts = []
    for unit in units:
        starts.append(len(words))
        words += list(unit) or [""]
        weights += list(unit.values()) or [1e-6]
    return words, np.array(weights), np.array(starts, np.int64)
