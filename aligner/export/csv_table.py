"""The alignment as CSV for spreadsheets, in which no cell of a document can become a formula.

The rule: a text cell whose first character, after any run of ``'``, is one of ``FORMULA_STARTS`` is written with one
more ``'`` in front. Reading takes one ``'`` off any cell that begins with ``'`` (one or more) and then such a
character. So ``=1+1`` is written ``'=1+1``, ``'=1+1`` is written ``''=1+1``, both come back exactly, and ``'quoted'``
is left alone.
"""

from __future__ import annotations

import csv
import io
import os
import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import IO, Any

from aligner.errors import InputError, UsageError
from aligner.files.atomic import atomic_write
from aligner.view.rows import Row, Side

# The signs that spreadsheets take for the start of a formula, their full-width forms included (OWASP, "CSV Injection").
FORMULA_STARTS = "=+-@\t\r\n＝＋－＠"
_GUARDED = re.compile(f"'+[{re.escape(FORMULA_STARTS)}]")
_NEEDS_GUARD = re.compile(f"'*[{re.escape(FORMULA_STARTS)}]")

COLUMNS = ("id", "type", "score", "confidence", "zh", "en")
CORRECTED = (
    "id",
    "document",
    "zh",
    "en_machine",
    "en_corrected",
    "status",
    "quality",
    "score",
    "confidence",
    "type",
    "findings",
    "note",
)
"""The columns of corrected.csv; ``note`` is left to the reader."""


def _numbers(side: Side) -> str:
    """Show segment numbers as users count them, from 1."""
    return " ".join(str(i + 1) for i in side.segments)


CELLS: dict[str, Callable[[Row], object]] = {
    "id": lambda row: row.id,
    "key": lambda row: row.key,
    "type": lambda row: row.type,
    "score": lambda row: row.score,
    "confidence": lambda row: row.confidence,
    "zh": lambda row: row.zh,
    "en": lambda row: row.en,
    "document": lambda row: row.document,
    "en_machine": lambda row: row.en,
    "en_corrected": lambda row: row.en_corrected,
    "status": lambda row: row.status,
    "quality": lambda row: row.quality,
    "findings": lambda row: row.findings_text,
    "note": lambda row: row.note,
    "moved": lambda row: int(row.moved),
    "zh_segments": lambda row: _numbers(row.source),
    "en_segments": lambda row: _numbers(row.target),
}


def guard(cell: object) -> object:
    """Return the cell as it is written: text that would be a formula with one more ``'`` in front."""
    return f"'{cell}" if isinstance(cell, str) and _NEEDS_GUARD.match(cell) else cell


def unguard(cell: str) -> str:
    """Undo ``guard`` exactly."""
    return cell[1:] if _GUARDED.match(cell) else cell


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


def read_csv(path: str | os.PathLike[str]) -> list[dict[str, str]]:
    """Read a table that ``write_csv`` wrote: one dictionary of exact texts a row (numbers stay as written).

    Raises:
        InputError: the file cannot be read or is not UTF-8, or a line has more or fewer cells than the header.
    """
    try:
        text = Path(path).read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise InputError(f"{path} cannot be read ({error.strerror}): check the name.") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path} is not UTF-8: save it as “CSV UTF-8” and try again.") from error
    lines = csv.reader(io.StringIO(text, newline=""), strict=True)
    limit = csv.field_size_limit(len(text) + 1)  # a cell may be as long as a document that is one enormous line
    try:
        header = next(lines, [])
        table = []
        for number, cells in enumerate(lines, start=1):
            if len(cells) != len(header):
                raise InputError(f"{path}, row {number}: {len(cells)} cells where the header has {len(header)}.")
            table.append(dict(zip(header, map(unguard, cells), strict=True)))
    except csv.Error as error:
        raise InputError(f"{path}, line {lines.line_num}: not a CSV table ({error}).") from error
    finally:
        csv.field_size_limit(limit)
    return table
