"""Reads the first sheet of a workbook (ECMA-376) exactly as it was typed: texts, and numbers as they are written.

Excel writes a character that XML cannot hold as ``_x0001_``, and a text that looks like that as ``_x005F_x0001_``;
common readers undo only half of it. Formulas count as what they last showed.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, ParseError

from aligner.errors import InputError
from aligner.files.xml_bytes import utf8_xml

MAX_TOTAL = 400 * 2**20
MAX_COLUMNS = 1_000
# What zipfile, zlib, ElementTree and the lines below raise on a damaged file; what defusedxml refuses is a ValueError.
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    ParseError,
    LookupError,
    ValueError,
    OSError,
    EOFError,
    RuntimeError,
    StopIteration,
)
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_COLUMN = re.compile("[A-Z]+")


def read_xlsx(path: Path, data: bytes) -> list[list[str]]:
    """Return the rows of the first sheet that hold anything, each as long as the longest.

    Raises:
        InputError: it is no workbook, is damaged, or would be too large unpacked.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if (size := sum(member.file_size for member in archive.infolist())) > MAX_TOTAL:
                raise InputError(f"{path} would be {size // 2**20:,} MB unpacked: save the pairs as CSV.")
            shared = [_text(item) for item in _children(_part(archive, "xl/sharedStrings.xml"), "si")]
            rows = list(_rows(_part(archive, _first_sheet(archive)), shared))
    except BROKEN as error:
        raise InputError(f"{path} is no workbook that can be read: save it as .xlsx again, or as CSV UTF-8.") from error
    width = max((len(row) for row in rows), default=0)
    return [row + [""] * (width - len(row)) for row in rows if any(row)]


def _part(archive: zipfile.ZipFile, name: str) -> Any:
    """Parse one part; an empty element where there is no such part."""
    from defusedxml.ElementTree import fromstring

    return (
        fromstring(utf8_xml(archive.read(name), name), forbid_dtd=True)
        if name in archive.namelist()
        else Element("none")
    )


def _first_sheet(archive: zipfile.ZipFile) -> str:
    """Return the name of the part that holds the first sheet."""
    sheet = next(e for e in _part(archive, "xl/workbook.xml").iter() if _local(e) == "sheet")
    wanted = next(value for key, value in sheet.attrib.items() if key.endswith("}id"))
    relations = _part(archive, "xl/_rels/workbook.xml.rels")
    target = {r.get("Id"): r.get("Target") for r in relations}[wanted]
    return posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")


def _rows(sheet: Any, shared: list[str]) -> Iterator[list[str]]:
    """Yield the cells of each row, empty texts for those that are left out."""
    for row in sheet.iter():
        if _local(row) != "row":
            continue
        cells: list[str] = []
        for cell in _children(row, "c"):
            place = _column(cell.get("r")) if cell.get("r") else len(cells)
            cells += [""] * (place - len(cells)) + [_value(cell, shared)]
        yield cells


def _value(cell: Any, shared: list[str]) -> str:
    """Return what a cell shows."""
    if cell.get("t") == "inlineStr":
        return "".join(_text(item) for item in _children(cell, "is"))
    value = next((child.text or "" for child in _children(cell, "v")), "")
    if cell.get("t") == "s":
        return shared[int(value)]
    return _unescaped(value) if cell.get("t") == "str" else value


def _column(reference: str) -> int:
    """Return the number, from 0, of the column in a reference such as ``AB12``."""
    number = 0
    for letter in (_COLUMN.match(reference) or [""])[0]:
        number = number * 26 + ord(letter) - ord("A") + 1
    if not 0 < number <= MAX_COLUMNS:
        raise ValueError(f"{reference} is out of any table of pairs")
    return number - 1


def _text(item: Any) -> str:
    """Return a string item's text, formatted runs included and phonetic guides left out."""
    own = [child.text or "" for child in _children(item, "t")]
    runs = [t.text or "" for run in _children(item, "r") for t in _children(run, "t")]
    return _unescaped("".join(own + runs))


def _unescaped(text: str) -> str:
    """Undo the writing of characters as ``_xHHHH_``."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)


def _children(element: Any, name: str) -> Iterator[Any]:
    return (child for child in element if _local(child) == name)


def _local(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]
