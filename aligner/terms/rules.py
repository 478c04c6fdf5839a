"""Reads the room's own data tables: tab-separated, lines that begin with ``#`` explain the columns."""

from __future__ import annotations

from aligner.datafiles import rows


def table(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of ``aligner/terms/data/<name>`` as tuples of cells, in the order of the file."""
    return rows("terms", name)
