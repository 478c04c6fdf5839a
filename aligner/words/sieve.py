"""Which of many patterns may match in a text: told by the pairs of characters in it, looked at once for all of them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from operator import add

from aligner.words.needed import needed


@lru_cache(maxsize=16)
def pairs_of(text: str) -> frozenset[str]:
    """Return every two characters that stand side by side in a text; several tables look at one text in turn."""
    return frozenset(map(add, text, text[1:]))


class Sieve:
    """Patterns by the first two characters of the strings of which every match needs one.

    Of a table of hundreds of set phrases most sentences may hold two or three; to ask each of the others for its
    strings takes ten times as long as this. Letter case counts.
    """

    def __init__(self, sources: Sequence[str]) -> None:
        self._by_pair: dict[str, list[int]] = {}
        self._always: list[int] = []
        for number, source in enumerate(sources):
            strings = needed(source)
            if not strings or min(map(len, strings)) < 2:
                self._always.append(number)
                continue
            for pair in {string[:2] for string in strings}:
                self._by_pair.setdefault(pair, []).append(number)
        self._pairs = frozenset(self._by_pair)

    def passed(self, text: str) -> list[int]:
        """Return the numbers of the patterns that may match in a text, in order."""
        have = self._pairs & pairs_of(text)
        if not have:
            return self._always
        return sorted({*self._always, *(number for pair in have for number in self._by_pair[pair])})
