"""Runs of a page to lines, and a line's runs to text with raised marks seen for what they are."""

from __future__ import annotations

from bisect import insort
from collections.abc import Sequence
from dataclasses import dataclass, field

from aligner.documents.layout.page import RUN, SPACE, Run
from aligner.documents.raised import raised

SMALL = 0.9
"""A run of less than this share of its line's size, and higher than the line's middle, is raised."""

SMALLER = 0.75
"""A run of less than this share of a line's size belongs to it only where it stands next to its text."""

MARK, LIFT = 4, 0.2
"""Characters of a raised run in the size of its line at most, and the share of the size by which it is higher."""

WIDE = 0.9
"""A gap of more than this share of the size parts two cells of a row."""

GAP = 0.28
"""The same between Chinese characters where the file has a blank: (教育部 财政部)."""

Part = tuple[str, str]
"""Text, and the rule under which it is dropped ("" where it stays)."""


@dataclass
class Line:
    """Runs beside one another, from left to right."""

    runs: list[Run] = field(default_factory=list)

    @property
    def x0(self) -> float:
        """Its left end."""
        return self.runs[0].x0

    @property
    def x1(self) -> float:
        """Its right end."""
        return max(run.x1 for run in self.runs)

    @property
    def top(self) -> float:
        """Where its highest character begins."""
        return min(run.top for run in self.runs)

    @property
    def bottom(self) -> float:
        """Where its lowest character ends."""
        return max(run.bottom for run in self.runs)

    @property
    def size(self) -> float:
        """The size of most of its text."""
        return max(self.runs, key=lambda run: (len(run.text), run.size)).size

    @property
    def text(self) -> str:
        """Its text, raised marks included."""
        return "".join(text for text, _ in parts(self.runs))


def lines(runs: Sequence[Run]) -> list[Line]:
    """Group the runs of a page or of a cell to lines, from top to bottom: large ones first, marks join them."""
    found: list[tuple[float, int, Line]] = []
    order = {id(run): number for number, run in enumerate(runs)}
    for number, run in enumerate(sorted(runs, key=lambda run: -run.size)):
        near = [entry for entry in found if abs(entry[0] - run.middle) < 0.5 * max(entry[2].runs[0].size, run.size)]
        if near and any(run.size < SMALLER * entry[2].runs[0].size for entry in near):
            near = [entry for entry in near if run.size >= SMALLER * entry[2].runs[0].size or _beside(entry[2], run)]
        if near:
            min(near, key=lambda entry: abs(entry[0] - run.middle))[2].runs.append(run)
        else:
            insort(found, (run.middle, number, Line([run])))
    for _, _, line in found:
        line.runs.sort(key=lambda run: (round(run.x0, 1), order[id(run)]))
    return [line for _, _, line in found]


def _beside(line: Line, run: Run) -> bool:
    """Tell whether a run stands next to one of a line: a mark does, the text of another column does not."""
    return any(max(run.x0 - other.x1, other.x0 - run.x1) < 0.5 * run.size for other in line.runs)


def cells(line: Line) -> list[Line]:
    """Part a line at wide gaps, except where single characters stand at even distances: a letter-spaced word."""
    out: list[Line] = []
    singles = sum(len(run.text) == 1 for run in line.runs) >= max(2, len(line.runs) - 1)
    for run in line.runs:
        gap = run.x0 - out[-1].x1 if out else 0.0
        if not out or (gap > WIDE * max(run.size, out[-1].runs[-1].size) and not singles):
            out.append(Line([run]))
        else:
            out[-1].runs.append(run)
    return out


def _lifted(run: Run, before: Run) -> bool:
    """Tell whether a short run of the size of the one before it stands clearly higher, right behind it."""
    size = before.size
    near = abs(run.x0 - before.x1) < RUN * size and len(run.text) <= MARK and sum(map(str.isdigit, run.text)) < 3
    return near and run.size > SMALL * size and LIFT * size < before.middle - run.middle < 0.5 * size


def parts(runs: Sequence[Run]) -> list[Part]:
    """Return the text of neighbouring runs, blanks between them included."""
    out: list[Part] = []
    size = max((run.size for run in runs if len(run.text) > 1), default=max((run.size for run in runs), default=0.0))
    middle = max((run.middle for run in runs if run.size >= SMALL * size), default=0.0)
    before: Run | None = None
    for run in runs:
        text, rule = run.text, ""
        close = before is not None and run.x0 - before.x1 < 2 * size
        small = close and run.size < SMALL * size and run.middle < middle - 0.06 * size
        if before is not None and (small or _lifted(run, before)):
            text, rule = raised("".join(text for text, dropped in out if not dropped)[-16:], run.text)
        elif before is not None:
            gap = run.x0 - before.x1
            latin = run.text[0] < "\u2e80" and before.text[-1] < "\u2e80"
            larger = max(run.size, before.size)
            if gap > (SPACE if latin else GAP if run.spaced else RUN) * larger or (latin and run.spaced):
                out.append((" ", ""))
        out.append((text, rule))
        before = run
    return out
