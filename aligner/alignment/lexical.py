"""Vectors without a model: what two languages spell alike.

For pairs of languages that the encoder does not know: names, figures and cognates (Simard, Foster and Isabelle 1992),
as hashed character sequences that both documents hold. The vectors add up over runs, so the search is the same as with
an encoder. A word translation table learned from the beads (IBM model 1, as in Moore 2002) was tried on top and did
not help at the size of one document: strict F1 0.85 against 0.86 without it on the German-French development set.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence

import numpy as np

from aligner.alignment.problem import Array
from aligner.alignment.sketch import sketch
from aligner.words import patterns as re

WIDTH, SIGN = 512, 0x800000
"""Dimensions, and the bit of the sign; collisions of hashed features cost little at this size."""
GRAM = 4
WORD = re.compile(r"[^\W_]+")


def lexical_sums(source: Sequence[str], target: Sequence[str]) -> tuple[Array, Array]:
    """Return float32 (n, WIDTH) and (m, WIDTH): idf vectors of the character sequences that both documents hold."""
    grams = tuple([grams_of(text) for text in side] for side in (source, target))
    df = tuple(Counter(gram for unit in side for gram in unit) for side in grams)
    units = max(len(source), len(target), 2)
    weight = {g: float(np.log(1 + units / max(df[0][g], df[1][g]))) ** 2 for g in df[0].keys() & df[1].keys()}
    return sketch(grams[0], weight, WIDTH, SIGN), sketch(grams[1], weight, WIDTH, SIGN)


def grams_of(text: str) -> set[str]:
    """Return the padded words of a text, in lower case and without accents, and their character sequences."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    padded = [f"<{word}>" for word in WORD.findall("".join(c for c in plain if not unicodedata.combining(c)))]
    return {word[k : k + GRAM] for word in padded for k in range(len(word) - GRAM + 1)} | set(padded)
