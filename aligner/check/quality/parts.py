"""The rows of many texts in one array, one text after the other: one step of numpy then serves them all."""

from __future__ import annotations

from dataclasses import dataclass
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

    def first(self, chosen: NDArray[np.bool_]) -> Places:
        """Return the number of each text's first row that is chosen, (texts,); every text has one at least."""
        places = np.flatnonzero(chosen)
        return places[np.searchsorted(places, self.starts)]


@dataclass(frozen=True, slots=True)
class Grid:
    """Every token of one side of each pair against every token of the other side, as cells of a flat array.

    The cells of a token are one after the other, in the order of the other side: ``cells`` has one part a token.
    ``others`` (cells,) is the number of the other side's token. ``turned`` (cells,) is where each cell of the grid that
    is seen from the other side stands in this one.
    """

    cells: Parts
    others: Places
    turned: Places


def grids(zh: Parts, en: Parts) -> tuple[Grid, Grid]:
    """Return the grid of the pairs' tokens as the Chinese sees it, and as the English does."""
    sides = []
    for own, other in ((zh, en), (en, zh)):
        cells = Parts(other.counts[own.owners])
        shift = other.starts[own.owners] - cells.starts
        sides.append((cells, np.arange(len(cells.owners)) + np.repeat(shift, cells.counts), own))
    turned = []
    for (cells, _, own), (back, others, other) in (sides, sides[::-1]):
        turned.append(cells.starts[others] + back.owners - other.starts[own.owners[others]])
    return Grid(*sides[0][:2], turned[0]), Grid(*sides[1][:2], turned[1])
