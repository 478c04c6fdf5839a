"""From what the user gave (a path, ``-``, bytes, a text) to bytes or text with a name."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from aligner.documents.formats import REFUSED, suffixes
from aligner.errors import InputError
from aligner.files.bounded import read_file, read_stream
from aligner.words import patterns as re

LONGEST_PATH = 4096
_PATH = re.compile(r"(?=[!-~]*[A-Za-z])(?:[.~]{0,2}|[A-Za-z]:|[\w.-]+)[/\\][!-~]*", re.ASCII)
"""One word of ASCII with a path separator: ../zh, C:\\zh, out/zh; no text of a document looks so."""


@dataclass(frozen=True, slots=True)
class Source:
    """One input before it is decoded: ``data`` is bytes from a file or a text; ``name`` is for messages."""

    name: str
    data: bytes | str
    suffix: str = ""


def resolve(source: Path | str | bytes) -> Source:
    """Tell what ``source`` is, and read it if it is a file.

    A Path is a file; ``"-"`` is standard input; a string that names an existing file is that file; a string without a
    line break that ends in a known suffix, or is one word with a path separator, but names no file is an error; bytes
    are a file's content; any other string is text. Raises InputError for what is missing, a folder, unreadable or
    empty.
    """
    if isinstance(source, bytes):
        return Source("<bytes>", source)
    if isinstance(source, Path):
        return _file(source)
    if source == "-":
        return Source("<standard input>", read_stream(sys.stdin.buffer, "standard input"))
    if "\n" not in source and "\r" not in source and 0 < len(source) <= LONGEST_PATH:
        path = Path(source)
        if names_a_file(path) or _PATH.fullmatch(source):
            return _file(path)
    return Source("<text>", source)


def names_a_file(path: Path) -> bool:
    """Say whether a string on one line means a file: one that is there, or one by its suffix."""
    return _exists(path) or path.suffix.lower() in REFUSED.union(suffixes())


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):  # too long for a file name, or a NUL in it: no path
        return False


def _file(path: Path) -> Source:
    try:
        if path.is_dir():
            raise InputError(f"{path}: this is a folder; name the document in it.")
        return Source(str(path), read_file(path), path.suffix.lower())
    except FileNotFoundError:
        raise InputError(f"{path}: no such file; check the name and the folder.") from None
    except PermissionError:
        raise InputError(f"{path}: the file may not be read; check its permissions.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise InputError(
            f"{str(path)[:200]}: the file cannot be read ({reason}); copy it elsewhere and try again."
        ) from None
