"""Where a batch reads and writes: a folder of this machine, or any place that fsspec knows (``s3://…``)."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from aligner.errors import AlignerError, InputError, UsageError
from aligner.files.lock import locked

_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+(?:::[A-Za-z0-9+.-]+)*://\S+")
_BLOCK = 1 << 20


def is_url(name: str) -> bool:
    """Say whether a name is an address that fsspec opens; a drive letter is none."""
    return _URL.fullmatch(name) is not None


def open_read(name: str) -> IO[bytes]:
    """Open a file or an address for reading.

    Raises InputError where there is nothing to read, UsageError where fsspec is missing or does not know the protocol.
    """
    try:
        if not is_url(name):
            return Path(name).open("rb")
        opened: IO[bytes] = _fsspec().open(name, "rb").open()
    except (OSError, ValueError, ImportError) as error:
        raise InputError(f"{name} cannot be read ({getattr(error, 'strerror', None) or error}).") from error
    return opened


def _fsspec() -> Any:
    try:
        import fsspec
    except ImportError as error:
        raise UsageError("An address such as s3://… needs fsspec: run `pip install 'aligner-zh[dask]'`.") from error
    return fsspec


def hash_file(file: IO[bytes]) -> tuple[str, int]:
    """Return the SHA-256 of an open file in hexadecimal digits, and its length in bytes."""
    digest, size = hashlib.sha256(), 0
    while block := file.read(_BLOCK):
        digest.update(block)
        size += len(block)
    return digest.hexdigest(), size


class Place:
    """A folder that results go to. Paths within it use ``/``; a file is put there whole or not at all."""

    def __init__(self, root: str | os.PathLike[str]) -> None:
        """Name the folder; nothing is made yet."""
        self.root = str(root)
        self.remote = is_url(self.root)
        if self.remote:
            self.fs, self.base = _fsspec().core.url_to_fs(self.root)
        else:
            self.fs, self.base = None, str(Path(self.root).resolve())

    def path(self, name: str) -> str:
        """Return the full path of a name within the folder."""
        return f"{self.base.rstrip('/')}/{name}" if name else self.base

    def make(self, name: str = "") -> None:
        """Make a folder, and those above it."""
        try:
            if self.fs is not None:
                self.fs.makedirs(self.path(name), exist_ok=True)
            else:
                Path(self.path(name)).mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise AlignerError(f"{self.path(name)} cannot be made ({error}); name another folder with -o.") from error

    def exists(self, name: str = "") -> bool:
        """Say whether a file or folder is there."""
        return bool(self.fs.exists(self.path(name))) if self.fs is not None else Path(self.path(name)).exists()

    def names(self, name: str = "") -> list[str]:
        """Return the names in a folder, sorted; of a folder that is not there, none."""
        if self.fs is None:
            folder = Path(self.path(name))
            return sorted(p.name for p in folder.iterdir()) if folder.is_dir() else []
        if not self.fs.exists(self.path(name)):
            return []
        found = self.fs.ls(self.path(name), detail=False)
        return sorted(str(path).rstrip("/").rsplit("/", 1)[-1] for path in found)

    def read(self, name: str) -> bytes:
        """Return a file's bytes; raises InputError where it cannot be read."""
        with self.open(name) as file:
            return file.read()

    @contextmanager
    def open(self, name: str) -> Iterator[IO[bytes]]:
        """Open a file for reading."""
        try:
            with self.fs.open(self.path(name), "rb") if self.fs is not None else Path(self.path(name)).open("rb") as f:
                yield f
        except OSError as error:
            raise InputError(f"{self.path(name)} cannot be read ({error}).") from error

    def write(self, name: str, data: bytes) -> None:
        """Write a file whole: synced under another name and then renamed (an object store puts it whole anyway)."""
        if self.fs is not None:
            self.fs.pipe_file(self.path(name), data)
            return
        from aligner.files.atomic import atomic_write

        with atomic_write(self.path(name), encoding=None) as file:
            file.write(data)

    def write_part(self, name: str, data: bytes) -> None:
        """Write and sync a file that nobody reads before it is moved to its place."""
        if self.fs is not None:
            self.fs.pipe_file(self.path(name), data)
            return
        try:
            with Path(self.path(name)).open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise AlignerError(f"{self.path(name)} could not be written ({error.strerror or error}).") from error

    def move(self, name: str, to: str) -> None:
        """Put a finished file in its place, over an older one."""
        if self.fs is not None:
            self.fs.mv(self.path(name), self.path(to))
        else:
            Path(self.path(name)).replace(self.path(to))

    def remove(self, name: str) -> None:
        """Remove a file or a folder with what is in it; nothing where it is not there."""
        if self.fs is not None:
            if self.fs.exists(self.path(name)):
                self.fs.rm(self.path(name), recursive=True)
        elif Path(self.path(name)).is_dir():
            shutil.rmtree(self.path(name), ignore_errors=True)
        else:
            Path(self.path(name)).unlink(missing_ok=True)

    @contextmanager
    def lock(self, name: str) -> Iterator[None]:
        """Hold a folder for one command at a time, where the system can (a killed one lets go at once).

        Raises UsageError where another command holds it.
        """
        if self.fs is not None:
            yield
            return
        with locked(Path(self.path(name))) as ours:
            if not ours:
                raise UsageError(f"Another aligner batch is at work in {self.root}: wait for it, or end it.")
            yield
