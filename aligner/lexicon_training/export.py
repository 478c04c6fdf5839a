"""Prunes an estimate, measures how far each word can be relied on, and writes the file that ships."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from aligner.lexicon.lexicon import COST_STEP, UNIT
from aligner.lexicon.words import UNKNOWN_COST, function_words
from aligner.lexicon_training.corpus import Corpus, Side
from aligner.lexicon_training.estimate import Estimate, Floats, Ints

LEAST_COUNT = 1.0
"""Links that a kept entry must have: nothing is taken from one single pair."""
LEAST_SHARE = 0.004
"""Of a word's occurrences that an entry must account for, in one direction at least."""
_PROSE = 4  # distinct Chinese words from which a pair is a sentence; glosses render one sense only
_PRIOR, _PRIOR_WEIGHT = 0.4, 4.0  # the miss rate of a word of which nothing is known, and for how many pairs it counts


@dataclass(frozen=True)
class Table:
    """What is kept: entries sorted by Chinese word, and both rates of every word of both sides."""

    zh: Ints
    en: Ints
    forward: Floats
    backward: Floats
    miss: tuple[Floats, Floats]
    chance: tuple[Floats, Floats]


def prune(corpus: Corpus, found: Estimate) -> Table:
    """Keep the entries that several pairs bear out, and measure both rates on the sentences of the corpus."""
    forward = np.minimum(found.weighted / _occurrences(corpus.zh, corpus.weight)[found.zh], 1.0)
    backward = np.minimum(found.weighted / _occurrences(corpus.en, corpus.weight)[found.en], 1.0)
    keep = (found.counted >= LEAST_COUNT) & ((forward >= LEAST_SHARE) | (backward >= LEAST_SHARE))
    zh, en = found.zh[keep], found.en[keep]
    weight = np.where(np.diff(corpus.zh.starts) >= _PROSE, corpus.weight, 0.0)
    # An occurrence may not vouch for itself: its own share is taken from the entry that it supports.
    left = found.counted[found.links.candidate] - found.posterior
    borne = keep[found.links.candidate] & (left >= LEAST_COUNT / 2)
    miss = (
        _miss(corpus.zh, weight, found.links.zh_at[borne]),
        _miss(corpus.en, weight, found.links.en_at[borne]),
    )
    chance = (
        _chance(zh, en, len(corpus.zh.vocabulary), corpus.en, weight),
        _chance(en, zh, len(corpus.en.vocabulary), corpus.zh, weight),
    )
    return Table(zh, en, forward[keep], backward[keep], miss, chance)


def _occurrences(side: Side, weight: Floats) -> Floats:
    counts = np.bincount(side.words, np.repeat(weight, np.diff(side.starts)), len(side.vocabulary))
    return counts.astype(np.float64)


def _miss(side: Side, weight: Floats, supported_at: NDArray[np.int32]) -> Floats:
    """Return how often each word stands in a sentence pair whose other side has none of its renderings, smoothed."""
    supported = np.zeros(len(side.words), np.bool_)
    supported[supported_at] = True
    per_word = np.repeat(weight, np.diff(side.starts))
    total = np.bincount(side.words, per_word, len(side.vocabulary))
    missed = np.bincount(side.words, np.where(supported, 0.0, per_word), len(side.vocabulary))
    rates: Floats = (missed + _PRIOR * _PRIOR_WEIGHT) / (total + _PRIOR_WEIGHT)
    return rates


def _chance(word: Ints, other: Ints, size: int, side: Side, weight: Floats) -> Floats:
    """Return how likely a sentence that has nothing to do with a word holds one of its renderings."""
    share = np.minimum(_occurrences(side, weight) / max(float(weight.sum()), 1.0), 0.5)
    rates: Floats = 1 - np.exp(np.bincount(word, np.log1p(-share[other]), size))
    return rates


def write(path: Path, corpus: Corpus, table: Table, costs: Mapping[str, float]) -> None:
    """Write the entries and words as one file, not compressed, so that it is read in a few milliseconds.

    Kept are the words with an entry; so that Chinese can be cut, also function words, which have none.
    """
    known = np.bincount(table.zh, minlength=len(corpus.zh.vocabulary)) > 0
    functions = sorted(function_words("zh") & costs.keys())
    words = corpus.zh.vocabulary + functions
    chosen = [k for k in range(len(words)) if k >= len(known) or known[k]]
    chosen.sort(key=words.__getitem__)
    present = np.flatnonzero(np.bincount(table.en, minlength=len(corpus.en.vocabulary)))
    english = sorted(present.tolist(), key=corpus.en.vocabulary.__getitem__)
    renumbered = np.zeros(len(corpus.en.vocabulary), np.int64)
    renumbered[english] = np.arange(len(english))
    row = np.full(len(words), -1, np.int64)
    row[chosen] = np.arange(len(chosen))
    order = np.lexsort((renumbered[table.en], row[table.zh]))
    silent = np.ones(len(functions))
    arrays: dict[str, Any] = {
        "zh": _blob([words[k] for k in chosen]),
        "en": _blob([corpus.en.vocabulary[k] for k in english]),
        "zh_cost": np.array([min(255, round(costs.get(words[k], UNKNOWN_COST) / COST_STEP)) for k in chosen], np.uint8),
        "links": np.bincount(row[table.zh], minlength=len(chosen)).astype(np.uint16),
        "target": renumbered[table.en][order].astype(np.uint32),
        "forward": _small(table.forward[order]),
        "backward": _small(table.backward[order]),
        "zh_miss": _small(np.concatenate([table.miss[0], silent])[chosen]),
        "zh_chance": _small(np.concatenate([table.chance[0], silent])[chosen]),
        "en_miss": _small(table.miss[1][english]),
        "en_chance": _small(table.chance[1][english]),
    }
    with path.open("wb") as file:
        np.savez(file, **arrays)


def _blob(words: list[str]) -> NDArray[np.uint8]:
    return np.frombuffer("\n".join(words).encode(), np.uint8)


def _small(rates: Floats) -> NDArray[np.uint8]:
    """Return probabilities in steps of 1/255; what is there never becomes nothing."""
    return np.clip(np.round(rates * UNIT), 1, UNIT).astype(np.uint8)
