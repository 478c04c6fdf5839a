"""Two translations side by side as a table: one source sentence a row."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterable

from aligner.check.against import Comparison
from aligner.files.atomic import atomic_write
from aligner.files.cells import guard
from aligner.types import Finding

COLUMNS = (
    "id",
    "zh",
    "en_a",
    "en_b",
    "quality_a",
    "quality_b",
    "difference",
    "penalty_a",
    "penalty_b",
    "only_a",
    "only_b",
    "both",
)


def write_comparison(comparison: Comparison, path: str | os.PathLike[str]) -> None:
    """Write every row under a header line (utf-8-sig, whole or not at all); findings as ``told`` puts them."""
    with atomic_write(path, encoding="utf-8-sig") as file:
        table = csv.writer(file, lineterminator="\r\n")
        table.writerow(COLUMNS)
        for number, row in enumerate(comparison.rows, start=1):
            both = told(pair[0] for pair in row.both)
            cells = (number, row.zh, *row.en, *row.quality, row.difference, *row.penalty, *map(told, row.only), both)
            table.writerow([guard(cell) for cell in cells])


def told(findings: Iterable[Finding]) -> str:
    """Return findings as one text, a line each: ``major term: what is wrong``."""
    return "\n".join(f"{f.severity} {f.check}: {f.message}" for f in findings)
