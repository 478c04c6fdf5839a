"""Reads the room's own data tables: tab-separated, lines that begin with ``#`` explain the columns."""

from __future__ import annotations

from importlib.resources import files


def table(name: str) -> list[list[str]]:
    """Return the rows of ``aligner/terms/data/<name>`` as lists of cells, in the order of the file."""
    text = files("aligner.terms").joinpath("data", name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
