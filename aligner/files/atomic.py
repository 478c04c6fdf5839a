"""Files that are either whole or absent: written beside their place under another name, synced, then renamed."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

from aligner.errors import AlignerError, UsageError
from aligner.files.lock import lock

PROBE = 1 << 16
"""Bytes that are written to see whether anything can be."""


@contextmanager
def atomic_write(path: str | os.PathLike[str], encoding: str | None = "utf-8") -> Iterator[IO[Any]]:
    """Open a file for writing that takes the place of ``path`` only when the block ends without an error.

    The file is a text file without newline translation, or a binary one when ``encoding`` is None. Until the end an
    older file at ``path`` stays as it was; after an error, an interrupt included, it still is and nothing else is left.

    Raises:
        UsageError: ``path`` is a folder or a device, or its folder does not exist.
        AlignerError: the system refused to write (permission, full disk).
    """
    final = _place(path)
    temporary = _beside(final)
    try:
        with _open_new(temporary, encoding) as file:
            lock(file)  # so that nobody takes it for what a killed program left
            yield file
            file.flush()
            os.fsync(file.fileno())
        if final.exists():
            temporary.chmod(final.stat().st_mode & 0o7777)
        temporary.replace(final)
        if final.parent not in _synced_later:
            sync_folder(final.parent)
    except BaseException as error:
        temporary.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise _unwritten(path, error) from error
        raise


def refuse_unwritable(*paths: str | os.PathLike[str]) -> None:
    """Say before any work is done that a file could not be written; a probe of 64 KB beside it is taken away again.

    Raises:
        UsageError: a path is a folder or a device, or its folder does not exist.
        AlignerError: the system refuses to write there (permission, full disk, a name that is too long).
    """
    for path in paths:
        temporary: Path | None = None
        try:
            final = _place(path)
            temporary = _beside(final)
            with _open_new(temporary, None) as file:
                lock(file)
                file.write(bytes(PROBE))
        except OSError as error:
            raise _unwritten(path, error) from error
        finally:
            if temporary is not None:
                temporary.unlink(missing_ok=True)


def _place(path: str | os.PathLike[str]) -> Path:
    """Return where a file will stand; refused where none can."""
    final = Path(path).resolve()  # a symbolic link is written through, not replaced
    if final.exists() and not final.is_file():
        raise UsageError(f"{path} is not a file that can be replaced: give the name of a file.")
    if not final.parent.is_dir():
        raise UsageError(f"The folder of {path} does not exist: create it first.")
    return final


def _beside(final: Path) -> Path:
    """Return another name in the same folder, hence on the same file system: a rename is atomic.

    It is short, whatever the length of the file's own name.
    """
    return final.with_name(f".aligner-{secrets.token_hex(8)}.tmp")


def _unwritten(path: str | os.PathLike[str], error: OSError) -> AlignerError:
    return AlignerError(f"{path} could not be written ({error.strerror or error}): free its place first.")


_synced_later: set[Path] = set()


@contextmanager
def synced_later(folder: Path) -> Iterator[None]:
    """Leave it to the caller to sync a folder (by its resolved path): once, after all its files were written."""
    _synced_later.add(folder)
    try:
        yield
    finally:
        _synced_later.discard(folder)


def _open_new(path: Path, encoding: str | None) -> IO[Any]:
    """Create a file that must not exist yet, with the permissions that the user's umask gives."""
    if encoding is None:
        return path.open("xb")
    return path.open("x", encoding=encoding, newline="")


def sync_folder(folder: Path) -> None:
    """Make the rename itself durable where folders can be synced (not on Windows)."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
