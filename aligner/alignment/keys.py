"""Shared keys: digits and Latin-letter words that both documents hold, as hashed idf vectors.

Names, acronyms and figures survive translation unchanged in most language pairs, so they are evidence that needs no
model (compare the cognates of Simard, Foster and Isabelle 1992). Only keys that occur on both sides count.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence

import numpy as np

from aligner.alignment.problem import Array
from aligner.alignment.sketch import sketch
from aligner.words import patterns as re

WIDTH, SIGN = 128, 0x10000
STEPS = 1024
KeyFinder = Callable[[str], set[str]]
WORD = re.compile(r"[A-Za-z][A-Za-z0-9+&-]+")
KEY = re.compile(rf"\d+(?:[.,]\d+)*|{WORD.pattern}")


def keys_of(text: str) -> set[str]:
    """Return the keys of one text: numbers without thousands commas, words in lower case."""
    return {k.replace(",", "").lower() for k in KEY.findall(unicodedata.normalize("NFKC", text))}


def words_of(text: str) -> set[str]:
    """Return the Latin-letter words of one text, in lower case."""
    return {w.lower() for w in WORD.findall(text if text.isascii() else unicodedata.normalize("NFKC", text))}


def key_vectors(left: Sequence[frozenset[str]], right: Sequence[frozenset[str]]) -> tuple[Array, Array]:
    """Return float32 (n, k) and (m, k) hashed vectors whose dot products are idf sums of the keys shared.

    ``k`` is 0 when the documents share no key at all.
    """
    df_left, df_right = (Counter(k for keys in side for k in keys) for side in (left, right))
    units = max(len(left), len(right), 2)
    weight = {
        key: float(np.log(1 + units / max(df_left[key], df_right[key])) / np.log(1 + units))
        for key in df_left.keys() & df_right.keys()
    }
    if not weight:
        return np.zeros((len(left), 0), np.float32), np.zeros((len(right), 0), np.float32)
    # A shared key's product is its weight; in whole steps, so that sums are exact in any order.
    roots = {key: round(value**0.5 * STEPS) / STEPS for key, value in weight.items()}
    return sketch(left, roots, WIDTH, SIGN), sketch(right, roots, WIDTH, SIGN)
