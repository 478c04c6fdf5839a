"""Which row and column of which table a cell of a web page is, cells over several rows and columns counted in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

WIDEST = 1000
"""Columns or rows over which a cell may reach; what asks for more is no table."""


@dataclass
class _Grid:
    number: int
    row: int = 0
    column: int = 0
    taken: set[tuple[int, int]] = field(default_factory=set)


class Grids:
    """Follows the walk through a page: ``enter`` at each table, tr, td and th, ``leave`` at the end of a table."""

    def __init__(self) -> None:
        self._count = 0
        self._open: list[_Grid | None] = []

    def enter(self, element: Any, data: bool) -> tuple[int, ...]:
        """Return table, row and column (from 1) of a cell, () for what is no cell of a table of data."""
        if element.tag == "table":
            self._count += data
            self._open.append(_Grid(self._count) if data else None)
            return ()
        grid = self._open[-1] if self._open else None
        if grid is None:
            return ()
        if element.tag == "tr":
            grid.row, grid.column = grid.row + 1, 0
            return ()
        grid.row = max(grid.row, 1)
        grid.column += 1
        while (grid.row, grid.column) in grid.taken:
            grid.column += 1
        here = grid.number, grid.row, grid.column
        wide, high = (_span(element.get(name)) for name in ("colspan", "rowspan"))
        if high > 1:
            grid.taken |= {(grid.row + k, grid.column + n) for k in range(1, high) for n in range(wide)}
        grid.column += wide - 1
        return here

    def leave(self) -> None:
        """End the innermost table."""
        if self._open:
            self._open.pop()


def _span(text: str | None) -> int:
    text = (text or "").strip()
    return min(max(int(text), 1), WIDEST) if text.isascii() and text.isdecimal() and len(text) < 6 else 1
