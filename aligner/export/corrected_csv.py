"""corrected.csv under a name of the user's own, or the safe rows of it alone."""

from __future__ import annotations

import os

from aligner.export.content import chosen_rows
from aligner.export.csv_table import CORRECTED, write_csv
from aligner.result import Result


def write_corrected(result: Result, path: str | os.PathLike[str], min_confidence: float | None = None) -> None:
    """Write the corrected bilingual table (utf-8-sig)."""
    write_csv(chosen_rows(result, min_confidence), path, CORRECTED)
