"""The language rules of this room, read from the tables in ``data/`` at first use."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def table(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a file in ``data/`` as tuples of cells, without empty lines and lines that begin with #."""
    text = files("aligner.check").joinpath("data", name).read_text(encoding="utf-8")
    return tuple(tuple(line.split("\t")) for line in text.splitlines() if line.strip() and not line.startswith("#"))
