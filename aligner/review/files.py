"""Where decisions lie: those about a run in its folder, and what a project ignores beside aligner.toml.

Every run asks whether there are any; most often there are none, and nothing else of this room is imported.
"""

from __future__ import annotations

import os
from pathlib import Path

STORE = "review.sqlite"
IGNORED = "aligner.ignored.csv"


def store_path(folder: str | os.PathLike[str]) -> Path:
    """Return where the decisions about the run in a folder are."""
    return Path(folder) / STORE


def ignored_file(folder: str | os.PathLike[str] | None = None) -> Path:
    """Return where a project's table stands: in its folder, by default the one in which the program was called."""
    return Path(folder or ".") / IGNORED
