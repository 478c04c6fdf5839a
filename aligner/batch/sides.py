"""What stands in a cell of a manifest: a file, an address, or the text itself."""

from __future__ import annotations

import tempfile
from pathlib import Path, PurePosixPath

from aligner.batch.places import is_url, open_read
from aligner.documents import from_text, read
from aligner.documents.sources import LONGEST_PATH, names_a_file
from aligner.errors import InputError
from aligner.types import Document


def located(cell: object, folder: str) -> object:
    """Return a cell with a file's path made whole: relative to the manifest's ``folder``, which may be an address."""
    if not isinstance(cell, str) or is_url(cell) or not _may_be_path(cell):
        return cell
    if is_url(folder):
        return folder + cell if names_a_file(Path(cell)) else cell
    path = Path(folder, cell)
    return str(path.resolve()) if names_a_file(path) else cell


def size_of(cell: object) -> int:
    """Return about how many bytes a located cell stands for: its text's, or its file's; of an address a usual page."""
    if not isinstance(cell, str):
        return 0
    if is_url(cell):
        return 20_000
    if _may_be_path(cell) and Path(cell).is_absolute():
        try:
            return Path(cell).stat().st_size
        except OSError:
            return 0
    return len(cell.encode("utf-8", "surrogatepass"))


def document(cell: object, name: str, clean: bool = True, lines: bool = False, language: str | None = None) -> Document:
    """Read what a located cell stands for; ``name`` is that of a text.

    Raises InputError for what is no text and no file that can be read.
    """
    if not isinstance(cell, str):
        raise InputError(f"The cell holds {type(cell).__name__}, not a text or the name of a file.")
    if is_url(cell):
        with tempfile.TemporaryDirectory() as folder:  # a reader goes by the file's name
            path = Path(folder, PurePosixPath(cell).name)
            with open_read(cell) as file:
                path.write_bytes(file.read())
            return read(path, language=language, clean=clean, lines=lines)
    if _may_be_path(cell) and names_a_file(Path(cell)):
        return read(Path(cell), language=language, clean=clean, lines=lines)
    if not cell or cell.isspace():
        raise InputError(f"{name}: the cell is empty; give a text or the name of a file.")
    return from_text(cell, name, language=language, clean=clean, lines=lines)


def _may_be_path(cell: str) -> bool:
    return 0 < len(cell) <= LONGEST_PATH and "\n" not in cell and "\r" not in cell
