"""What a file argument may be on the command line."""

from __future__ import annotations

from pathlib import Path


def file_argument(text: str) -> str | Path:
    """Return ``-`` (standard input) as it is, and anything else as a path: never as text to align."""
    return text if text == "-" else Path(text)
