"""A short hash of a model's files."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

_WHOLE = 64 << 20  # files up to this size are read whole
_EDGE = 1 << 20
_IGNORED = {".md", ".lock", ".metadata"}


_STATED = re.compile(r"^fingerprint: ([0-9a-f]{16})$", re.M)


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
            while part := file.read(_EDGE):
                digest.update(part)
        else:
            digest.update(file.read(_EDGE))
            file.seek(-_EDGE, 2)
            digest.update(file.read(_EDGE))


def stated(folder: Path) -> str:
    """Return the fingerprint that a model's card states, "" where there is no card or it states none."""
    try:
        head = (folder / "README.md").read_text(encoding="utf-8", errors="replace")[:2000]
    except OSError:
        return ""
    found = _STATED.search(head)
    return found[1] if found else ""


def with_fingerprint(card: str, folder: Path) -> str:
    """Return a card that states the fingerprint of the folder's files; cards do not count in it."""
    return card.replace("---\n", f"---\nfingerprint: {fingerprint(folder)}\n", 1) if card.startswith("---\n") else card
