"""Tables of a page: what ruled lines make of it, and rows whose cells stand under one another without any lines."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from aligner.documents.layout.lines import Line, cells
from aligner.documents.layout.page import Rule, Run

NEAR = 3.0
"""Points by which ruled lines that are meant as one may differ."""

LEAST_ROWS = 3
"""Rows without ruled lines that make a table."""


@dataclass
class Table:
    """The runs of each cell, by row and column from 1."""

    top: float
    bottom: float
    cells: dict[tuple[int, int], list[Run]] = field(default_factory=dict)
    edges: tuple[float, ...] = ()

    @property
    def rows(self) -> int:
        """The number of its last row."""
        return max((row for row, _ in self.cells), default=0)

    def row(self, number: int) -> list[str]:
        """Return the texts of a row, each without blanks."""
        return ["".join(r.text for r in runs) for (row, _), runs in sorted(self.cells.items()) if row == number]

    def continues(self, before: Table) -> bool:
        """Tell whether this table, at the top of a page, has the columns of one at the end of the page before."""
        return len(self.edges) == len(before.edges) > 0 and all(
            abs(a - b) < NEAR for a, b in zip(self.edges, before.edges, strict=True)
        )


def ruled(rules: Sequence[Rule], runs: Sequence[Run]) -> tuple[list[Table], list[Run]]:
    """Return the tables that ruled lines enclose, and the runs outside of them.

    A table has at least two columns, and text in two rows or in two cells of one.
    """
    tables: list[Table] = []
    rest = list(runs)
    for group in _connected([rule for rule in rules if max(rule.x1 - rule.x0, rule.y1 - rule.y0) > 2 * NEAR]):
        xs = _edges([x for rule in group if rule.x1 - rule.x0 < NEAR for x in (rule.x0,)])
        ys = _edges([y for rule in group if rule.y1 - rule.y0 < NEAR for y in (rule.y0,)])
        if len(xs) < 2 or len(ys) < 2:
            continue
        left, right = min(rule.x0 for rule in group), max(rule.x1 for rule in group)
        xs = [x for x in xs if left + NEAR < x < right - NEAR]
        table = Table(ys[0], ys[-1], edges=(left, *xs, right))
        inside = [r for r in rest if left <= (r.x0 + r.x1) / 2 <= right and ys[0] <= r.middle <= ys[-1]]
        for run in inside:
            place = bisect_right(ys, run.middle), bisect_right(xs, run.x0 + min(run.size, run.x1 - run.x0) / 2) + 1
            table.cells.setdefault(place, []).append(run)
        if xs and len(table.cells) > 1:
            tables.append(table)
            rest = [run for run in rest if not any(run is other for other in inside)]
    return tables, rest


def _edges(values: list[float]) -> list[float]:
    """Return sorted values, those that are nearly the same once."""
    out: list[float] = []
    for value in sorted(values):
        if not out or value - out[-1] > NEAR:
            out.append(value)
    return out


def _connected(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Group lines that touch: each table of a page by itself."""
    groups: list[tuple[float, float, float, float, list[Rule]]] = []
    for rule in sorted(rules, key=lambda rule: (rule.y0, rule.x0)):
        x0, y0, x1, y1, members = rule.x0, rule.y0, rule.x1, rule.y1, [rule]
        kept = []
        for group in groups:
            if group[0] - NEAR <= x1 and x0 <= group[2] + NEAR and group[1] - NEAR <= y1 and y0 <= group[3] + NEAR:
                x0, y0, x1, y1 = min(x0, group[0]), min(y0, group[1]), max(x1, group[2]), max(y1, group[3])
                members = group[4] + members
            else:
                kept.append(group)
        groups = [*kept, (x0, y0, x1, y1, members)]
    return [group[4] for group in groups]


def unruled(rows: Sequence[Line]) -> list[Line | Table]:
    """Return the lines with each stretch of rows whose cells stand under one another as a table."""
    out: list[Line | Table] = []
    at = 0
    while at < len(rows):
        end = at
        while end < len(rows) and len(cells(rows[end])) > 1 and _under(rows[at], rows[end]):
            end += 1
        if end - at >= LEAST_ROWS:
            out.append(_table(rows[at:end]))
            at = end
        else:
            out.append(rows[at])
            at += 1
    return out


def _under(first: Line, line: Line) -> bool:
    """Tell whether most cells of a line stand under cells of the first, at their left, their middle or their right."""
    above, here = cells(first), cells(line)
    if abs(len(above) - len(here)) > 1:
        return False
    hits = sum(any(_aligned(cell, other) for other in above) for cell in here)
    return hits >= max(2, len(here) - 1)


def _aligned(one: Line, other: Line) -> bool:
    near = one.size
    places = ((line.x0, (line.x0 + line.x1) / 2, line.x1) for line in (one, other))
    return any(abs(a - b) < near for a, b in zip(*places, strict=True))


def _table(rows: Sequence[Line]) -> Table:
    """Give every cell the column of the widest row under which it stands."""
    model = cells(max(rows, key=lambda row: len(cells(row))))
    table = Table(rows[0].top, rows[-1].bottom)
    for number, row in enumerate(rows, start=1):
        for cell in cells(row):
            middle = (cell.x0 + cell.x1) / 2
            column = min(range(len(model)), key=lambda k: abs((model[k].x0 + model[k].x1) / 2 - middle))
            table.cells.setdefault((number, column + 1), []).extend(cell.runs)
    return table
