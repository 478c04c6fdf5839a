"""What earlier processes made of patterns, in a file of the user's cache folder, so that no process makes it again.

A page looks for two thousand patterns, and to compile them and to read off what they need took a third of its time. The
file is a convenience: where it is missing, damaged, of another Python or cannot be written, patterns are compiled.
``ALIGNER_CACHE`` names another folder; where it is empty, nothing is kept.
"""

from __future__ import annotations

import atexit
import hashlib
import os
import sys
import zlib
from contextlib import suppress
from functools import cache
from pathlib import Path

import msgspec

from aligner.shipped import user_cache

_MANY = 10
"""Patterns that must be new for the file to be written: each takes less than a millisecond."""
_MOST = 16 << 20
"""Bytes that the file may have; the patterns of a version take a quarter of that."""
_HEAD = 20  # bytes of the stamp and the checksum


class Made(msgspec.Struct, array_like=True):
    """What was made of a pattern: the strings that it needs, and the arguments of ``_sre.compile``."""

    strings: tuple[str, ...] | None = None
    flags: int = 0
    groups: int = 0
    names: dict[str, int] = {}
    code: memoryview = memoryview(b"")


_Rows = dict[bytes, Made]
_decoder = msgspec.msgpack.Decoder(dict[bytes, Made])


def made(source: str, flags: int) -> Made:
    """Return what is known of a pattern, to read and to fill in; ``changed`` is to be told of the latter."""
    key = hashlib.blake2b(f"{flags:d} {source}".encode("utf-8", "surrogatepass"), digest_size=12).digest()
    rows = _rows()
    row = rows.get(key)
    if row is None:
        row = rows[key] = Made()
    _used.add(key)
    return row


def changed() -> None:
    """Say that something was filled in, which is written when the process ends."""
    global _new
    if not _new:
        atexit.register(_save)
    _new += 1


def read(path: Path, stamp: bytes) -> _Rows:
    """Return what a file holds; nothing where it is missing, damaged or has another stamp."""
    try:
        with path.open("rb") as file:
            data = memoryview(file.read(_MOST + _HEAD + 1))
        told = zlib.crc32(data[_HEAD:]).to_bytes(4, "big")
        if bytes(data[:_HEAD]) == stamp + told:
            return _decoder.decode(data[_HEAD:])
    except (OSError, MemoryError, msgspec.MsgspecError, UnicodeDecodeError):
        pass
    return {}


def write(path: Path, stamp: bytes, rows: _Rows) -> None:
    """Write a file, whole or not at all; a disk that does not take it is no error."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    with suppress(OSError, MemoryError, KeyboardInterrupt):
        data = msgspec.msgpack.encode(rows)
        if len(data) > _MOST:
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            beside.write_bytes(stamp + zlib.crc32(data).to_bytes(4, "big") + data)
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)


def stamp(*sources: bytes) -> bytes:
    """Return what must be the same for a file to be used: this Python, and the code by which its rows were made."""
    import _sre  # type: ignore[import-not-found]

    told = [sys.version, sys.byteorder, str(_sre.MAGIC), str(_sre.CODESIZE), *map(repr, sources)]
    return hashlib.blake2b("\n".join(told).encode(), digest_size=_HEAD - 4).digest()


@cache
def _place() -> tuple[Path, bytes] | None:
    """Return where the file is and its stamp; None where nothing is kept."""
    try:
        if folder := user_cache():
            here = Path(__file__)
            own = [here.with_name(name).read_bytes() for name in ("needed.py", "compiled.py", here.name)]
            return folder / f"patterns-{sys.implementation.cache_tag}.bin", stamp(*own)
    except (OSError, RuntimeError, ImportError, AttributeError):
        pass  # no home, no sources, another Python
    return None


@cache
def _rows() -> _Rows:
    place = _place()
    return read(*place) if place else {}


def _save() -> None:
    place = _place()
    if place is None or _new < _MANY:
        return
    rows = _rows()
    if sum(len(row.code) for row in rows.values()) > _MOST // 2:  # much of it is another version's
        rows = {key: row for key, row in rows.items() if key in _used}
    write(*place, rows)


_new = 0
_used: set[bytes] = set()
