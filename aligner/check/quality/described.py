"""What is known of each token of a pair besides its vector: its words' support, how usual it is, what it looks like."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from aligner.check.quality.model import TOKEN, Fluency

if TYPE_CHECKING:
    from aligner.check.support.words import WordSupport
    from aligner.embed.protocol import TokenVectors
    from aligner.types import PairText

Array = NDArray[np.floating[Any]]
STATES = ("own", "shared", "doublet", "weak", "none")
_SUPPORT = 4 + len(STATES)


def described(
    pair: PairText,
    tokens: tuple[TokenVectors, TokenVectors],
    usage: tuple[Array, Fluency],
    support: tuple[Array | None, Array | None],
) -> tuple[list[Array], list[Array]]:
    """Return the unit vectors (n, dim) and the marks of the tokens of the Chinese and of the English.

    Args:
        pair: the texts.
        tokens: their tokens.
        usage: log p of each Chinese character, and how usual the English words are.
        support: ``support_rows`` of each side, None where they are not known.
    """
    vectors: list[Array] = [side.vectors / side.weights[:, None] for side in tokens]
    zh = zh_marks(pair.zh, tokens[0], usage[0], support[0])
    return vectors, [zh, en_marks(pair.en, tokens[1], usage[1], support[1])]


def support_rows(words: Sequence[WordSupport]) -> Array:
    """Return the support of a side's content words, (n, 6): start, end, evidence, weight, score, place in STATES."""
    rows = [(w.start, w.end, w.evidence, w.weight, w.score, STATES.index(w.state)) for w in words]
    return np.array(rows, np.float64).reshape(-1, 6)


def zh_marks(text: str, tokens: TokenVectors, characters: Array, support: Array | None) -> Array:
    """Return the marks of the Chinese tokens, (n, 14), given log p of each character and ``support_rows``."""
    spans = _spans(tokens)
    sums = np.concatenate([[0.0], np.cumsum(characters)])
    ends = np.minimum(spans, len(characters))
    usual = (sums[ends[:, 1]] - sums[ends[:, 0]]) / np.maximum(ends[:, 1] - ends[:, 0], 1)
    looks = [(c.isdigit(), not c.isalnum()) for c in (text[start : start + 1] for start, _ in tokens.spans)]
    out = np.zeros((len(spans), 5 + _SUPPORT))
    out[:, 0], out[:, 1], out[:, 2] = np.log(tokens.weights), usual, spans[:, 0] / max(len(text), 1)
    out[:, 3:5] = np.array(looks, np.float64).reshape(-1, 2)
    _supported(spans, support, out[:, 5:])
    return out


def en_marks(text: str, tokens: TokenVectors, fluency: Fluency, support: Array | None) -> Array:
    """Return the marks of the English tokens, (n, 20), given how usual the words are and ``support_rows``."""
    spans = _spans(tokens)
    places = np.array([match.span() for match in TOKEN.finditer(text)], np.int64).reshape(-1, 2)
    word = _places(spans, places)
    after = np.minimum(word + 1, len(fluency.words) - 1)
    first = (word >= 0) & (spans[:, 0] == places[word, 0]) if len(places) else np.zeros(len(spans))
    looks = [
        (c.isupper(), c.isdigit(), not c.isalnum()) for c in (text[start : start + 1] for start, _ in tokens.spans)
    ]
    out = np.zeros((len(spans), 11 + _SUPPORT))
    out[:, 0], out[:, 1], out[:, 2] = np.log(tokens.weights), spans[:, 0] / max(len(text), 1), first
    usage = (fluency.words[word], fluency.classes[word], fluency.words[after], fluency.classes[after])
    for k, values in enumerate((*usage, fluency.alone[word]), start=3):
        out[:, k] = np.where(word >= 0, values, 0.0)
    out[:, 8:11] = np.array(looks, np.float64).reshape(-1, 3)
    _supported(spans, support, out[:, 11:])
    return out


def _spans(tokens: TokenVectors) -> NDArray[np.int64]:
    return np.array(tokens.spans, np.int64).reshape(-1, 2)


def _places(spans: NDArray[np.int64], words: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return for each token the last of the words (in order, not over one another) that it shares a character with."""
    if not len(words):
        return np.full(len(spans), -1)
    found = np.searchsorted(words[:, 0], spans[:, 1], side="left") - 1
    return np.where((found >= 0) & (words[found, 1] > spans[:, 0]), found, -1)


def _supported(spans: NDArray[np.int64], support: Array | None, out: Array) -> None:
    """Put down for each token whether it stands in a content word, that word's figures, its state among STATES.

    ``out`` is (n, 9) and zero.
    """
    if support is not None and len(support):
        word = _places(spans, support[:, :2].astype(np.int64))
        inside = np.flatnonzero(word >= 0)
        rows = support[word[inside]]
        out[inside, 0] = 1.0
        out[inside, 1:4] = rows[:, 2:5]
        out[inside, 4 + rows[:, 5].astype(np.int64)] = 1.0
