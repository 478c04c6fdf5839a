"""The alignment as CSV for spreadsheets, in which no cell can become a formula (aligner/files/cells.py)."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterable, Sequence
from typing import IO, Any

from aligner.errors import UsageError
from aligner.files.atomic import atomic_write
from aligner.files.cells import guard
from aligner.view.cells import CELLS, COLUMNS
from aligner.view.rows import Row


def write_csv(
    rows: Iterable[Row],
    target: str | os.PathLike[str] | IO[Any],
    columns: Sequence[str] = COLUMNS,
    bom: bool = True,
) -> None:
    """Write the rows under a header line: utf-8 with a BOM to a path (whole or not at all), without one to a stream.

    Args:
        rows: what ``aligner.view.rows.rows`` gives.
        target: a path, or an open stream. One that has a ``buffer`` (standard output) gets UTF-8 bytes there, so that
            the console's own encoding cannot spoil the text.
        columns: names from ``CELLS``.
        bom: False leaves the BOM out of a file on disk too.

    Raises:
        UsageError: an unknown column, or a path that cannot be a file.
    """
    if unknown := [name for name in columns if name not in CELLS]:
        raise UsageError(f"No column is called {unknown[0]!r}: choose from {', '.join(CELLS)}.")
    text = io.StringIO(newline="")
    # Lines end in CR LF (RFC 4180); the writer then also quotes a cell that holds a lone CR or LF.
    table = csv.writer(text, lineterminator="\r\n")
    table.writerow(columns)
    table.writerows([guard(CELLS[name](row)) for name in columns] for row in rows)
    if isinstance(target, str | os.PathLike):
        with atomic_write(target, encoding="utf-8-sig" if bom else "utf-8") as file:
            file.write(text.getvalue())
    elif hasattr(target, "buffer"):
        target.flush()
        target.buffer.write(text.getvalue().encode("utf-8"))
        target.buffer.flush()
    else:
        target.write(text.getvalue())
