"""Reads the sheets of an OpenDocument spreadsheet (ISO/IEC 26300): texts as they are shown."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from aligner.errors import InputError
from aligner.files.bounded import blown_up
from aligner.files.read_xlsx import BROKEN, bounded, filled
from aligner.files.read_xml import local_name
from aligner.files.xml_bytes import utf8_xml
from aligner.limits import limit

MOST_REPEATS = 10_000
"""Times that a row with text may stand for itself and those below it."""


def read_ods(path: Path, data: bytes) -> dict[str, list[list[str]]]:
    """Return the sheets by name, in order: the rows that hold anything, each as long as the longest.

    Raises:
        InputError: it is no such spreadsheet, is damaged, or would be too large unpacked.
    """
    from defusedxml.ElementTree import fromstring

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if size := blown_up(archive.infolist()):
                raise InputError(f"{path} would be {size} unpacked: save the pairs as CSV.")
            root = fromstring(utf8_xml(archive.read("content.xml"), str(path)), forbid_dtd=True)
        tables = [element for element in root.iter() if local_name(element) == "table"]
        named = [(_attribute(table, "name") or f"sheet {k}", table) for k, table in enumerate(tables, 1)]
        return {name: filled(bounded(_rows(table), path)) for name, table in named}
    except BROKEN as error:
        raise InputError(f"{path} is no spreadsheet that can be read: save it as .ods again, or as .xlsx.") from error


def _rows(table: Any) -> Iterator[dict[int, str]]:
    for row in (element for element in table.iter() if local_name(element) == "table-row"):
        cells: dict[int, str] = {}
        column = 0
        for cell in row:
            times = _times(cell, "number-columns-repeated", limit("TABLE_COLUMNS"))
            if local_name(cell) == "table-cell" and (text := _text(cell)):
                cells |= {column + k: text for k in range(min(times, 100))}
            column += times if local_name(cell) in ("table-cell", "covered-table-cell") else 0
        yield from [cells] * (_times(row, "number-rows-repeated", MOST_REPEATS) if cells else 1)


def _text(cell: Any) -> str:
    """Return what a cell shows, its paragraphs on lines of their own; notes on it are left out."""
    return "\n".join(_inline(child) for child in cell if local_name(child) == "p")


def _inline(element: Any) -> str:
    out = element.text or ""
    for child in element:
        name = local_name(child)
        if name == "s":
            out += " " * _times(child, "c", 1000)
        elif name in ("tab", "line-break"):
            out += "\t" if name == "tab" else "\n"
        elif name not in ("annotation", "note", "ruby-text"):
            out += _inline(child)
        out += child.tail or ""
    return str(out)


def _times(element: Any, name: str, most: int) -> int:
    text = _attribute(element, name)
    return min(int(text), most) if text.isascii() and text.isdecimal() else 1


def _attribute(element: Any, name: str) -> str:
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")
