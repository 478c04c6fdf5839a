"""Where the data that ships with the package lies: models and sample documents."""

from __future__ import annotations

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
