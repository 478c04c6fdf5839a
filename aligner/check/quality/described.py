"""What is known of each token of a pair besides its vector: its words' support, how usual it is, what it looks like."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from aligner.check.quality.meaning import Tokens
from aligner.check.quality.model import Fluency
from aligner.check.quality.parts import Parts, Places

if TYPE_CHECKING:
    from aligner.check.support.words import WordSupport

Array = NDArray[np.floating[Any]]
STATES = ("own", "shared", "doublet", "weak", "none")
_STATE = {state: k for k, state in enumerate(STATES)}
_SUPPORT = 4 + len(STATES)
_NOTHING = np.zeros((0, 6))


def support_rows(words: Sequence[WordSupport]) -> Array:
    """Return the support of a side's content words, (n, 6): start, end, evidence, weight, score, place in STATES."""
    if not words:
        return _NOTHING
    starts, ends, scores, evidence, weights, states, _ = zip(*words, strict=True)
    return np.array((starts, ends, evidence, weights, scores, [*map(_STATE.__getitem__, states)]), np.float64).T


def zh_marks(
    texts: Sequence[str], tokens: Tokens, characters: tuple[Array, Parts], support: Sequence[Array | None]
) -> Array:
    """Return the marks of the Chinese tokens of some texts, (n, 14).

    Args:
        texts: the texts.
        tokens: their tokens.
        characters: log p of each of their characters, and whose they are.
        support: ``support_rows`` of each, None where they are not known.
    """
    ground = _Ground(texts, tokens)
    usual, parts = characters
    sums = np.concatenate([[0.0], np.cumsum(usual)])
    ends = np.minimum(tokens.spans, parts.counts[ground.owners, None]) + parts.starts[ground.owners, None]
    out = np.zeros((len(tokens.spans), 5 + _SUPPORT))
    out[:, 0], out[:, 2] = np.log(tokens.weights), ground.place
    out[:, 1] = (sums[ends[:, 1]] - sums[ends[:, 0]]) / np.maximum(ends[:, 1] - ends[:, 0], 1)
    _, out[:, 3], out[:, 4] = ground.looks()
    ground.supported(support, out[:, 5:])
    return out


def en_marks(texts: Sequence[str], tokens: Tokens, fluency: Fluency, support: Sequence[Array | None]) -> Array:
    """Return the marks of the English tokens of some texts, (n, 20), given how usual the words are; as ``zh_marks``."""
    ground = _Ground(texts, tokens)
    word = ground.places(fluency.spans, fluency.found)
    inside = np.flatnonzero(word >= 0)
    at = word[inside] + ground.owners[inside]  # each text before has a row more than it has words: its end
    out = np.zeros((len(tokens.spans), 11 + _SUPPORT))
    out[:, 0], out[:, 1] = np.log(tokens.weights), ground.place
    out[inside, 2] = tokens.spans[inside, 0] == fluency.spans[word[inside], 0]
    usage = (fluency.words[at], fluency.classes[at], fluency.words[at + 1], fluency.classes[at + 1], fluency.alone[at])
    for k, values in enumerate(usage, start=3):
        out[inside, k] = values
    out[:, 8], out[:, 9], out[:, 10] = ground.looks()
    ground.supported(support, out[:, 11:])
    return out


class _Ground:
    """The texts in a row, each with one character more at its end, so that a place in one is a place in all."""

    def __init__(self, texts: Sequence[str], tokens: Tokens) -> None:
        self.owners = tokens.parts.owners
        lengths = np.array([len(text) for text in texts], np.int64)
        self.texts = texts
        self.begin = np.cumsum(lengths + 1) - (lengths + 1)
        self.spans = tokens.spans + self.begin[self.owners, None]
        self.place = tokens.spans[:, 0] / np.maximum(lengths, 1)[self.owners]

    def looks(self) -> tuple[NDArray[np.bool_], ...]:
        """Return for each token whether it begins with a capital, with a digit, and with a sign."""
        text = "".join(f"{text}\0" for text in self.texts).encode("utf-32-le", "surrogatepass")
        codes, at = np.unique(np.frombuffer(text, np.uint32)[self.spans[:, 0]], return_inverse=True)
        signs = [chr(code) for code in codes.tolist()]
        looks = [(c.isupper(), c.isdigit(), not c.isalnum()) for c in signs]
        return tuple(np.array(looks, bool).reshape(-1, 3)[at].T)

    def places(self, spans: Places, parts: Parts) -> Places:
        """Return for each token the last of its text's words that it shares a character with, or -1.

        ``spans`` (m, 2) are the words of each text, in order and not over one another, ``parts`` whose they are.
        """
        if not len(spans):
            return np.full(len(self.spans), -1)
        words = spans + self.begin[parts.owners, None]
        found = np.searchsorted(words[:, 0], self.spans[:, 1], side="left") - 1
        return np.where((found >= 0) & (words[found, 1] > self.spans[:, 0]), found, -1)

    def supported(self, support: Sequence[Array | None], out: Array) -> None:
        """Put down for each token whether it stands in a content word, that word's figures, its state among STATES.

        ``out`` is (n, 9) and zero.
        """
        told = [_NOTHING if rows is None else rows for rows in support]
        rows = np.concatenate(told)
        word = self.places(rows[:, :2].astype(np.int64), Parts([len(one) for one in told]))
        inside = np.flatnonzero(word >= 0)
        rows = rows[word[inside]]
        out[inside, 0] = 1.0
        out[inside, 1:4] = rows[:, 2:5]
        out[inside, 4 + rows[:, 5].astype(np.int64)] = 1.0
