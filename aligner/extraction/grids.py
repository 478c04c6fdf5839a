"""Tables of a document as rows of cells: lines whose cells are parted by tabs or bars, or blocks that are cells.

The plain form of a table is one line a row, its cells joined by tabs; ``|`` between cells and Markdown's rule below
the head are read as well. A reader that knows cells says so in ``Block.cell`` (table, row, column, from 1).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from aligner.types import Document
from aligner.words import patterns as re

_RULE = re.compile(r"[|\s:\-—–+=]+")
_BARS = re.compile(r"(?<!\\)[|｜│]")
_HEAD = re.compile(r"序\s*号|编号|指标.{0,6}|.{0,6}名称|类别|No\.?|.{0,12}\bindicators?", re.IGNORECASE)
_FEWEST = 3
"""Cells of a row: what has fewer is a line with a tab in it, not a table."""
_LONGEST_GROUP = 30


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's text without white space at its ends, at ``start:end`` of the document; (-1, -1) outside of one."""

    text: str
    start: int = -1
    end: int = -1


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its cells, and where it stands in the cleaned text."""

    cells: tuple[Cell, ...]
    start: int = -1
    end: int = -1


@dataclass(frozen=True, slots=True)
class Grid:
    """A table, head first, and the lines right above it (its caption), the nearest last."""

    rows: tuple[Row, ...]
    above: tuple[str, ...] = ()

    @property
    def span(self) -> tuple[int, int]:
        """Return where the table stands in the cleaned text."""
        return self.rows[0].start, self.rows[-1].end


def grids(document: Document) -> list[Grid]:
    """Return the tables of a document, in order."""
    celled = [block for block in document.blocks if getattr(block, "cell", ())]
    if celled:
        return _of_blocks(document, celled)
    return list(_of_lines(document.text))


def grid_of(rows: Sequence[Sequence[str]]) -> Grid:
    """Return a table that was passed as rows of texts; its cells have no place in a document."""
    return Grid(tuple(Row(tuple(Cell(str(text).strip()) for text in row)) for row in rows))


def _of_lines(text: str) -> Iterator[Grid]:
    """Yield the runs of neighbouring lines that are rows."""
    rows: list[Row] = []
    above: list[str] = []
    at = 0
    lines = text.split("\n")
    for k, line in enumerate(lines):
        row = _row(line, at)
        after = next((text for text in lines[k + 1 : k + 3] if text.strip()), "")
        following = _row(after, 0)
        if rows and not line.strip() and following:
            at += len(line) + 1  # Markdown is read with a blank line after each row
            continue
        grouped = row is None and rows and following and _goes_on(rows[0], following)
        if grouped and 0 < len(line.strip()) <= _LONGEST_GROUP and "。" not in line:
            row = Row((_cell(line, at),), at, at + len(line))  # 一、经济发展 over the rows below
        if row is not None:
            if not _RULE.fullmatch(line):
                rows.append(row)
        else:
            if len(rows) > 1:
                yield Grid(tuple(rows), tuple(above[-2:]))
            if rows or line.strip():
                above = [] if rows else [*above[-2:], line.strip()]
            rows = []
        at += len(line) + 1
    if len(rows) > 1:
        yield Grid(tuple(rows), tuple(above[-2:]))


def _goes_on(head: Row, row: Row) -> bool:
    """Say whether a row behind a line between rows is of the same table: as wide, and no head of its own."""
    return len(head.cells) == len(row.cells) and not _HEAD.fullmatch(row.cells[0].text)


def _row(line: str, at: int) -> Row | None:
    """Return a line as a row, None where it is none; ``at`` is where it begins."""
    if line.count("\t") + 1 >= _FEWEST:
        cuts = [m.span() for m in re.finditer("\t", line)]
        begin, stop = 0, len(line)
    elif len(cuts := [m.span() for m in _BARS.finditer(line)]) >= _FEWEST - 1:
        begin, stop = 0, len(line)
        if not line[: cuts[0][0]].strip():
            begin, cuts = cuts[0][1], cuts[1:]
        if cuts and not line[cuts[-1][1] :].strip():
            stop, cuts = cuts[-1][0], cuts[:-1]
    else:
        return None
    edges = [begin, *(edge for cut in cuts for edge in cut), stop]
    cells = tuple(_cell(line[a:b], at + a) for a, b in zip(edges[::2], edges[1::2], strict=True))
    lead = len(line) - len(line.lstrip())
    return Row(cells, at + lead, at + len(line.rstrip())) if len(cells) >= _FEWEST else None


def _cell(text: str, at: int) -> Cell:
    """Return a cell without the white space at its ends."""
    start = at + len(text) - len(text.lstrip())
    return Cell(text.strip(), start, start + len(text.strip()))


def _of_blocks(document: Document, celled: Sequence[object]) -> list[Grid]:
    """Return the tables whose cells are blocks; what a cell spreads over several blocks is joined by a blank."""
    tables: dict[int, dict[int, dict[int, Cell]]] = {}
    for block in celled:
        table, row, column = block.cell  # type: ignore[attr-defined]
        found = _cell(document.text[block.start : block.end], block.start)  # type: ignore[attr-defined]
        cells = tables.setdefault(table, {}).setdefault(row, {})
        before = cells.get(column)
        cells[column] = Cell(f"{before.text} {found.text}", before.start, found.end) if before else found
    grids_ = []
    for table in tables.values():
        width = max(max(row) for row in table.values())
        rows = []
        for _, found_row in sorted(table.items()):
            filled = [found_row[k] for k in sorted(found_row)]
            row = tuple(found_row.get(k, Cell("")) for k in range(1, width + 1))
            rows.append(Row(row, min(c.start for c in filled), max(c.end for c in filled)))
        if len(rows) > 1 and width >= _FEWEST:
            lines = [line.strip() for line in document.text[: rows[0].start].split("\n") if line.strip()]
            grids_.append(Grid(tuple(rows), tuple(lines[-2:])))
    return grids_
