"""A short hash of a model's files."""

from __future__ import annotations

import hashlib
from pathlib import Path

_WHOLE = 64 << 20  # files up to this size are read whole
_EDGE = 1 << 20
_IGNORED = {".md", ".lock", ".metadata"}


def fingerprint(source: Path | bytes) -> str:
    """Return sixteen hexadecimal digits over bytes, or over the names and contents of a folder's files.

    Of a file above 64 MB the size, the first and the last megabyte count: hashing 1.8 GB at every start is too slow.
    Documents (``.md``) do not count, nor do hidden files.
    """
    digest = hashlib.sha256()
    if isinstance(source, bytes):
        digest.update(source)
        return digest.hexdigest()[:16]
    for path in sorted(source.rglob("*"), key=lambda p: p.relative_to(source).as_posix()):
        name = path.relative_to(source).as_posix()
        if path.is_file() and path.suffix not in _IGNORED and not name.startswith("."):
            digest.update(f"{name}\0{path.stat().st_size}\0".encode())
            _add(digest, path)
    return digest.hexdigest()[:16]


def _add(digest: hashlib._Hash, path: Path) -> None:
    with path.open("rb") as file:
        if path.stat().st_size <= _WHOLE:
            digest.update(file.read())
        else:
            digest.update(file.read(_EDGE))
            file.seek(-_EDGE, 2)
            digest.update(file.read(_EDGE))
