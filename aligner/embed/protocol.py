"""What every encoder offers to the rooms that use vectors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class TokenVectors:
    """The tokens of one text: where they stand, what they mean and how much they weigh.

    ``spans`` holds (start, end) offsets in code points into the text as given; ``vectors`` is float32 (n, d), not
    normalised; ``weights`` is float32 (n,), the length of each vector, which is its share in the sentence vector.
    """

    spans: list[tuple[int, int]]
    vectors: FloatArray
    weights: FloatArray

    def __len__(self) -> int:
        """Return the number of tokens."""
        return len(self.spans)


@runtime_checkable
class Encoder(Protocol):
    """Turns sentences into vectors whose dot product is their similarity."""

    name: str
    dim: int

    @property
    def hash(self) -> str:
        """Sixteen hexadecimal digits that change whenever the model's files do, for signatures and caches."""
        ...

    def encode(self, texts: list[str]) -> FloatArray:
        """Return float32 (n, dim): unit rows, and an all-zero row for a text without a known token."""
        ...


@runtime_checkable
class SumEncoder(Encoder, Protocol):
    """An encoder whose sentence vectors add up: a run of sentences is the sum of its sentences."""

    def encode_sums(self, texts: list[str]) -> tuple[FloatArray, FloatArray]:
        """Return the sums of the token vectors, float32 (n, dim), and the sums of the token weights, float32 (n,)."""
        ...

    def tokens(self, text: str) -> TokenVectors:
        """Return the tokens of one text with their vectors, offsets and weights."""
        ...


def unit_rows(rows: FloatArray) -> FloatArray:
    """Return the rows divided by their Euclidean length; rows of length zero stay zero."""
    lengths = np.sqrt(np.einsum("ij,ij->i", rows, rows, dtype=np.float64))
    lengths[lengths == 0] = 1.0
    out: FloatArray = (rows / lengths[:, None]).astype(np.float32)
    return out
