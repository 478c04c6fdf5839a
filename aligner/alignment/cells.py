"""Cell beside cell: where a table of one document has the rows and columns of one of the other, its cells are pairs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from aligner.alignment.anchors import Anchor
from aligner.spans import Span
from aligner.types import Document, Segment
from aligner.words import patterns as re

SHARED = 0.9
"""Share of the places of two tables that hold text in both: below it they are aligned as any text."""

AGREEING = 0.6
"""Share of the cells with figures that have the same ones: below it two tables of one shape are not the same."""

_FIGURES = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True)
class _Table:
    cells: dict[tuple[int, ...], Span]
    figures: dict[tuple[int, ...], str]


def cell_anchors(
    documents: tuple[Document, Document], segments: Sequence[tuple[Segment, ...]], taken: Sequence[Anchor] = ()
) -> list[Anchor]:
    """Return an anchor for each pair of cells of tables that belong together, in document order.

    Tables are matched in order, by the places of their cells and the figures in them. A cell of several sentences in
    both languages is left to the aligner, between its neighbours; so is what an anchor of ``taken`` touches.
    """
    sides = _tables(documents[0]), _tables(documents[1])
    starts = [[s.start for s in side] for side in segments]
    out: list[Anchor] = []
    for i, j in _matched(*sides):
        left, right = sides[0][i].cells, sides[1][j].cells
        for place in sorted(left.keys() & right.keys()):
            spans = left[place], right[place]
            many = [sum(a <= at < b for at in side) for (a, b), side in zip(spans, starts, strict=True)]
            free = not any(_touches(left[place], a.source) or _touches(right[place], a.target) for a in taken)
            if free and min(many) == 1 and max(many) <= 3:
                name = f"row {place[0]}, column {place[1]} of table {i + 1}"
                out.append(Anchor(left[place], right[place], name))
    return _in_order(out)


def _tables(document: Document) -> list[_Table]:
    """Return the tables of a document: what span of its text each cell has."""
    found: dict[int, dict[tuple[int, ...], Span]] = {}
    for block in document.blocks:
        if len(block.cell) == 3 and document.text[block.start : block.end].strip():
            cells = found.setdefault(block.cell[0], {})
            start, end = cells.get(block.cell[1:], (block.start, block.end))
            cells[block.cell[1:]] = min(start, block.start), max(end, block.end)
    return [_Table(cells, {p: _figures(document.text[a:b]) for p, (a, b) in cells.items()}) for cells in found.values()]


def _figures(text: str) -> str:
    return " ".join(figure.replace(",", "") for figure in _FIGURES.findall(text))


def _alike(one: _Table, other: _Table) -> float:
    """Return how far two tables are one, from 0 to 1; 0 where their shape or their figures differ."""
    shared = one.cells.keys() & other.cells.keys()
    share = len(shared) / len(one.cells.keys() | other.cells.keys())
    if share < SHARED or len(shared) < 4:
        return 0.0
    figured = [place for place in shared if one.figures[place] or other.figures[place]]
    same = sum(one.figures[place] == other.figures[place] for place in figured)
    agreeing = same / len(figured) if figured else 1.0
    return share * agreeing if agreeing >= AGREEING else 0.0


def _matched(left: Sequence[_Table], right: Sequence[_Table]) -> list[tuple[int, int]]:
    """Return the pairs of tables, in order, that are most alike in all."""
    best = [[0.0] * (len(right) + 1) for _ in range(len(left) + 1)]
    alike = [[_alike(one, other) for other in right] for one in left]
    for i in reversed(range(len(left))):
        for j in reversed(range(len(right))):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], best[i + 1][j + 1] + alike[i][j])
    out, i, j = [], 0, 0
    while i < len(left) and j < len(right):
        if alike[i][j] and best[i][j] == best[i + 1][j + 1] + alike[i][j]:
            out.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return out


def _touches(span: Span, other: Span | None) -> bool:
    return other is not None and span[0] < other[1] and other[0] < span[1]


def _in_order(anchors: list[Anchor]) -> list[Anchor]:
    """Return the anchors if they stand in one order in both documents, else none: a table read by columns, say."""
    spans = sorted((a.source, a.target) for a in anchors if a.source and a.target)
    ordered = all(a[0][1] <= b[0][0] and a[1][1] <= b[1][0] for a, b in pairwise(spans))
    return anchors if ordered else []
