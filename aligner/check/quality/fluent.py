"""Signals of broken English, and of Chinese that is hard to translate. All are costs, 0 or more but for averages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from math import log1p

import numpy as np

from aligner.check.quality.model import Fluency, load_fluency
from aligner.check.quality.ngrams import Floats

_SMALL = re.compile(r"(?<![\w'’.@/-])[a-z]{4,30}(?![\w@/-])")
_USUAL = -13.0  # log probability from which a word is frequent enough to be what another was meant to be
_MOST = 20  # unknown words of a text that are looked into


def fluency(text: str, english: Fluency, chinese: Floats) -> dict[str, float]:
    """Return the signals of a pair, given its English and how usual its words and the Chinese characters are."""
    return {
        "stiff": -float(english.words.mean()),
        "ungrammatical": -float(english.classes.mean()),
        "class_clashes": log1p(-float(np.minimum(english.classes, 0).sum())),
        "sharp_clashes": log1p(-float(np.minimum(english.classes + 2, 0).sum())),
        "misspelt": log1p(sum(map(misspelt, unknown(text)))),
        "rare_chinese": -float(chinese.mean()) if len(chinese) else 0.0,
    }


def unknown(text: str) -> list[str]:
    """Return the first few lower-case words of an English text that the training texts lack."""
    model = load_fluency()
    found = dict.fromkeys(match[0] for match in _SMALL.finditer(text))
    return list(islice((word for word in found if not model.knows(word)), _MOST))


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
