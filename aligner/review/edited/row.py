"""A row as it stands in an edited file, and which reader a file's name asks for."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from aligner.errors import InputError


@dataclass(frozen=True, slots=True)
class EditedRow:
    """What an edited file says of a row; None is what it does not say.

    ``where`` names the place for messages. ``key`` and ``base`` are those of the export, empty where a program dropped
    them; then ``id`` and ``zh`` tell which row it is.
    """

    where: str
    key: str = ""
    base: str = ""
    id: str = ""
    zh: str | None = None
    en: str | None = None
    status: str | None = None
    note: str | None = None


_READERS = {
    ".csv": "table",
    ".tsv": "table",
    ".txt": "table",
    ".xlsx": "table",
    ".tmx": "tmx",
    ".xlf": "xliff",
    ".xliff": "xliff",
    ".json": "marks",
}


def read_edited(path: Path) -> list[EditedRow]:
    """Return the rows of an edited file, in its order.

    Raises:
        InputError: the file cannot be read, or is none that this program wrote.
    """
    name = _READERS.get(path.suffix.lower())
    if name is None:
        raise InputError(f"{path} is no file that comes back: give CSV, TSV, XLSX, TMX, XLIFF or JSON (decisions).")
    if not path.is_file():
        raise InputError(f"{path} cannot be read: there is no such file.")
    read: Callable[[Path], list[EditedRow]] = importlib.import_module(f"aligner.review.edited.{name}").read
    rows = read(path)
    if not rows:
        raise InputError(f"{path} holds no row: give a file that `aligner export` wrote, edited.")
    return rows
