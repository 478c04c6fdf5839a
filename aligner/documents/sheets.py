"""Spreadsheets and text tables as documents: every filled cell is a block that knows its sheet, row and column."""

from __future__ import annotations

from pathlib import Path

from aligner.documents.binary import refuse_binary
from aligner.documents.encoding import decode
from aligner.documents.extraction import Extraction, Writer
from aligner.documents.office import OLE, as_xlsx
from aligner.files.read_delimited import read_delimited
from aligner.files.read_ods import read_ods
from aligner.files.read_xlsx import read_sheets


def read(data: bytes, name: str) -> Extraction:
    """Read an .xlsx, .ods, .xls, .csv or .tsv file, sheet by sheet and row by row.

    Raises InputError for what is damaged or no table.
    """
    writer = Writer()
    encoding = ""
    if data.startswith(OLE):
        data = as_xlsx(data, name)
    if data.startswith(b"PK"):
        spreadsheet = b"opendocument.spreadsheet" in data[:200] or b"content.xml" in data
        sheets = list((read_ods if spreadsheet else read_sheets)(Path(name), data).values())
    else:
        refuse_binary(data, name)
        decoded = decode(data, name)
        encoding = decoded.encoding
        writer.warnings += decoded.warnings
        sheets = [read_delimited(decoded.text, name)]
    for number, rows in enumerate(sheets, start=1):
        for row, cells in enumerate(rows, start=1):
            for column, text in enumerate(cells, start=1):
                writer.write(text)
                writer.close("table", cell=(number, row, column))
    return writer.extraction(encoding)
