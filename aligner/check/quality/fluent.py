"""Signals of broken English, and of Chinese that is hard to translate. All are costs, 0 or more but for averages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain, islice
from math import log1p

import numpy as np

from aligner.check.quality.model import Fluency, load_fluency
from aligner.check.quality.ngrams import Floats
from aligner.check.quality.parts import Parts
from aligner.words import patterns as re

_SMALL = re.compile(r"(?<![\w'’.@/-])[a-z]{4,30}(?![\w@/-])")
_USUAL = -13.0  # log probability from which a word is frequent enough to be what another was meant to be
_MOST = 20  # unknown words of a text that are looked into


def fluency(texts: Sequence[str], english: Fluency, chinese: tuple[Floats, Parts]) -> dict[str, list[float]]:
    """Return the signals of pairs, given their English and how usual its words and the Chinese characters are."""
    means, sums = english.parts.means, english.parts.sums
    found = {
        "stiff": -means(english.words),
        "ungrammatical": -means(english.classes),
        "class_clashes": np.log1p(-sums(np.minimum(english.classes, 0))),
        "sharp_clashes": np.log1p(-sums(np.minimum(english.classes + 2, 0))),
        "rare_chinese": -chinese[1].means(chinese[0]),
    }
    misspellings = [log1p(sum(map(misspelt, row))) for row in unknown(texts)]
    return {name: values.tolist() for name, values in found.items()} | {"misspelt": misspellings}


def unknown(texts: Sequence[str]) -> list[list[str]]:
    """Return the first few lower-case words of each English text that the training texts lack."""
    found = [dict.fromkeys(_SMALL.findall(text)) for text in texts]
    known = load_fluency().known(set(chain.from_iterable(found)))
    return [list(islice((word for word in row if word not in known), _MOST)) for row in found]


@lru_cache(maxsize=8192)
def misspelt(word: str) -> bool:
    """Say whether a word is one slip away from a frequent one (Damerau 1964)."""
    return load_fluency().usual(list(slips(word)), _USUAL)


def slips(word: str) -> Iterator[str]:
    """Yield what a word becomes when one letter after the first is left out, added, changed or put before the last."""
    for k in range(1, len(word) + 1):
        head, tail = word[:k], word[k:]
        for letter in "abcdefghijklmnopqrstuvwxyz":
            yield head + letter + tail
            yield head + letter + tail[1:]
        yield head + tail[1:]
        yield head + tail[1:2] + tail[:1] + tail[2:]
