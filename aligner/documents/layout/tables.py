"""Tables of a page: what ruled lines make of it, and rows whose cells stand under one another without any lines."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from aligner.documents.layout.lines import Line, cells
from aligner.documents.layout.page import Rule, Run
from aligner.words import patterns as re

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

    def room(self, column: int) -> float:
        """Return the width that text may have in a column: its own less the margin that every line of it keeps."""
        if len(self.edges) <= column:
            return max((r.x1 - r.x0 for (_, c), runs in self.cells.items() if c == column for r in runs), default=0.0)
        left, right = self.edges[column - 1], self.edges[column]
        within = [r for (_, c), runs in self.cells.items() if c == column for r in runs]
        margins = [abs(gap) for r in within for gap in (r.x0 - left, right - r.x1)]
        return right - left - 2 * min(margins, default=0.0)

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
        found = _rows(rows, at)
        if len(found) >= LEAST_ROWS:
            out.append(_table(found))
            at += sum(map(len, found))
        else:
            out.append(rows[at])
            at += 1
    return out


def _rows(lines: Sequence[Line], at: int) -> list[list[Line]]:
    """Return the rows of a table that begins with line ``at``: the line of each, and those in which its cells go on."""
    found: list[list[Line]] = []
    for line in lines[at:]:
        if found and _rest(cells(found[0][0]), found[-1], line):
            found[-1].append(line)
        elif len(cells(line)) > 1 and _under(lines[at], line):
            found.append([line])
        else:
            break
    return found


def _rest(head: Sequence[Line], row: Sequence[Line], line: Line) -> bool:
    """Tell whether every cell of a line goes on with a full cell of the row above it; a new row has more cells."""
    here = cells(line)
    if 2 * len(here) > len(head) or line.top - row[-1].bottom > 0.6 * line.size:
        return False
    return all(any(_full(above, cell, head) for above in cells(row[-1])) for cell in here)


def _full(above: Line, cell: Line, head: Sequence[Line]) -> bool:
    """Tell whether the first word of ``cell`` found no room in the cell above it."""
    if not _aligned(above, cell):
        return False
    ends = [other.x0 for other in head if other.x0 > above.x1 - above.size / 2]
    end = min(ends, default=0.0)
    word = re.match(r"[^\s\u2e80-\U0003ffff]+|.", cell.text)
    width = (cell.x1 - cell.x0) / max(len(cell.text), 1) * len(word[0] if word else "")
    return cell.x1 <= end and above.x1 + width + 1.2 * cell.size > end


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


def _table(rows: Sequence[Sequence[Line]]) -> Table:
    """Give every cell the column of the widest row under which it stands."""
    model = cells(max((row[0] for row in rows), key=lambda row: len(cells(row))))
    table = Table(rows[0][0].top, rows[-1][-1].bottom)
    for number, row in enumerate(rows, start=1):
        for cell in (cell for line in row for cell in cells(line)):
            middle = (cell.x0 + cell.x1) / 2
            column = min(range(len(model)), key=lambda k: abs((model[k].x0 + model[k].x1) / 2 - middle))
            table.cells.setdefault((number, column + 1), []).extend(cell.runs)
    return table
