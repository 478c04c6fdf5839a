"""One program at a time: a lock on a file, which a program that is killed lets go at once."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

log = logging.getLogger(__name__)


@contextmanager
def locked(path: Path) -> Iterator[bool]:
    """Hold a file, made where it is missing, and say whether it could be had (False: another program holds it).

    Where the system or the file system has no such locks, it is always had.
    """
    fcntl = _locks()
    while True:
        with path.open("ab") as file:
            if fcntl is None:
                yield True
                return
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                yield False
                return
            except OSError as error:
                log.debug("no locks at %s: %s", path, error)
            if not _same(path, file.fileno()):
                continue  # its last holder removed it between our opening and our locking
            yield True
            return


def lock(file: IO[Any]) -> None:
    """Hold a file that this program has just made, until it is closed."""
    fcntl = _locks()
    if fcntl is not None:
        with suppress(OSError):
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _locks() -> Any:
    try:
        import fcntl
    except ImportError:
        return None
    return fcntl


def _same(path: Path, handle: int) -> bool:
    """Say whether a path still names the file that is open."""
    try:
        return os.path.samestat(path.stat(), os.fstat(handle))
    except OSError:
        return False
