"""Cells of tables, out and in: none of them can become a formula, and every one comes back exactly.

The rule: a text cell whose first character that can be seen, after any run of ``'``, is one of ``FORMULA_STARTS`` is
written with one more ``'`` in front. Reading takes one ``'`` off any cell that begins with ``'`` (one or more) and then
such a character. So ``=1+1`` is written ``'=1+1``, ``'=1+1`` is written ``''=1+1``, both come back exactly, and
``'quoted'`` is left alone.
"""

from __future__ import annotations

import csv
import io
import os
import re
from pathlib import Path

from aligner.errors import InputError
from aligner.files.bounded import read_file

# The signs that spreadsheets take for the start of a formula, their full-width forms included (OWASP, "CSV Injection").
FORMULA_STARTS = "=+-@\t\r\n＝＋－＠"
# What is not seen and may be dropped on the way: controls, soft hyphens, no-break and zero-width characters, marks of
# direction and byte order.
_UNSEEN = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\xa0\xad\u061c\u180e\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff"
_START = f"[{_UNSEEN}]*[{re.escape(FORMULA_STARTS)}]"
_GUARDED = re.compile(f"'+{_START}")
_NEEDS_GUARD = re.compile(f"'*{_START}")


def guard(cell: object) -> object:
    """Return the cell as it is written: text that would be a formula with one more ``'`` in front."""
    return f"'{cell}" if isinstance(cell, str) and _NEEDS_GUARD.match(cell) else cell


def unguard(cell: str) -> str:
    """Undo ``guard`` exactly."""
    return cell[1:] if _GUARDED.match(cell) else cell


def read_csv(path: str | os.PathLike[str]) -> list[dict[str, str]]:
    """Read a table that ``write_csv`` wrote: one dictionary of exact texts a row (numbers stay as written).

    Raises:
        InputError: the file cannot be read or is not UTF-8, or a line has more or fewer cells than the header.
    """
    try:
        text = read_file(Path(path)).decode("utf-8-sig")
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
