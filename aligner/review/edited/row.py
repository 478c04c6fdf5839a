"""A row as it stands in an edited file, and which reader a file's name asks for."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from aligner.errors import InputError
from aligner.files.cells import unguard
from aligner.view.base import base


@dataclass(frozen=True, slots=True)
class EditedRow:
    """What an edited file says of a row; None is what it does not say.

    ``where`` names the place for messages. ``key`` and ``base`` are those of the export, empty where a program dropped
    them; then ``id`` and ``zh`` tell which row it is.
    ``machine`` is the machine's English, where the file has it. ``more`` says that a person wrote in a column of their
    own, of which nothing is made.
    """

    where: str
    key: str = ""
    base: str = ""
    id: str = ""
    zh: str | None = None
    en: str | None = None
    status: str | None = None
    note: str | None = None
    machine: str | None = None
    more: bool = False

    @property
    def edited(self) -> bool:
        """Whether the row was edited since it was exported, as far as its base tells."""
        said = self.zh or "", self.en or "", self.status or "", self.note or ""
        return bool(self.base) and base(*said) != self.base

    def unguarded(self) -> EditedRow:
        """Return the row without the guards against formulas that our CSV files have."""
        texts = {name: getattr(self, name) for name in ("zh", "en", "note", "machine")}
        bare: dict[str, Any] = {name: unguard(text) for name, text in texts.items() if text is not None}
        return replace(self, **bare)


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
