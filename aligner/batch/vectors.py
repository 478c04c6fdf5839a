"""What tells one document from others: its sentences' vectors, their sum, and its numbers and names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import log
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from aligner.embed import Encoder
from aligner.embed.protocol import FloatArray
from aligner.inputs import cut, read
from aligner.languages import known_keys
from aligner.options import Options

LANGUAGES = ("zh", "en")


@dataclass(frozen=True, slots=True)
class Profile:
    """One file and what tells it from others.

    ``vectors`` are unit rows, float16 (sentences, d); ``shares`` of each sentence in the document's length, float32,
    sum to 1; ``keys`` its numbers and names; ``length`` in characters.
    """

    path: Path
    vectors: NDArray[np.float16]
    shares: FloatArray
    keys: frozenset[str]
    length: int

    def mean(self) -> FloatArray:
        """Return the mean of the sentences by their shares, float32 (d,)."""
        summed: FloatArray = self.shares @ self.vectors.astype(np.float32)
        return summed


def profile(path: Path, side: int, encoder: Encoder) -> Profile:
    """Read a document of side 0 (Chinese) or 1 (English); raises InputError for what is none."""
    options = Options()
    document = read(path, options, side)
    texts = [s.text for s in cut(document, options, side, as_list=False) if s.text]
    vectors = encoder.encode(texts)
    lengths = np.array([len(text) for text in texts], np.float32)
    keys = frozenset(key for text in texts for key in known_keys(text, LANGUAGES[side]))
    return Profile(path, vectors.astype(np.float16), lengths / lengths.sum(), keys, len(document.text))


def centred(profiles: Sequence[Profile]) -> FloatArray:
    """Return the documents' unit vectors, float32 (n, d), without what all of the side have in common."""
    means = np.stack([p.mean() for p in profiles])
    if len(means) > 2:
        means = means - means.mean(axis=0)
    lengths: FloatArray = np.maximum(np.linalg.norm(means, axis=1, keepdims=True), 1e-9)
    return means / lengths


def best_matches(a: Profile, b: Profile) -> float:
    """Return how well each sentence's best match on the other side fits, both ways, by length: -1..1.

    This is BiMax (2025): as good as optimal transport between documents, at a hundredth of its time.
    """
    scores = a.vectors.astype(np.float32) @ b.vectors.astype(np.float32).T
    return float(scores.max(axis=1) @ a.shares + scores.max(axis=0) @ b.shares) / 2


def rarity(profiles: Sequence[Profile]) -> dict[str, float]:
    """Return what sharing a number or name is worth: much where few documents of either side have it."""
    counts = Counter(key for p in profiles for key in p.keys)
    return {key: log(1 + len(profiles) / count) - log(2) for key, count in counts.items()}


def shared(a: Profile, b: Profile, worth: dict[str, float]) -> float:
    """Return the share of two documents' numbers and names that both have, by rarity: 0..1."""
    both = sum(worth[key] for key in a.keys & b.keys)
    either = sum(worth[key] for key in a.keys | b.keys)
    return both / either if either else 0.0
