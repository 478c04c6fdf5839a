"""What changed between two documents as a table: one target a row."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterable
from fractions import Fraction

from aligner.extraction.compare import Change
from aligner.extraction.plain import number
from aligner.extraction.records import Target
from aligner.files.atomic import atomic_write
from aligner.files.cells import guard
from aligner.view.extraction import amount

COLUMNS = (
    *("kind", "metric", "before", "after", "difference", "deadline_before", "deadline_after", "similarity"),
    *("evidence_before", "evidence_after"),
)


def change_row(change: Change) -> dict[str, str | int | float | None]:
    """Return a change by ``COLUMNS``: amounts in words, the difference in the unit of the later one."""
    before, after = change.before, change.after
    return {
        "kind": change.kind,
        "metric": change.metric,
        "before": amount(before) if before else "",
        "after": amount(after) if after else "",
        "difference": _decimal(change.difference),
        "deadline_before": before.deadline if before else "",
        "deadline_after": after.deadline if after else "",
        "similarity": change.similarity,
        "evidence_before": _evidence(before),
        "evidence_after": _evidence(after),
    }


def write_changes(changes: Iterable[Change], path: str | os.PathLike[str]) -> None:
    """Write every change under a header line (utf-8-sig, whole or not at all)."""
    with atomic_write(path, encoding="utf-8-sig") as file:
        table = csv.writer(file, lineterminator="\r\n")
        table.writerow(COLUMNS)
        for change in changes:
            row = change_row(change)
            table.writerow(["" if row[name] is None else guard(row[name]) for name in COLUMNS])


def _decimal(value: Fraction | None) -> int | float | None:
    """Return a value as a number; one without an end (25000/3) as the nearest that the machine holds."""
    exact = number(value)
    return float(value) if value is not None and isinstance(exact, str) else exact  # type: ignore[return-value]


def _evidence(target: Target | None) -> str:
    """Return the words of a document that a target was read from, Chinese where there is Chinese."""
    return "" if target is None else target.zh_evidence or target.en_evidence
