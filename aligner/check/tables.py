"""The language rules of this room, read from the tables in ``data/`` at first use."""

from __future__ import annotations

from aligner.datafiles import rows


def table(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of the file ``name`` in ``data/`` as tuples of cells."""
    return rows("check", name)
