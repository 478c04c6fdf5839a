"""corrections.csv: every edit of a result, one a row, with its rule and the evidence."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterable

from aligner.correct.revision import Revision
from aligner.files.atomic import atomic_write
from aligner.view.corrections import COLUMNS, records
from aligner.view.findings import cell


def write_corrections(revisions: Iterable[Revision], path: str | os.PathLike[str]) -> None:
    """Write the corrections of all pairs, grouped by pair, under a header line (utf-8-sig, whole or not at all)."""
    with atomic_write(path, encoding="utf-8-sig") as file:
        table = csv.writer(file, lineterminator="\r\n")
        table.writerow(COLUMNS)
        table.writerows([cell(value) for value in record] for record in records(revisions))
