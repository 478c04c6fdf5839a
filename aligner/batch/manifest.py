"""A manifest: a table with one pair a line, read from its beginning to its end and never held whole.

CSV, TSV, JSONL or Parquet with the columns ``zh`` and ``en`` (files, addresses or texts) and, if wanted, ``id``; what
other columns hold is kept with the results as metadata. A file's path is relative to the manifest's folder.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import IO, Any

from aligner.batch.places import is_url, open_read
from aligner.errors import AlignerError, InputError

SUFFIXES = (".csv", ".tsv", ".jsonl", ".parquet")
_LONGEST_CELL = 1 << 27  # characters: a cell may hold a document


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: the name under which its results are found, its two sides as they stand there, the other columns."""

    id: str
    zh: Any
    en: Any
    metadata: dict[str, Any] = field(default_factory=dict)


def read_manifest(name: str) -> Iterator[Entry]:
    """Yield the pairs of a manifest; without a column ``id`` they are numbered from 1.

    Raises InputError, with the line, for what is no such table; AlignerError where Parquet is given without pyarrow.
    """
    suffix = PurePath(name).suffix.lower()
    if suffix not in SUFFIXES:
        raise InputError(f"{name}: a manifest is one of {', '.join(SUFFIXES)} with the columns zh and en.")
    with open_read(name) as file:
        if suffix == ".parquet":
            lines = _parquet(file, name)
        elif suffix == ".jsonl":
            lines = _jsonl(file, name)
        else:
            lines = _table(file, name, "," if suffix == ".csv" else "\t")
        for number, line in enumerate(lines, start=1):
            if not {"zh", "en"} <= line.keys():
                raise InputError(f"{name}, pair {number}: a manifest has the columns zh and en; this has neither both.")
            given = line.pop("id", None)
            told = str(number) if given in (None, "") else str(given)
            yield Entry(told, line.pop("zh"), line.pop("en"), line)


def folder_of(name: str) -> str:
    """Return the folder that the manifest's paths are relative to; an address ends with ``/``."""
    if is_url(name):
        return name.rsplit("/", 1)[0] + "/"
    return str(PurePath(name).parent)


def pyarrow() -> tuple[Any, Any]:
    """Return pyarrow and its Parquet module; raises AlignerError where they are not installed."""
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError as error:
        raise AlignerError(
            "A batch writes Parquet, for which pyarrow is missing: pip install 'aligner-zh[parquet]'."
        ) from (error)
    return pa, parquet


def _table(file: IO[bytes], name: str, delimiter: str) -> Iterator[dict[str, Any]]:
    """Yield the lines of a CSV or TSV file as dictionaries."""
    limit = csv.field_size_limit(_LONGEST_CELL)
    text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="")
    try:
        rows = csv.reader(text, delimiter=delimiter, strict=True)
        header = [cell.strip() for cell in next(rows, [])]
        if not {"zh", "en"} <= set(header):
            found = ", ".join(header[:5]) or "nothing"
            raise InputError(f"{name}: the first line names the columns, zh and en among them; it has {found}.")
        for cells in rows:
            if len(cells) != len(header):
                raise InputError(
                    f"{name}, line {rows.line_num}: {len(cells)} cells where the header has {len(header)}."
                )
            yield dict(zip(header, cells, strict=True))
    except UnicodeDecodeError as error:
        raise InputError(f"{name} is not UTF-8: save it as “CSV UTF-8” and try again.") from error
    except csv.Error as error:
        raise InputError(f"{name}, line {rows.line_num}: not a table ({error}).") from error
    finally:
        csv.field_size_limit(limit)


def _jsonl(file: IO[bytes], name: str) -> Iterator[dict[str, Any]]:
    """Yield the objects of a JSONL file."""
    for number, raw in enumerate(file, start=1):
        if not raw.strip():
            continue
        try:
            line = json.loads(raw.decode("utf-8-sig" if number == 1 else "utf-8"))
        except (UnicodeDecodeError, json.JSONDecodeError) as error:
            raise InputError(f"{name}, line {number}: not JSON in UTF-8 ({error}).") from error
        if not isinstance(line, dict):
            raise InputError(f"{name}, line {number}: expected an object, found {type(line).__name__}.")
        yield line


def _parquet(file: IO[bytes], name: str) -> Iterator[dict[str, Any]]:
    """Yield the rows of a Parquet file, some thousand at a time."""
    pa, parquet = pyarrow()
    try:
        table = parquet.ParquetFile(file)
        for batch in table.iter_batches(batch_size=2048):
            yield from batch.to_pylist()
    except (pa.ArrowException, OSError) as error:
        raise InputError(f"{name} cannot be read as Parquet ({error}).") from error
