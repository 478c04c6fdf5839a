"""How usual a text is: English words after one another, and Chinese characters, by n-grams of the training texts.

Three small models share one table (``data/fluency.npz``, estimated by ``benchmarks/train_fluency.py``): English words
up to three in a row; classes of English words that stand in like places (Schütze 1995) up to four in a row, which know
what may follow what where the words themselves were never seen together; Chinese characters up to three in a row.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from aligner.check.quality.ngrams import Codes, Floats, Ngrams, hashed
from aligner.errors import InputError
from aligner.shipped import DAMAGED
from aligner.words.fold import fold

SHIPPED = Path(__file__).parents[1] / "data" / "fluency.npz"
WORDS, CLASSES, CHARACTERS = (1, 2, 3), (4, 5, 6, 7), (8, 9, 10)
"""Kinds of sequences in the table, shortest first."""
START, END, NUMBER = "<s>", "</s>", "0"
PAD = 3
"""Items of context before the first word."""
_FLOOR_WORD, _FLOOR_CLASS, _FLOOR_CHARACTER = -17.0, -12.0, -16.0
TOKEN = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)?|\d+(?:[.,]\d+)*|[^\w\s]|[^\W\d_a-zA-Z]+|_+")
# A word without a class of its own gets one by its shape, the first that fits.
_SHAPES = (
    re.compile(r"[^a-z]*"),
    *(re.compile(f".*{ending}") for ending in ("ing", "ed", "ly", "tion", "ment", "ness", "ity", "al", "er", "s")),
)


@dataclass(frozen=True, slots=True)
class Fluency:
    """What an English text's words gain from the words before them, in nats, float64 (n,) with the text's end.

    ``words`` is log p(word | two words before) - log p(word), ``classes`` the same of its class after three classes.
    Negative figures are places where the words do not go together. ``alone`` is log p(word).
    """

    words: Floats
    classes: Floats
    alone: Floats


class FluencyModel:
    """The n-gram models and the classes of English words."""

    def __init__(self, table: Ngrams, words: NDArray[np.uint32], classes: NDArray[np.uint16]) -> None:
        """Take the table, the sorted codes of the words that have a class, and their classes."""
        self._table, self._words, self._classes = table, words, classes

    def english(self, texts: Sequence[str]) -> list[Fluency]:
        """Return the fluency of each text."""
        rows = [np.array([*[word_code(START)] * PAD, *map(word_code, words(t)), word_code(END)]) for t in texts]
        items, at, cuts = _joined(rows)
        classes = self.classes(items)
        gains, usual = [], []
        for codes, kinds, floor in ((items, WORDS, _FLOOR_WORD), (classes, CLASSES, _FLOOR_CLASS)):
            alone = self._table.backed_off(kinds[:1], codes, at, floor)
            gains.append(np.split(self._table.backed_off(kinds, codes, at, floor) - alone, cuts))
            usual.append(alone)
        return [Fluency(*rows) for rows in zip(*gains, np.split(usual[0], cuts), strict=True)]

    def chinese(self, texts: Sequence[str]) -> list[Floats]:
        """Return log p(character | two before it) of each character of each text, float64 (n,)."""
        rows = [np.array([0] * PAD + [ord(c) for c in fold(text)], np.uint64) for text in texts]
        items, at, cuts = _joined(rows)
        return np.split(self._table.backed_off(CHARACTERS, items, at, _FLOOR_CHARACTER), cuts)

    def classes(self, codes: Codes) -> Codes:
        """Return the class of each word; a word without one is its own (its shape's) class."""
        plain = (codes >> np.uint64(8)).astype(np.uint32)
        at = np.minimum(np.searchsorted(self._words, plain), len(self._words) - 1)
        return np.where(self._words[at] == plain, self._classes[at] + np.uint64(256), codes & np.uint64(255))

    @lru_cache(maxsize=65536)  # noqa: B019 - the one model of a process is never let go
    def knows(self, word: str) -> bool:
        """Say whether a lower-case English word was seen in the training texts."""
        found = self._table.look_up(hashed(WORDS[0], [np.array([word_code(word)])]))
        return not bool(np.isnan(found[0]))

    def usual(self, candidates: Sequence[str], score: float) -> bool:
        """Say whether one of some lower-case words is at least as frequent as a log probability."""
        found = self._table.look_up(hashed(WORDS[0], [np.array([word_code(word) for word in candidates])]))
        return bool(np.nanmax(found, initial=-np.inf) >= score)


def words(text: str) -> list[str]:
    """Return the words and signs of an English text in lower case; every number is the same word."""
    return [NUMBER if t[0].isdigit() else t.lower().replace("’", "'") for t in TOKEN.findall(text)]


@lru_cache(maxsize=65536)
def word_code(word: str) -> np.uint64:
    """Return a word's hash, and in its lowest byte what its shape is."""
    shape = next((k for k, pattern in enumerate(_SHAPES) if pattern.fullmatch(word)), len(_SHAPES))
    return np.uint64(crc32(word.encode("utf-8", "surrogatepass")) << 8 | shape)


def _joined(rows: Sequence[Codes]) -> tuple[Codes, NDArray[np.int64], NDArray[np.int64]]:
    """Return all rows in one, the places of what is not padding, and where each row's places end but the last's."""
    lengths = np.array([len(row) for row in rows], np.int64)
    starts = np.cumsum(lengths) - lengths
    at = np.concatenate([np.arange(s + PAD, s + n) for s, n in zip(starts, lengths, strict=True)])
    return np.concatenate(rows).astype(np.uint64), at, np.cumsum(lengths - PAD)[:-1]


@cache
def load_fluency(path: Path = SHIPPED) -> FluencyModel:
    """Read the models, once a process. Raises InputError where the file is missing or damaged."""
    try:
        with np.load(path, allow_pickle=False) as file:
            arrays = {name: file[name] for name in file.files}
        order = np.cumsum(arrays.pop("words"), dtype=np.uint32)
        return FluencyModel(Ngrams.unpacked(arrays), order, arrays["classes"])
    except DAMAGED as error:
        raise InputError(f"The table {path.name} cannot be read ({error}); install aligner again.") from error
