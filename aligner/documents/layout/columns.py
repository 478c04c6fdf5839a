"""Two columns of prose on a page are read one after the other, not across."""

from __future__ import annotations

from collections.abc import Sequence

from aligner.documents.layout.lines import Line

LEAST = 6
"""Lines on either side that make a column."""

FULL = 0.7
"""Most lines of a column of prose reach over this share of its width; cells of a table do not."""


def in_columns(rows: Sequence[Line], width: float) -> list[list[Line]]:
    """Return the lines of a page in reading order, as groups: what reaches over the page, left column, right column.

    A group holds lines of one column; where a page has one column there is one group.
    """
    gutter = _gutter(rows, width)
    if gutter is None:
        return [list(rows)] if rows else []
    groups: list[list[Line]] = [[], [], []]
    out: list[list[Line]] = []
    for line in rows:
        crosses = any(run.x0 < gutter < run.x1 for run in line.runs)
        if crosses and (groups[1] or groups[2]):
            out += [group for group in groups if group]
            groups = [[], [], []]
        if crosses:
            groups[0].append(line)
            continue
        for side, wanted in ((1, False), (2, True)):
            inside = [run for run in line.runs if ((run.x0 + run.x1) / 2 > gutter) is wanted]
            if inside:
                groups[side].append(Line(inside))
    return out + [group for group in groups if group]


def _gutter(rows: Sequence[Line], width: float) -> float | None:
    """Return the middle of the blank between two columns of prose, None where there is none."""
    gaps = [
        (left.x1, right.x0)
        for line in rows
        for left, right in zip(line.runs, line.runs[1:], strict=False)
        if right.x0 - left.x1 > 0.9 * line.size and 0.3 * width < (left.x1 + right.x0) / 2 < 0.7 * width
    ]
    if len(gaps) < LEAST:
        return None
    ends, starts = sorted(a for a, _ in gaps), sorted(b for _, b in gaps)
    left, right = ends[int(0.9 * (len(ends) - 1))], starts[int(0.1 * (len(starts) - 1))]
    if right <= left:
        return None
    middle = (left + right) / 2
    apart = [line for line in rows if not any(run.x0 < middle < run.x1 for run in line.runs)]
    sides = [
        [Line(inside) for line in apart if (inside := [r for r in line.runs if ((r.x0 + r.x1) / 2 > middle) is wanted])]
        for wanted in (False, True)
    ]
    return middle if all(_is_prose(side) for side in sides) else None


def _is_prose(side: Sequence[Line]) -> bool:
    """Tell whether lines fill their column."""
    if len(side) < LEAST:
        return False
    x0, x1 = min(line.x0 for line in side), max(line.x1 for line in side)
    filled = [sum(run.x1 - run.x0 for run in line.runs) for line in side]
    return sum(f > FULL * (x1 - x0) for f in filled) > 0.55 * len(side)
