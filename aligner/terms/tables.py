"""Reads a termbase from a table (CSV, TSV, XLSX) and writes it as CSV."""

from __future__ import annotations

import csv
import io
import warnings
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import IO, Any

from aligner.errors import AlignerWarning, InputError
from aligner.files.bounded import read_file
from aligner.terms.rules import table
from aligner.terms.term import Term
from aligner.words import patterns as re

COLUMNS = ("zh", "aliases", "en", "variants", "avoid", "category", "context", "note", "provenance", "seen")
Entry = tuple[int, Term]
_UNREAD = {"id", "no", "no.", "nr", "序号", "编号", "frequency", "renderings", "score", "known"}
"""Columns that nobody misses: numbers of the entries, and what ``aligner terms extract`` writes beside them."""
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]+")


def clean(text: str) -> str:
    """Return the text of a cell on one line, without control characters and without white space at its ends."""
    return " ".join(_CONTROL.sub(" ", text).split())


def split(cell: str) -> tuple[str, ...]:
    """Return the values of a cell that holds several, separated by ``|``, each once."""
    return tuple(dict.fromkeys(part for value in cell.split("|") if (part := clean(value))))


def read_csv(path: Path) -> list[Entry]:
    """Return the entries of a comma-, semicolon- or tab-separated file with the line on which each begins.

    Leading lines that begin with ``#`` are comments. The encoding is found out as for documents; the ``'`` that guards
    a formula-like cell is taken off.

    Raises:
        InputError: the file cannot be decoded, is not a table or has no column for a language.
    """
    from aligner.files.cells import unguard

    return _entries(path, ((line, [unguard(cell) for cell in cells]) for line, cells in _csv_rows(path)))


def _csv_rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    lines = io.StringIO(_text(path), newline="").readlines()
    comments = next((n for n, line in enumerate(lines) if not line.lstrip('"').startswith("#")), len(lines))
    body = lines[comments:]
    delimiter = max(",;\t", key=(body or [""])[0].count)
    reader = csv.reader(body, delimiter=delimiter, strict=True)
    line = comments + 1
    try:
        for cells in reader:
            yield line, cells
            line = comments + reader.line_num + 1
    except csv.Error as error:
        raise InputError(f"{path}, line {line}: not a table with quoted cells ({error}).") from error


def _text(path: Path) -> str:
    from aligner.documents.encoding import decode

    decoded = decode(read_file(path), str(path))
    if decoded.warnings:
        raise InputError(f"{path} is damaged or in an unknown encoding: save it as UTF-8.")
    return decoded.text


def read_xlsx(path: Path) -> list[Entry]:
    """Return the entries of the first sheet of a workbook with their row numbers.

    Raises:
        InputError: the file is no workbook, is damaged, or has no column for a language.
    """
    from aligner.files.read_xlsx import read_numbered

    return _entries(path, read_numbered(path, read_file(path)))


def _entries(path: Path, rows: Iterable[tuple[int, Sequence[str]]]) -> list[Entry]:
    """Turn rows into terms by the names in the first row that is not empty."""
    filled = ((line, cells) for line, cells in rows if any(map(clean, cells)))
    line, header = next(filled, (1, ()))
    places = _places([clean(name).lower() for name in header])
    for field, language in (("zh", "Chinese"), ("en", "English")):
        if field not in places:
            raise InputError(
                f"{path}, line {line}: no column holds the {language} terms; call one {field!r} in the first row."
            )
    _warn_of_unknown(path, [clean(name) for name in header])
    return [(line, _term({f: cells[k] for f, k in places.items() if k < len(cells)})) for line, cells in filled]


@cache
def _names() -> dict[str, list[str]]:
    return {field: names.split("|") for field, names in table("columns.tsv")}


def _warn_of_unknown(path: Path, header: list[str]) -> None:
    """Warn of columns that no field is read from: a misspelt one would be lost silently."""
    known = {name for names in _names().values() for name in names}
    unknown = [name for name in header if name and name.lower() not in known | _UNREAD]
    if unknown:
        warnings.warn(
            f"{path}: the column {', '.join(map(repr, unknown))} is not read; a termbase has {', '.join(COLUMNS)}.",
            AlignerWarning,
            stacklevel=3,
        )


def _places(header: list[str]) -> dict[str, int]:
    """Return the column of each field; a column serves one field only (``source`` can be two)."""
    places: dict[str, int] = {}
    for field, names in _names().items():
        for name in names:
            if name in header and header.index(name) not in places.values():
                places[field] = header.index(name)
                break
    return places


def _term(cells: dict[str, str]) -> Term:
    seen = clean(cells.get("seen", ""))
    targets = (*split(cells.get("en", "")), *split(cells.get("variants", "")))
    return Term(
        source=clean(cells.get("zh", "")),
        targets=tuple(dict.fromkeys(targets)),
        aliases=split(cells.get("aliases", "")),
        avoid=split(cells.get("avoid", "")),
        category=clean(cells.get("category", "")),
        context=clean(cells.get("context", "")) or "free",
        note=clean(cells.get("note", "")),
        provenance=clean(cells.get("provenance", "")),
        seen=int(seen) if seen.isascii() and seen.isdigit() else 0,
    )


def write_csv(terms: Iterable[Term], file: IO[Any]) -> None:
    """Write the terms to a text stream as the table that ``read_csv`` reads back exactly.

    A cell that a spreadsheet would take for a formula gets a leading ``'``.
    """
    from aligner.files.cells import guard

    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(COLUMNS)
    for term in terms:
        cells = (
            term.source,
            "|".join(term.aliases),
            term.target,
            "|".join(term.variants),
            "|".join(term.avoid),
            term.category,
            term.context,
            term.note,
            term.provenance,
            term.seen or "",
        )
        writer.writerow([guard(cell) for cell in cells])
