"""Edited tables: CSV with commas, semicolons or tabs, with or without a BOM, and workbooks."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from pathlib import Path

from aligner.errors import InputError
from aligner.files.bounded import read_file
from aligner.files.cells import unguard
from aligner.review.edited.row import EditedRow
from aligner.view.cells import CELLS, CORRECTED

_CUT = re.compile(r" …\[cut here: [\d,]+ more characters in alignment\.jsonl\]$")
_QUOTED = re.compile(r'"(?:[^"]|"")*"')
_NEEDED = ("en_corrected",)
_OURS = {*CORRECTED, *CELLS}


def read(path: Path) -> list[EditedRow]:
    """Return the rows of a table with the columns of corrected.csv; other columns are left alone, order is free.

    Raises:
        InputError: the table lacks its header line.
    """
    table = _workbook(path) if path.suffix.lower() == ".xlsx" else _csv(path)
    head = [name.strip().lower() for name in table[0]] if table else []
    if any(name not in head for name in _NEEDED) or not {"key", "zh"} & set(head):
        raise InputError(
            f"{path} has no columns key and en_corrected in its first line: give corrected.csv or an export, edited."
        )
    rows = []
    for number, cells in enumerate(table[1:], start=2):
        said = {name: cell for name, cell in zip(head, cells, strict=False) if name}
        if any(cell.strip() for cell in cells):
            rows.append(_row(f"{path.name}, row {number}", said, set(head)))
    return _unguarded(rows) if path.suffix.lower() == ".xlsx" else rows


def _unguarded(rows: list[EditedRow]) -> list[EditedRow]:
    """Return the rows of a workbook; one that was made of our CSV file still has its guards against formulas.

    That is seen from rows that nobody edited: their bases fit the texts without the guards alone.
    """
    plain = [row.unguarded() for row in rows]
    pairs = zip(rows, plain, strict=True)
    return plain if any(row.base and row.edited and not bare.edited for row, bare in pairs) else rows


def _row(where: str, said: dict[str, str], head: set[str]) -> EditedRow:
    """Return what one line says; a text that was cut for Excel says nothing."""
    texts = {name: said.get(name, "") if name in head else None for name in ("zh", "en_corrected", "status", "note")}
    texts |= {name: None for name, text in texts.items() if text is not None and _CUT.search(text)}
    return EditedRow(
        where,
        said.get("key", "").strip(),
        said.get("base", "").strip(),
        said.get("id", "").strip(),
        texts["zh"],
        texts["en_corrected"],
        texts["status"],
        texts["note"],
        said.get("en_machine"),
        any(cell.strip() for name, cell in said.items() if name not in _OURS),
    )


def _csv(path: Path) -> list[list[str]]:
    """Return the cells of a CSV file, whatever a spreadsheet made of its separator and encoding."""
    from aligner.documents.encoding import decode

    text = decode(read_file(path), str(path)).text.removeprefix("\ufeff")
    if text.lower().startswith("sep="):
        text = text.partition("\n")[2]
    limit = csv.field_size_limit(len(text) + 1)
    try:
        lines = csv.reader(io.StringIO(text, newline=""), delimiter=separator(text), strict=True)
        return [[unguard(cell) for cell in cells] for cells in lines]
    except csv.Error as error:
        raise InputError(f"{path} is no CSV table ({error}): save it again.") from error
    finally:
        csv.field_size_limit(limit)


def separator(text: str) -> str:
    """Return the sign that separates the names in the first line: a comma, a semicolon or a tab."""
    head = _QUOTED.sub("", text.partition("\n")[0])
    counts = Counter({sign: head.count(sign) for sign in (",", ";", "\t")})
    return counts.most_common(1)[0][0]


def _workbook(path: Path) -> list[list[str]]:
    from aligner.files.read_xlsx import read_xlsx

    return read_xlsx(path, read_file(path))
