"""A table of n-gram scores: short sequences of words, word classes or characters, known by a hash of 30 bits.

The hashes are sorted and kept as their differences, the scores in quarters of a nat (a lossy model as in Talbot and
Osborne 2007): an entry takes under two bytes on disk, and a sequence that is not in the table is mistaken for one that
is in about one of a thousand lookups.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.uint64]
Floats = NDArray[np.float64]

BITS = 30
STEP = 0.25
"""Nats in one step of a stored score."""
BACKOFF = float(np.log(0.4))
"""What a score loses for each word of context that is given up (Brants et al. 2007, "stupid backoff")."""
_FIRST = 16  # bits by which the hashes are parted
_MIX, _FOLD = np.uint64(0x9E3779B97F4A7C15), np.uint64(29)


def hashed(kind: int, columns: Sequence[Codes]) -> NDArray[np.uint32]:
    """Return 30-bit hashes, uint32 (n,), of n sequences: column k holds their k-th items, ``kind`` is what they are."""
    out = np.full(len(columns[0]), kind * 0x51ED270B + 1, np.uint64)
    for column in columns:
        out = (out ^ column) * _MIX
        out ^= out >> _FOLD
    return ((out * _MIX) >> np.uint64(64 - BITS)).astype(np.uint32)


class Ngrams:
    """Scores (logarithms of relative frequencies) of hashed sequences."""

    def __init__(self, keys: NDArray[np.uint32], scores: NDArray[np.uint8]) -> None:
        """Take sorted hashes and, for each, its score in steps below zero."""
        self._keys, self._scores = keys, scores
        # Where the hashes of the same first bits begin: a search among so few takes a quarter of one among all.
        firsts = np.arange((1 << _FIRST) + 1, dtype=np.uint32) << np.uint32(BITS - _FIRST)
        self._begins = np.searchsorted(keys, firsts).astype(np.int32)
        most = int(np.diff(self._begins).max())
        self._halves = [1 << k for k in reversed(range(most.bit_length()))]

    @classmethod
    def unpacked(cls, arrays: dict[str, Any]) -> Ngrams:
        """Return the table from the arrays that ``packed`` gave."""
        gaps = arrays["low"].astype(np.uint32) | arrays["high"].astype(np.uint32) << np.uint32(8)
        return cls(np.cumsum(gaps, dtype=np.uint32), arrays["score"])

    def packed(self) -> dict[str, Any]:
        """Return the table as arrays of bytes that compress well."""
        gaps = np.diff(self._keys, prepend=np.uint32(0))
        if len(gaps) and gaps.max() > 0xFFFF:
            raise ValueError("the table is too sparse to be packed in two bytes an entry")
        return {"low": gaps.astype(np.uint8), "high": (gaps >> 8).astype(np.uint8), "score": self._scores}

    def look_up(self, keys: NDArray[np.uint32]) -> Floats:
        """Return the score of each hash, NaN where the table lacks it."""
        at = self._begins[keys >> np.uint32(BITS - _FIRST)].astype(np.int64)
        for half in self._halves:
            at += half * (self._keys.take(at + (half - 1), mode="clip") < keys)
        found = self._keys.take(at, mode="clip") == keys
        return np.where(found, self._scores.take(at, mode="clip") * -STEP, np.nan)

    def alone(self, kind: int, items: Codes, at: NDArray[np.int64], floor: float) -> Floats:
        """Return log S(item) for the places ``at``; ``floor`` stands for an item that is not known."""
        score = self.look_up(hashed(kind, [items[at]]))
        return np.where(np.isnan(score), floor, score)

    def backed_off(self, kinds: Sequence[int], items: Codes, at: NDArray[np.int64], alone: Floats) -> Floats:
        """Return log S(item | the items before it) for the places ``at``, by the longest known sequence.

        ``kinds`` are the tables of sequences of 1, 2 … items; ``alone`` is what the first of them says. The first
        ``len(kinds) - 1`` items must be padding.
        """
        score = alone
        for n, kind in enumerate(kinds[1:], start=2):
            found = self.look_up(hashed(kind, [items[at - k] for k in range(n - 1, -1, -1)]))
            score = np.where(np.isnan(found), score + BACKOFF, found)
        return score
