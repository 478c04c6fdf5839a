"""corrected.csv under a name of the user's own, or the safe rows of it alone."""

from __future__ import annotations

import os
from typing import IO, Any, Unpack

from aligner.export.csv_table import write_csv
from aligner.record import Record
from aligner.view.cells import CORRECTED, with_cell
from aligner.view.content import Only, chosen_rows


def write_corrected(
    result: Record,
    target: str | os.PathLike[str] | IO[Any],
    min_confidence: float | None = None,
    **only: Unpack[Only],
) -> None:
    """Write the corrected bilingual table to a path (utf-8-sig) or an open stream (utf-8)."""
    rows = chosen_rows(result, min_confidence, **only)
    write_csv(rows, target, with_cell(CORRECTED, rows))
