"""Measures an encoder: retrieval accuracy in both directions, speed and size."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from aligner.embed.protocol import Encoder, FloatArray
from aligner.errors import InputError

_BLOCK = 2048  # rows of the similarity matrix held at a time


@dataclass(frozen=True, slots=True)
class Retrieval:
    """How often a sentence's nearest neighbour on the other side is its translation.

    ``cosine`` and ``margin`` are means of both directions; margin is the ratio of the cosine to the mean of both
    sentences' four best cosines (Artetxe and Schwenk 2019).
    """

    pairs: int
    zh_en: float
    en_zh: float
    margin: float
    per_second: float

    @property
    def cosine(self) -> float:
        """Accuracy by cosine, mean of both directions."""
        return (self.zh_en + self.en_zh) / 2


def read_sentence_pairs(path: Path) -> tuple[list[str], list[str]]:
    """Read a file of zh TAB en lines. Raises InputError naming the first line that is not a pair."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path} cannot be read ({error}); a UTF-8 file of Chinese TAB English is needed.") from error
    pairs = [line.split("\t") for line in lines if line.strip()]
    bad = next((i for i, cells in enumerate(pairs, 1) if len(cells) < 2), None)
    if bad or not pairs:
        raise InputError(f"{path}, line {bad or 1}: Chinese, a tab and English are needed.")
    return [cells[0] for cells in pairs], [cells[1] for cells in pairs]


def retrieval(encoder: Encoder, zh: list[str], en: list[str], neighbours: int = 4) -> Retrieval:
    """Score an encoder on sentence pairs; the time counts encoding alone."""
    start = time.perf_counter()
    a, b = encoder.encode(zh), encoder.encode(en)
    seconds = time.perf_counter() - start
    k = min(neighbours, len(zh))
    near_a, best_a = _best(a, b, k, None)
    near_b, best_b = _best(b, a, k, None)
    _, margin_a = _best(a, b, k, (near_a, near_b))
    _, margin_b = _best(b, a, k, (near_b, near_a))
    right = np.arange(len(zh))
    hits = [float((best == right).mean()) for best in (best_a, best_b, margin_a, margin_b)]
    return Retrieval(len(zh), hits[0], hits[1], (hits[2] + hits[3]) / 2, 2 * len(zh) / max(seconds, 1e-9))


def _best(
    a: FloatArray, b: FloatArray, k: int, near: tuple[FloatArray, FloatArray] | None
) -> tuple[FloatArray, FloatArray]:
    """Return each row's mean of its ``k`` best cosines, and its nearest row in ``b`` (by margin, given ``near``)."""
    means, nearest = [], []
    for at in range(0, len(a), _BLOCK):
        similarity = a[at : at + _BLOCK] @ b.T
        means.append(np.partition(similarity, -k, axis=1)[:, -k:].mean(axis=1))
        if near is not None:
            similarity = similarity / np.maximum((near[0][at : at + _BLOCK, None] + near[1][None, :]) / 2, 1e-6)
        nearest.append(similarity.argmax(axis=1))
    return np.concatenate(means), np.concatenate(nearest)


def size_on_disk(folder: Path) -> int:
    """Return the bytes of a model folder's files."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
