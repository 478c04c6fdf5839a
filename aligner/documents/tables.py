"""Rules kept as data: tab-separated files under ``data/``, whose ``#`` header explains the columns."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of ``data/<name>.tsv``, each a tuple of its columns; comments and blank lines are left out."""
    lines = (Path(__file__).parent / "data" / f"{name}.tsv").read_text("utf-8").splitlines()
    return tuple(tuple(line.split("\t")) for line in lines if line and not line.startswith("#"))
