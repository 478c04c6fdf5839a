"""corrected.csv's table with tabs: the same columns, the same guard against formulas, utf-8-sig."""

from __future__ import annotations

import csv
import os
from typing import Unpack

from aligner.files.atomic import atomic_write
from aligner.files.cells import guard
from aligner.record import Record
from aligner.view.cells import CELLS, CORRECTED, with_cell
from aligner.view.content import Only, chosen_rows


def write_tsv(
    result: Record, path: str | os.PathLike[str], min_confidence: float | None = None, **only: Unpack[Only]
) -> None:
    """Write the rows; a cell with a tab, a quote or a line break is quoted as in CSV."""
    rows = chosen_rows(result, min_confidence, **only)
    columns = with_cell(CORRECTED, rows)
    with atomic_write(path, encoding="utf-8-sig") as file:
        table = csv.writer(file, delimiter="\t", lineterminator="\r\n")
        table.writerow(columns)
        table.writerows([guard(CELLS[name](row)) for name in columns] for row in rows)
