"""Names of files that a caller gives in Python."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from aligner.errors import UsageError, shown


def file_path(value: object, what: str) -> Path:
    """Return a name as a Path.

    Raises:
        UsageError: it is none; ``what`` says what was wanted.
    """
    if not isinstance(value, (str, os.PathLike)):
        raise UsageError(f"Give the path of {what}, not {type(value).__name__}.")
    try:
        path = Path(os.fsdecode(value))
        with suppress(FileNotFoundError, NotADirectoryError, PermissionError):
            path.stat()
    except (OSError, ValueError) as error:  # too long, a NUL, half a surrogate pair
        reason = getattr(error, "strerror", None) or "it cannot be the name of a file"
        raise UsageError(f"Give the path of {what}, not {shown(value)}: {reason}.") from None
    return path
