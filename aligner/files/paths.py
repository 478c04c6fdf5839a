"""Names of files that a caller gives in Python."""

from __future__ import annotations

import os
from pathlib import Path

from aligner.errors import UsageError


def file_path(value: object, what: str) -> Path:
    """Return a name as a Path.

    Raises:
        UsageError: it is none; ``what`` says what was wanted.
    """
    if not isinstance(value, (str, os.PathLike)):
        raise UsageError(f"Give the path of {what}, not {type(value).__name__}.")
    path = Path(os.fsdecode(value))
    if "\0" in str(path):
        raise UsageError(f"Give the path of {what}: a path holds no NUL.")
    return path
