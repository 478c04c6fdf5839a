"""Reading that ends: regular files up to a size, standard input up to a size, archives that do not blow up."""

from __future__ import annotations

import stat
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import IO

from aligner.errors import InputError
from aligner.limits import limit

_MB = 2**20


def read_file(path: Path) -> bytes:
    """Return a file's bytes.

    Raises:
        InputError: it is a pipe or a device, which may never end, or larger than FILE_MB.
        OSError: the system cannot read it.
    """
    found = path.stat()
    if not stat.S_ISREG(found.st_mode) and not stat.S_ISDIR(found.st_mode):
        raise InputError(f"{path} is a pipe or a device, not a file: save its content as a file, or pipe it into `-`.")
    _refuse(found.st_size, str(path))
    with path.open("rb") as file:
        return read_stream(file, str(path))


def read_stream(stream: IO[bytes], name: str) -> bytes:
    """Return what a stream holds; raises InputError where that is more than FILE_MB."""
    data = stream.read(limit("FILE_MB") * _MB + 1)
    _refuse(len(data), name)
    return data


def _refuse(size: int, name: str) -> None:
    if size > limit("FILE_MB") * _MB:
        raise InputError(f"{name} has over {limit('FILE_MB'):,} MB, more than is read at once: cut it into parts.")


def blown_up(members: Iterable[zipfile.ZipInfo], parts: int | None = None) -> str:
    """Say in what way an archive is larger unpacked than any document, "" where it is not.

    ``parts`` are allowed where the format has more of them than ZIP_PARTS.
    """
    infos = list(members)
    total, packed = sum(info.file_size for info in infos), sum(info.compress_size for info in infos)
    most = min(limit("UNPACKED_MB") * _MB, limit("UNPACKED_RATIO") * max(packed, 4096))
    if len(infos) > (parts or limit("ZIP_PARTS")) or total > most:
        return f"{total // _MB:,} MB in {len(infos):,} parts"
    return ""
