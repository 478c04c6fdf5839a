"""Where data lies: what ships with the package, models and sample documents, and what is kept between runs."""

from __future__ import annotations

import os
import zipfile
import zlib
from pathlib import Path

HERE = Path(__file__).resolve().parent
DAMAGED = (OSError, ValueError, LookupError, EOFError, zipfile.BadZipFile, zlib.error)
"""What reading a damaged table of numbers raises."""


def shipped(name: str) -> Path:
    """Return the folder ``name`` (``models`` or ``corpora``): inside the installed package, or beside a checkout's."""
    inside = HERE / name
    return inside if inside.is_dir() else HERE.parent / name


def user_cache() -> Path | None:
    """Return the folder of what is kept between runs: ``$ALIGNER_CACHE``, or the user's; None where that is empty.

    Raises:
        RuntimeError: the user has no home.
    """
    given = os.environ.get("ALIGNER_CACHE")
    if given is not None:
        return Path(given) if given else None
    base = os.environ.get("LOCALAPPDATA") if os.name == "nt" else os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "aligner"
