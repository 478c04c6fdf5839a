"""``Selection``: some rows of a result, chosen by what was found in them, as a notebook shows them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from aligner.check.merge import RANK
from aligner.check.registry import checks as known_checks
from aligner.correct.revision import STATUSES
from aligner.display.frames import pairs_frame
from aligner.display.pair import Pair, pairs
from aligner.errors import UsageError
from aligner.types import Finding, Shown
from aligner.view.rows import rows

if TYPE_CHECKING:
    import pandas as pd

    from aligner.record import Record


@dataclass(frozen=True, slots=True, repr=False)
class Selection(Shown):
    """The rows ``ids`` of a result, in the order in which they are shown; ``wanted`` says by what they were chosen.

    ``checks`` and ``severities`` are those of the findings that are shown.
    """

    result: Record = field(repr=False)
    ids: tuple[int, ...]
    checks: frozenset[str]
    severities: frozenset[str]
    wanted: str = ""

    def shows(self, finding: Finding) -> bool:
        """Say whether a finding is one of those asked for."""
        return finding.check in self.checks and finding.severity in self.severities

    @property
    def pairs(self) -> pd.DataFrame:
        """The rows of ``Result.pairs``, in this order."""
        return pairs_frame(self.result).iloc[[number - 1 for number in self.ids]]

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.ids)

    def __iter__(self) -> Iterator[Pair]:
        """Yield the rows."""
        return pairs(self.result, self.ids)

    def __repr__(self) -> str:
        """Return one line: how many rows, and by what they were chosen."""
        return f"<Selection: {len(self)} of {len(self.result.alignment)} rows{self.wanted and f', {self.wanted}'}>"


def select(
    result: Record,
    check: str | Iterable[str] | None = None,
    worst: int | None = None,
    severity: str | None = None,
    status: str | None = None,
    min_confidence: float | None = None,
) -> Selection:
    """Choose rows of a result; what is None does not matter.

    Args:
        result: where the rows come from.
        check: name or names of checks: rows with such a finding, and these findings alone.
        worst: the so many rows of the lowest quality, the worst first; else the document's order.
        severity: critical, major or minor: rows with a finding at least as grave.
        status: no finding, edited or needs review.
        min_confidence: of the alignment, 0..1.

    Raises:
        UsageError: a check, severity or status that does not exist, or a number of rows below 1.
    """
    checks = [check] if isinstance(check, str) else list(known_checks() if check is None else check)
    for name in checks:
        _known(name, tuple(known_checks()), "check")
    if severity is not None:
        _known(severity, tuple(RANK), "severity")
    if status is not None:
        _known(status, STATUSES, "status")
    if worst is not None and worst < 1:
        raise UsageError(f"worst is a number of rows from 1 on, not {worst}.")
    severities = [name for name in RANK if severity is None or RANK[name] >= RANK[severity]]
    asked: dict[str, object] = {"check": check and ", ".join(checks), "severity": severity, "status": status}
    asked |= {"worst": worst, "min_confidence": min_confidence}
    wanted = ", ".join(f"{name} {value}" for name, value in asked.items() if value is not None)
    every = Selection(result, (), frozenset(checks), frozenset(severities), wanted)
    found = [
        row
        for row in rows(result)
        if (min_confidence is None or row.confidence >= min_confidence)
        and (status is None or row.status == status)
        and ((check is None and severity is None) or any(every.shows(f) for f in row.findings))
    ]
    if worst is not None:
        found = sorted(found, key=lambda row: row.quality)[:worst]
    return Selection(result, tuple(row.id for row in found), every.checks, every.severities, wanted)


def _known(name: str, names: tuple[str, ...], what: str) -> None:
    """Refuse a name that does not exist."""
    if name not in names:
        raise UsageError(f"There is no {what} {name!r}; there are {', '.join(names)}.")
