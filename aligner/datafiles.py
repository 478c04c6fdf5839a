"""Language rules kept as data: the tab-separated tables in the ``data/`` folders of the rooms."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from aligner.errors import InputError

HERE = Path(__file__).resolve().parent


def lines(room: str, name: str) -> list[str]:
    """Return the lines of ``aligner/<room>/data/<name>`` but empty ones and those that explain the columns (``#``)."""
    path = HERE / room / "data" / name
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"The table {path} of this program is damaged ({error}): install aligner again.") from error
    if not text.endswith("\n"):
        raise InputError(f"The table {path} of this program is cut short: install aligner again.")
    return [line for line in text.splitlines() if line[:1] != "#" and line.strip()]


@cache
def rows(room: str, name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of ``aligner/<room>/data/<name>`` as tuples of cells."""
    return tuple([tuple(line.split("\t")) for line in lines(room, name)])
