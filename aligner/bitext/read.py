"""Reads pairs that were aligned elsewhere: any table with two columns of text (CSV, TSV, XLSX), TMX, or XLIFF."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from typing import Any

from aligner.bitext.xliff import read_xliff
from aligner.errors import InputError
from aligner.files.read_xlsx import read_xlsx
from aligner.files.read_xml import parse
from aligner.types import PairText

_HAN = re.compile(r"[\u3400-\u9fff]")
# The columns' names, those first that count where there are several: a corrected table is read as corrected.
_HEADINGS = {
    "zh": ("zh", "chinese", "chinese simplified", "chinese traditional", "source", "中文", "原文"),
    "en": ("en", "en_corrected", "en_machine", "english", "target", "英文", "译文"),
}
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def read_pairs(path: Path) -> list[PairText]:
    """Return the pairs of a file, in order.

    A table (CSV, TSV, the first sheet of an XLSX) has columns named zh and en (or en_corrected), or just two columns,
    of which the one with Chinese is the Chinese one; score and confidence are read where they are there. In TMX the
    variants whose language begins with zh and en count, in XLIFF (1.2, 2.x) source and target.

    Raises:
        InputError: the file cannot be read, or holds no pair of Chinese and English.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"{path} cannot be read ({error.strerror}): check the name.") from error
    suffix = path.suffix.lower()
    if suffix == ".tmx":
        pairs = _tmx(path)
    elif suffix in (".xlf", ".xliff"):
        pairs = read_xliff(path)
    elif suffix == ".xlsx":
        pairs = _pairs(path, read_xlsx(path, data))
    else:
        pairs = _pairs(path, _table(path, data))
    if not any(pair.zh.strip() and pair.en.strip() for pair in pairs):
        raise InputError(f"{path} holds no pair: give a table with the columns zh and en, or a TMX file of both.")
    return pairs


def _table(path: Path, data: bytes) -> list[list[str]]:
    """Read the cells of a CSV or TSV file."""
    from aligner.documents.encoding import decode
    from aligner.files.cells import unguard

    text = decode(data, str(path)).text.removeprefix("\ufeff")
    first = text.split("\n", 1)[0]
    limit = csv.field_size_limit(len(text) + 1)
    try:
        delimiter = "\t" if "\t" in first else ";" if "," not in first and ";" in first else ","
        return [
            [unguard(cell) for cell in row]
            for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
            if row
        ]
    except csv.Error as error:
        raise InputError(f"{path} is no CSV table ({error}).") from error
    finally:
        csv.field_size_limit(limit)


def _pairs(path: Path, rows: list[list[str]]) -> list[PairText]:
    """Find the two columns of text in a table with or without a header line."""
    if not rows:
        return []
    names = [name.strip().lower() for name in rows[0]]
    if short := next((k for k, row in enumerate(rows, start=1) if len(row) != len(names)), 0):
        raise InputError(f"{path}, row {short}: {len(rows[short - 1])} cells where the first line has {len(names)}.")
    places = {
        side: next((names.index(name) for name in known if name in names), -1) for side, known in _HEADINGS.items()
    }
    if min(places.values()) >= 0:
        rows = rows[1:]
    elif len(names) == 2:
        swapped = sum(bool(_HAN.search(row[0])) for row in rows) < sum(bool(_HAN.search(row[-1])) for row in rows)
        places = {"zh": int(swapped), "en": int(not swapped)}
    else:
        raise InputError(f"{path} has {len(names)} columns, none of them named zh and en: name the two to be read.")
    return [
        PairText(
            row[places["zh"]],
            row[places["en"]],
            _number(row, names, "score"),
            _number(row, names, "confidence"),
        )
        for row in rows
    ]


def _number(row: list[str], names: list[str], name: str) -> float | None:
    """Read a figure; None for anything else and without such a column."""
    try:
        return float(row[names.index(name)])
    except ValueError:
        return None


def _tmx(path: Path) -> list[PairText]:
    """Read the translation units of a TMX file (1.1 to 1.4b), inline mark-up left out."""
    pairs = []
    for unit in parse(path).iter("tu"):
        texts = {"zh": "", "en": ""}
        for variant in unit.iter("tuv"):
            language = (variant.get(_XML_LANG) or variant.get("lang") or "").lower()[:2]
            segment = variant.find("seg")
            if language in texts and segment is not None:
                texts[language] = _plain(segment)
        pairs.append(PairText(texts["zh"], texts["en"]))
    return pairs


def _plain(segment: Any) -> str:
    """Return the text of a segment; what stands in inline elements is code, but for highlighted text."""
    out = segment.text or ""
    for child in segment:
        out += (_plain(child) if child.tag == "hi" else "") + (child.tail or "")
    return str(out)
