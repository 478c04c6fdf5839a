"""Rules kept as data: tab-separated files under ``data/``, whose ``#`` header explains the columns."""

from __future__ import annotations

from aligner import datafiles


def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of ``data/<name>.tsv``, each a tuple of its columns."""
    return datafiles.rows("documents", f"{name}.tsv")
