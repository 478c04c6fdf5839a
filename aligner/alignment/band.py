"""The band of cells that the search visits, and how its cells are numbered.

A cell is a pair of positions (i, j): ``i`` source units and ``j`` target units are behind it. The cells of a band are
numbered row by row; every array over cells has one entry a cell.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from aligner.alignment.problem import Array

BLOCK = 256
"""Rows worked on at a time: bounds memory, and keeps the dense rectangles around the diagonal small."""


@dataclass(slots=True)
class Band:
    """Target positions ``low[i]..high[i]`` (inclusive) that may meet source position ``i``; both never fall."""

    low: Array
    high: Array

    @classmethod
    def full(cls, rows: int, columns: int) -> Band:
        """Return the band that holds every cell of ``rows`` source and ``columns`` target units."""
        return cls(np.zeros(rows + 1, dtype=np.int64), np.full(rows + 1, columns, dtype=np.int64))

    def starts(self) -> Array:
        """Return the number of each row's first cell, and the number of all cells at the end."""
        return np.concatenate([[0], np.cumsum(self.high - self.low + 1)])

    def cells(self, first: int, last: int) -> tuple[Array, Array]:
        """Return the source and target positions of all cells of rows first..last, in order."""
        widths = self.high[first : last + 1] - self.low[first : last + 1] + 1
        rows = np.repeat(np.arange(first, last + 1), widths)
        offsets = np.repeat(np.cumsum(widths) - widths, widths)
        return rows, np.arange(int(widths.sum())) - offsets + np.repeat(self.low[first : last + 1], widths)

    def blocks(self) -> list[tuple[int, int]]:
        """Return the first and last row of each block; row 0 is in the first."""
        rows = len(self.low) - 1
        return [(first, min(rows, first + BLOCK - 1)) for first in range(0, rows + 1, BLOCK)]

    def shifted(self, starts: Array, first: int, last: int, by: list[tuple[int, int]]) -> Array:
        """Return int64 (len(by), cells): the number of cell (i + n, j + m) for every cell (i, j) of the rows.

        What lies outside the band gets the number after the last cell's.
        """
        rows, columns = self.cells(first, last)
        out = np.empty((len(by), len(rows)), dtype=np.int64)
        beyond, reached = int(starts[-1]), len(self.low)
        there: dict[int, tuple[Array, Array, Array]] = {}  # what many shifts share: the row that they lead to
        for k, (n, m) in enumerate(by):
            if n not in there:
                i = rows + n
                inside = (i >= 0) & (i < reached)
                i = np.where(inside, i, 0)
                there[n] = self.low[i], np.where(inside, self.high[i], -1), starts[i] - self.low[i]
            low, high, base = there[n]
            j = columns + m
            out[k] = np.where((j >= low) & (j <= high), base + j, beyond)
        return out
