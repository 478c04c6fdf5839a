"""findings.csv: every finding of a result, one a row, in which no cell can become a formula."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterable

from aligner.files.atomic import atomic_write
from aligner.types import Finding
from aligner.view.findings import COLUMNS, cell, records


def write_findings(findings: Iterable[Iterable[Finding]], path: str | os.PathLike[str]) -> None:
    """Write the findings of all pairs, grouped by pair, under a header line (utf-8-sig, whole or not at all)."""
    with atomic_write(path, encoding="utf-8-sig") as file:
        table = csv.writer(file, lineterminator="\r\n")
        table.writerow(COLUMNS)
        table.writerows([cell(value) for value in record] for record in records(findings))
