"""Reads the sheets of a workbook (ECMA-376): texts as typed, numbers as written, percentages and dates as shown.

Excel writes a character that XML cannot hold as ``_x0001_``, and a text that looks like that as ``_x005F_x0001_``;
common readers undo only half of it. Formulas count as what they last showed.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, ParseError

from aligner.errors import InputError
from aligner.files.bounded import blown_up
from aligner.files.read_xml import local_name
from aligner.files.shown_numbers import Show, shows
from aligner.files.xml_bytes import utf8_xml
from aligner.limits import limit

NARROW = 100
"""Columns up to which empty ones between the others are kept."""

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
    RecursionError,
)
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_HALF = re.compile("[\ud800-\udfff]")  # what is written so is no character by itself
_COLUMN = re.compile("[A-Z]+")


class FarCellError(Exception):
    """A cell beyond the columns that are read."""


def read_xlsx(path: Path, data: bytes) -> list[list[str]]:
    """Return the rows of the first sheet that hold anything, each as long as the longest; raises as ``read_sheets``."""
    return next(iter(read_sheets(path, data).values()), [])


def read_sheets(path: Path, data: bytes) -> dict[str, list[list[str]]]:
    """Return the sheets of a workbook by name, in order: the rows that hold anything, each as long as the longest.

    Of a sheet with over ``NARROW`` columns those without a value are left out, so that one far cell costs nothing.

    Raises:
        InputError: it is no workbook, is damaged, or would be too large unpacked.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if size := blown_up(archive.infolist()):
                raise InputError(f"{path} would be {size} unpacked: save the pairs as CSV.")
            shared, looks = _strings(archive), _looks(archive)
            sheets = _sheets(archive)
            if not sheets:
                raise ValueError("a workbook has a sheet at least")
            read = {name: (row for _, row in _rows(archive, part, shared, looks)) for name, part in sheets.items()}
            return {name: filled(bounded(rows, path)) for name, rows in read.items()}
    except FarCellError as error:
        raise InputError(f"{path} has {error}") from None
    except BROKEN as error:
        raise InputError(f"{path} is no workbook that can be read: save it as .xlsx again, or as CSV UTF-8.") from error


def read_numbered(path: Path, data: bytes) -> list[tuple[int, list[str]]]:
    """Return the rows of the first sheet with the numbers that the program shows beside them; raises as above."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if size := blown_up(archive.infolist()):
                raise InputError(f"{path} would be {size} unpacked: save it as CSV.")
            shared, looks = _strings(archive), _looks(archive)
            first = next(iter(_sheets(archive).values()))
            numbers, rows = [], []
            for number, row in _rows(archive, first, shared, looks):
                numbers.append(number)
                rows.append(row)
    except FarCellError as error:
        raise InputError(f"{path} has {error}") from None
    except BROKEN as error:
        raise InputError(f"{path} is no workbook that can be read: save it as .xlsx again, or as CSV UTF-8.") from error
    width = max((max(row, default=-1) for row in rows), default=-1) + 1
    return [
        (int(number) if number and number.isdecimal() else at, [row.get(k, "") for k in range(width)])
        for at, (number, row) in enumerate(zip(numbers, rows, strict=True), start=1)
    ]


def filled(rows: list[dict[int, str]]) -> list[list[str]]:
    """Return rows of cells by column as lists, without rows that hold nothing; of wide ones without such columns."""
    used = sorted({column for row in rows for column, text in row.items() if text})
    used = list(range(used[-1] + 1)) if used and used[-1] < NARROW else used
    return [[row.get(column, "") for column in used] for row in rows if any(row.values())]


def _part(archive: zipfile.ZipFile, name: str) -> Any:
    """Parse one part; an empty element where there is no such part."""
    from defusedxml.ElementTree import fromstring

    return (
        fromstring(utf8_xml(archive.read(name), name), forbid_dtd=True)
        if name in archive.namelist()
        else Element("none")
    )


def _strings(archive: zipfile.ZipFile) -> list[str]:
    """Return the texts that cells name by their number."""
    return [_text(item) for item in _children(_part(archive, "xl/sharedStrings.xml"), "si")]


def _looks(archive: zipfile.ZipFile) -> list[Show | None]:
    """Return how each cell format shows numbers."""
    return shows(_part(archive, "xl/styles.xml"), _part(archive, "xl/workbook.xml"))


def _sheets(archive: zipfile.ZipFile) -> dict[str, str]:
    """Return the name of each sheet of cells and of the part that holds it."""
    relations = _part(archive, "xl/_rels/workbook.xml.rels")
    targets = {r.get("Id"): r.get("Target") for r in relations}
    out: dict[str, str] = {}
    for sheet in (e for e in _part(archive, "xl/workbook.xml").iter() if local_name(e) == "sheet"):
        wanted = next(value for key, value in sheet.attrib.items() if key.endswith("}id"))
        part = posixpath.normpath(posixpath.join("/xl", targets[wanted])).lstrip("/")
        if "worksheets" in part or not out:
            out[str(sheet.get("name", f"sheet {len(out) + 1}"))] = part
    return out


def bounded(rows: Iterable[dict[int, str]], path: Path) -> list[dict[int, str]]:
    """Return the rows that hold anything; raises InputError where they have more cells than TABLE_CELLS."""
    out, left = [], limit("TABLE_CELLS")
    for row in rows:
        left -= len(row)
        if left < 0:
            raise InputError(f"{path} has over {limit('TABLE_CELLS'):,} cells in one sheet: cut it into parts.")
        if any(row.values()):
            out.append(row)
    return out


def _rows(
    archive: zipfile.ZipFile, part: str, shared: list[str], looks: list[Show | None]
) -> Iterator[tuple[str | None, dict[int, str]]]:
    """Yield the number of each row as it is written, and its cells by column, from 0; the part is read row by row."""
    from defusedxml.ElementTree import iterparse

    if part not in archive.namelist():
        return
    data = io.BytesIO(utf8_xml(archive.read(part), part))
    parents: list[Any] = []
    for event, element in iterparse(data, events=("start", "end"), forbid_dtd=True):
        if event == "start":
            parents.append(element)
            continue
        parents.pop()
        if local_name(element) == "row":
            cells: dict[int, str] = {}
            place = -1
            for cell in _children(element, "c"):
                place = _column(cell.get("r")) if cell.get("r") else place + 1
                if text := _value(cell, shared, looks):
                    cells[place] = text
            yield element.get("r"), cells
            if parents:
                parents[-1].clear()  # what was read is let go


def _value(cell: Any, shared: list[str], looks: list[Show | None]) -> str:
    """Return what a cell shows."""
    if cell.get("t") == "inlineStr":
        return "".join(_text(item) for item in _children(cell, "is"))
    value = next((child.text or "" for child in _children(cell, "v")), "")
    if cell.get("t") == "s":
        return shared[int(value)]
    if cell.get("t") in ("str", "e", "b", "d"):
        return _unescaped(value)
    style = cell.get("s") or ""
    show = looks[int(style)] if style.isdecimal() and int(style) < len(looks) else None
    return show(value) if show and value else value


def _column(reference: str) -> int:
    """Return the number, from 0, of the column in a reference such as ``AB12``."""
    number = 0
    for letter in (_COLUMN.match(reference) or [""])[0]:
        number = number * 26 + ord(letter) - ord("A") + 1
    if not 0 < number <= limit("TABLE_COLUMNS"):
        most = limit("TABLE_COLUMNS")
        raise FarCellError(f"a cell at {reference}, beyond the first {most:,} columns: delete what lies there.")
    return number - 1


def _text(item: Any) -> str:
    """Return a string item's text, formatted runs included and phonetic guides left out."""
    own = [child.text or "" for child in _children(item, "t")]
    runs = [t.text or "" for run in _children(item, "r") for t in _children(run, "t")]
    return _unescaped("".join(own + runs))


def _unescaped(text: str) -> str:
    """Undo the writing of characters as ``_xHHHH_``."""
    return _HALF.sub("\ufffd", _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text))


def _children(element: Any, name: str) -> Iterator[Any]:
    return (child for child in element if local_name(child) == name)
