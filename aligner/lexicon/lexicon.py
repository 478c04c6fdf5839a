"""The lexicon that ships: which English words translate which Chinese ones, and how often none of them is there."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from aligner.errors import InputError
from aligner.lexicon.words import Token, chinese_tokens
from aligner.shipped import DAMAGED
from aligner.words.fold import fold

SHIPPED = Path(__file__).parent / "data" / "lexicon.npz"
COST_STEP = 1 / 12
"""Costs are kept in whole steps of this size."""
_TEXTS = 16384
"""Chinese texts of which the places of words are kept."""
_LONGEST = 500  # characters of such a text
UNIT = 255
"""What a probability of 1 is kept as."""


@dataclass(frozen=True, slots=True)
class Rates:
    """How far a word can be relied on.

    ``miss`` is how often a translation lacks every known rendering of the word, ``chance`` how often an English
    (Chinese) sentence of usual length holds one by accident.
    """

    miss: float
    chance: float


KNOWS_NOTHING = Rates(1.0, 1.0)


_SHARES = [k / UNIT for k in range(UNIT + 1)]


class Lexicon:
    """Links between Chinese and English units (``aligner.lexicon.words``), with probabilities in both directions."""

    def __init__(self, arrays: dict[str, NDArray[np.generic]]) -> None:
        # Both lists are sorted: to look a word up in one takes a microsecond, to make a dictionary of it a fortieth of
        # a second and ten megabytes.
        self._chinese, self._english = _words(arrays["zh"]), _words(arrays["en"])
        steps = (np.arange(int(arrays["zh_cost"].max()) + 1) * COST_STEP).tolist()  # each cost is there once
        costs = map(steps.__getitem__, arrays["zh_cost"].tolist())
        self.costs: dict[str, float] = dict(zip(self._chinese, costs, strict=True))
        self._starts = np.concatenate([[0], np.cumsum(arrays["links"].astype(np.int64))])
        self._arrays = arrays
        self._places = lru_cache(maxsize=_TEXTS)(self._found)
        self._kept: dict[str, dict[str, tuple[float, float]]] = {}
        self._begun: dict[str, tuple[int, frozenset[str]]] = {}
        self._rated: dict[str, dict[str, Rates]] = {"zh": {}, "en": {}}

    def cut(self, zh: str) -> list[Token]:
        """Return the words of a Chinese text in order; numbers and signs are left out."""
        if len(zh) > _LONGEST:
            return chinese_tokens(zh, self.costs)
        folded = fold(zh)
        places = iter(self._places(folded))
        new = tuple.__new__  # what Token() calls in the end, at half of the time
        return [new(Token, (folded[start:end], start, end)) for start, end in zip(places, places, strict=True)]

    def _found(self, folded: str) -> array[int]:
        """Return the starts and ends of the words in turn: they take far less than the words themselves."""
        return array("H", [at for token in chinese_tokens(folded, self.costs) for at in (token.start, token.end)])

    def links(self, unit: str) -> dict[str, tuple[float, float]]:
        """Return the English units linked with a Chinese one: p(English | Chinese) and p(Chinese | English)."""
        found = self._kept.get(unit)
        if found is None:
            if len(self._kept) > 8192:  # the memory that many documents take stays bounded
                self._kept.clear()
            found = self._kept[unit] = self._read(unit)
        return found

    def beginnings(self, unit: str, letters: int) -> frozenset[str]:
        """Return the first letters of the English units linked with a Chinese one."""
        kept = self._begun.get(unit)
        if kept is None or kept[0] != letters:
            if len(self._begun) > 8192:
                self._begun.clear()
            kept = self._begun[unit] = letters, frozenset([english[:letters] for english in self.links(unit)])
        return kept[1]

    def _read(self, unit: str) -> dict[str, tuple[float, float]]:
        row = _row(self._chinese, unit)
        if row is None:
            return {}
        part = slice(int(self._starts[row]), int(self._starts[row + 1]))
        target, forward, backward = (self._arrays[name][part].tolist() for name in ("target", "forward", "backward"))
        words, shares = self._english, _SHARES
        return {words[k]: (shares[p], shares[q]) for k, p, q in zip(target, forward, backward, strict=True)}

    def zh_rates(self, unit: str) -> Rates:
        """Return the rates of a Chinese unit; one that is not known says nothing."""
        return self._rated["zh"].get(unit) or self._rates("zh", unit, self._chinese)

    def en_rates(self, unit: str) -> Rates:
        """Return the rates of an English unit; one that is not known says nothing."""
        return self._rated["en"].get(unit) or self._rates("en", unit, self._english)

    def _rates(self, side: str, unit: str, words: list[str]) -> Rates:
        row, rated, found = _row(words, unit), self._rated[side], KNOWS_NOTHING
        if row is not None:
            miss, chance = (int(self._arrays[f"{side}_{name}"][row]) / UNIT for name in ("miss", "chance"))
            found = Rates(miss, chance)
        elif len(rated) > 2 * len(words):  # as many units that are not known as there are known ones
            rated.clear()
        rated[unit] = found
        return found


def _words(blob: NDArray[np.generic]) -> list[str]:
    return blob.tobytes().decode("utf-8").split("\n")


def _row(words: list[str], unit: str) -> int | None:
    row = bisect_left(words, unit)
    return row if row < len(words) and words[row] == unit else None


@cache
def load_lexicon(path: Path = SHIPPED) -> Lexicon:
    """Read a lexicon, once a process. Raises InputError where the file is missing or damaged."""
    try:
        with np.load(path, allow_pickle=False) as file:
            return Lexicon({name: file[name] for name in file.files})
    except DAMAGED as error:
        raise InputError(f"The lexicon {path.name} cannot be read ({error}); install aligner again.") from error
