"""Reads a text table whatever parts its cells: commas, semicolons, tabs, bars; Excel's ``sep=`` line is understood."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter

from aligner.errors import InputError
from aligner.files.cells import unguard
from aligner.limits import limit

DELIMITERS = "\t;,|"
"""In the order in which they are preferred where two do equally well."""

_LOOKED_AT = 50
_LINE_END = re.compile(r"\r\n|\r|\n")  # not what str.splitlines cuts at: a cell may hold a record separator
_SAID = re.compile(r"\s*[\"']?sep=(.)[\"']?\s*(?:\r\n|\r|\n|$)", re.I)


def read_delimited(text: str, name: str) -> list[list[str]]:
    """Return the cells of a decoded table, row by row, empty rows left out.

    Raises:
        InputError: it is no table (a quotation mark that is never closed, say).
    """
    text = text.removeprefix("\ufeff")
    said = _SAID.match(text)
    text = text[said.end() :] if said else text
    delimiter = said[1] if said else _delimiter(text)
    most = limit("TABLE_COLUMNS")
    before = csv.field_size_limit(len(text) + 1)
    try:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        read = []
        for row in rows:
            if len(row) > most:
                raise InputError(f"{name}, line {rows.line_num}: {len(row):,} cells, where a table may have {most:,}.")
            if any(row):
                read.append([unguard(cell) for cell in row])
        return read
    except csv.Error as error:
        raise InputError(f"{name} is no CSV table ({error}).") from error
    finally:
        csv.field_size_limit(before)


def _delimiter(text: str) -> str:
    """Return the sign that gives most rows the same number of cells, two at least."""
    sample = "\n".join(_LINE_END.split(text, _LOOKED_AT)[:_LOOKED_AT])[:200_000]
    return max(DELIMITERS, key=lambda sign: (_evenness(sample, sign), -DELIMITERS.index(sign)))


def _evenness(sample: str, sign: str) -> float:
    """Return the share of rows with the usual number of cells, 0 where that is one."""
    before = csv.field_size_limit(len(sample) + 1)
    try:
        counts = Counter(len(row) for row in csv.reader(io.StringIO(sample, newline=""), delimiter=sign) if any(row))
    except csv.Error:
        return 0.0
    finally:
        csv.field_size_limit(before)
    if not counts:
        return 0.0
    usual, times = counts.most_common(1)[0]
    return times / sum(counts.values()) if usual > 1 else 0.0
