"""Reads pairs that were aligned elsewhere: tables with two columns of text, TMX, and XLIFF with its kin."""

from __future__ import annotations

from pathlib import Path

from aligner.bitext.table import table_pairs
from aligner.bitext.tmx import tmx_pairs
from aligner.bitext.xliff import xliff_pairs
from aligner.errors import InputError
from aligner.files.bounded import read_file
from aligner.files.read_delimited import read_delimited
from aligner.files.read_ods import read_ods
from aligner.files.read_xlsx import read_sheets
from aligner.types import PairText

XLIFF = (".xlf", ".xliff", ".sdlxliff", ".mqxliff", ".mxliff")
DOCUMENTS = (".docx", ".docm", ".doc", ".wps", ".rtf", ".odt", ".pdf", ".ofd")


def _read_xls(path: Path, data: bytes) -> dict[str, list[list[str]]]:
    from aligner.documents.office import as_xlsx

    return read_sheets(path, as_xlsx(data, str(path)))


BOOKS = {".xlsx": read_sheets, ".xlsm": read_sheets, ".ods": read_ods, ".xls": _read_xls}


def read_pairs(path: Path) -> list[PairText]:
    """Return the pairs of a file, in order.

    A table (CSV and its kin, XLSX, ODS: the first sheet that has them) has columns named zh and en (or en_corrected),
    or just two columns, of which the one with Chinese is the Chinese one; titles above it are passed over, score and
    confidence are read where they are there. In TMX the variants in Chinese and English count, in XLIFF (1.2, 2.x,
    .sdlxliff, .mqxliff) source and target of each segment.

    Raises:
        InputError: the file cannot be read, or holds no pair of Chinese and English.
    """
    try:
        data = read_file(path)
    except OSError as error:
        raise InputError(f"{path} cannot be read ({error.strerror}): check the name.") from error
    suffix = path.suffix.lower()
    if suffix in DOCUMENTS:
        raise InputError(f"{path} is a document, not a file of pairs: run `aligner run ZH EN -o OUT`, and give OUT.")
    if suffix == ".tmx":
        pairs = tmx_pairs(data, str(path))
    elif suffix in XLIFF:
        pairs = xliff_pairs(data, str(path))
    elif suffix in BOOKS:
        pairs = _sheet_pairs(BOOKS[suffix](path, data), str(path))
    else:
        from aligner.documents.encoding import decode

        pairs = table_pairs(read_delimited(decode(data, str(path)).text, str(path)), str(path))
    if not any(pair.zh.strip() and pair.en.strip() for pair in pairs):
        raise InputError(f"{path} holds no pair: give a table with the columns zh and en, or a TMX file of both.")
    return pairs


def _sheet_pairs(sheets: dict[str, list[list[str]]], name: str) -> list[PairText]:
    """Return the pairs of the first sheet that has any; the first sheet says why where none has."""
    refused: InputError | None = None
    for rows in sheets.values():
        try:
            pairs = table_pairs(rows, name)
        except InputError as error:
            refused = refused or error
            continue
        if any(pair.zh.strip() and pair.en.strip() for pair in pairs):
            return pairs
    if refused:
        raise refused
    return []
