"""How usual a text is: English words after one another, and Chinese characters, by n-grams of the training texts.

Three small models share one table (``data/fluency.npz``, estimated by ``benchmarks/train_fluency.py``): English words
up to three in a row; classes of English words that stand in like places (Schütze 1995) up to four in a row, which know
what may follow what where the words themselves were never seen together; Chinese characters up to three in a row.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain
from pathlib import Path
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from aligner.check.quality.ngrams import Codes, Floats, Ngrams, hashed
from aligner.check.quality.parts import Parts, Places
from aligner.errors import InputError
from aligner.shipped import DAMAGED
from aligner.words import patterns as re
from aligner.words.fold import fold

SHIPPED = Path(__file__).parents[1] / "data" / "fluency.npz"
WORDS, CLASSES, CHARACTERS = (1, 2, 3), (4, 5, 6, 7), (8, 9, 10)
"""Kinds of sequences in the table, shortest first."""
START, END, NUMBER = "<s>", "</s>", "0"
PAD = 3
"""Items of context before the first word."""
_FLOOR_WORD, _FLOOR_CLASS, _FLOOR_CHARACTER = -17.0, -12.0, -16.0
TOKEN = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)?|\d+(?:[.,]\d+)*|[^\w\s]|[^\W\d_a-zA-Z]+|_+")
_SMALL = re.compile("[a-z]")
# A word without a class of its own gets one by its shape: the first ending that fits; 0 has no small letters.
_ENDINGS = ("ing", "ed", "ly", "tion", "ment", "ness", "ity", "al", "er", "s")


@dataclass(frozen=True, slots=True)
class Fluency:
    """What an English text's words gain from the words before them, in nats, float64 (n,) with the text's end.

    ``words`` is log p(word | two words before) - log p(word), ``classes`` the same of its class after three classes.
    Negative figures are places where the words do not go together. ``alone`` is log p(word). The rows of all texts
    stand one after the other (``parts``); ``spans`` int64 (m, 2) is where each word stands in its text (``found``).
    """

    words: Floats
    classes: Floats
    alone: Floats
    parts: Parts
    spans: Places
    found: Parts


class FluencyModel:
    """The n-gram models and the classes of English words."""

    def __init__(self, table: Ngrams, words: NDArray[np.uint32], classes: NDArray[np.uint16]) -> None:
        """Take the table, the sorted codes of the words that have a class, and their classes."""
        self._table, self._words, self._classes = table, words, classes

    def english(self, texts: Sequence[str]) -> Fluency:
        """Return the fluency of some texts."""
        found = [list(TOKEN.finditer(text)) for text in texts]
        start, end = word_code(START), word_code(END)
        codes = [[*[start] * PAD, *(_token_code(match[0]) for match in row), end] for row in found]
        items, at, parts = _joined(codes)
        classes = self.classes(items)
        gains, usual = [], []
        for sequence, kinds, floor in ((items, WORDS, _FLOOR_WORD), (classes, CLASSES, _FLOOR_CLASS)):
            alone = self._table.alone(kinds[0], sequence, at, floor)
            gains.append(self._table.backed_off(kinds, sequence, at, alone) - alone)
            usual.append(alone)
        places = np.array([match.span() for row in found for match in row], np.int64).reshape(-1, 2)
        return Fluency(gains[0], gains[1], usual[0], parts, places, Parts([len(row) for row in found]))

    def chinese(self, texts: Sequence[str]) -> tuple[Floats, Parts]:
        """Return log p(character | two before it) of each character of the texts, float64 (n,), and whose they are."""
        items, at, parts = _joined([[*[0] * PAD, *map(ord, fold(text))] for text in texts])
        alone = self._table.alone(CHARACTERS[0], items, at, _FLOOR_CHARACTER)
        return self._table.backed_off(CHARACTERS, items, at, alone), parts

    def classes(self, codes: Codes) -> Codes:
        """Return the class of each word; a word without one is its own (its shape's) class."""
        plain = (codes >> np.uint64(8)).astype(np.uint32)
        at = np.minimum(np.searchsorted(self._words, plain), len(self._words) - 1)
        return np.where(self._words[at] == plain, self._classes[at] + np.uint64(256), codes & np.uint64(255))

    def known(self, words: Iterable[str]) -> set[str]:
        """Return those of some lower-case English words that were seen in the training texts."""
        asked = list(words)
        found = self._table.look_up(hashed(WORDS[0], [np.array([word_code(word) for word in asked], np.uint64)]))
        return {word for word, score in zip(asked, found, strict=True) if not np.isnan(score)}

    def usual(self, candidates: Sequence[str], score: float) -> bool:
        """Say whether one of some lower-case words is at least as frequent as a log probability."""
        found = self._table.look_up(hashed(WORDS[0], [np.array([_code(word) for word in candidates], np.uint64)]))
        return bool(np.nanmax(found, initial=-np.inf) >= score)


def words(text: str) -> list[str]:
    """Return the words and signs of an English text in lower case; every number is the same word."""
    return [_word(token) for token in TOKEN.findall(text)]


def _word(token: str) -> str:
    return NUMBER if token[0].isdigit() else token.lower().replace("’", "'")


@lru_cache(maxsize=65536)
def word_code(word: str) -> int:
    """Return a word's hash, and in its lowest byte what its shape is."""
    return _code(word)


def _code(word: str) -> int:
    return crc32(word.encode("utf-8", "surrogatepass")) << 8 | _shape(word)


def _shape(word: str) -> int:
    if word.endswith(_ENDINGS):
        return next(k for k, ending in enumerate(_ENDINGS, start=1) if word.endswith(ending))
    return len(_ENDINGS) + 1 if _SMALL.search(word) else 0


@lru_cache(maxsize=65536)
def _token_code(token: str) -> int:
    """Return the code of a word as it stands in a text."""
    return word_code(_word(token))


def _joined(rows: Sequence[Sequence[int]]) -> tuple[Codes, Places, Parts]:
    """Return all rows in one, the places of what is not padding, and whose those places are."""
    parts = Parts([len(row) - PAD for row in rows])
    items = np.fromiter(chain.from_iterable(rows), np.uint64)
    return items, np.arange(len(parts.owners)) + PAD * (parts.owners + 1), parts


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
