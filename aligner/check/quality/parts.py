"""The rows of many texts in one array, one text after the other: one step of numpy then serves them all."""

from __future__ import annotations

from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.floating[Any]]
Places = NDArray[np.int64]


class Parts:
    """Which rows of an array are which text's: ``counts`` (texts,) says how many each has, in order.

    ``starts`` and ``ends`` (texts,) are where its rows begin and end; ``owners`` (rows,) is the text of each row.
    """

    def __init__(self, counts: Places | list[int]) -> None:
        """Take the number of rows of each text, 0 where it has none."""
        self.counts: Places = np.asarray(counts, np.int64)
        self.ends: Places = np.cumsum(self.counts)
        self.starts: Places = self.ends - self.counts

    def __len__(self) -> int:
        """Return the number of texts."""
        return len(self.counts)

    @cached_property
    def owners(self) -> Places:
        """The text of each row, (rows,)."""
        return np.repeat(np.arange(len(self.counts)), self.counts)

    @property
    def slices(self) -> list[slice]:
        """The rows of each text."""
        return list(map(slice, self.starts.tolist(), self.ends.tolist()))

    def sums(self, values: Array) -> Array:
        """Return the sum of each text's rows, float64 (texts, …); 0 where it has none."""
        out = np.zeros((len(self), *values.shape[1:]))
        some = self.counts > 0
        if some.any():
            out[some] = np.add.reduceat(values, self.starts[some], axis=0, dtype=np.float64)
        return out

    def means(self, values: Array) -> Array:
        """Return the mean of each text's rows, float64 (texts,); 0 where it has none."""
        return self.sums(values) / np.maximum(self.counts, 1)

    def most(self, values: Array) -> Array:
        """Return the highest of each text's rows, (texts,); every text has one at least."""
        out: Array = np.maximum.reduceat(values, self.starts) if len(self) else values[:0]
        return out
