"""What was found once and is asked again: kept by what it was found from, and never more of it than fits a document.

A check that reads nothing but its pair finds the same in the same pair, whatever stands around it. So a pair that no
edit has touched costs nothing when a document is checked again.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from itertools import islice
from typing import Any, TypeVar

from aligner.terms import Termbase

V = TypeVar("V")
MOST = 1 << 15
"""Entries of one kind, or twice the pairs of a longer document; the oldest quarter goes first."""
LONGEST = 2000
"""Characters of a pair that is kept: longer ones are rare, and would fill the memory."""


class Memo:
    """A table of at most ``most`` entries."""

    def __init__(self, most: int = MOST) -> None:
        """Begin empty."""
        self.most = most
        self._kept: dict[Hashable, Any] = {}

    def get(self, key: Hashable, make: Callable[[], V]) -> V:
        """Return what is kept under a key; it is made where nothing is."""
        if key in self._kept:
            kept: V = self._kept[key]
            return kept
        made = make()
        if len(self._kept) >= self.most:  # many at a time: to look for one behind those that are gone takes ever longer
            self._kept = dict(islice(self._kept.items(), len(self._kept) - self.most * 3 // 4, None))
        self._kept[key] = made
        return made


def memo_of(termbase: Termbase, name: str, pairs: int = 0) -> Memo:
    """Return the table of one kind that goes with a termbase, and lasts as long as it.

    Where an entry is small, ``pairs`` is the size of the document: the table then holds it twice, with its corrections.
    """
    memos = termbase.memos
    if name not in memos:
        memos[name] = Memo()
    made: Memo = memos[name]
    if pairs:
        made.most = max(MOST, 2 * pairs)
    return made
