"""Language rules kept as data: the tab-separated tables in the ``data/`` folders of the rooms."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from aligner.errors import InputError

HERE = Path(__file__).resolve().parent


@cache
def rows(room: str, name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of ``aligner/<room>/data/<name>`` as tuples of cells.

    Empty lines and lines that begin with ``#``, which explain the columns, are left out.
    """
    path = HERE / room / "data" / name
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"The table {path} of this program is damaged ({error}): install aligner again.") from error
    if not text.endswith("\n"):
        raise InputError(f"The table {path} of this program is cut short: install aligner again.")
    lines = text.splitlines()
    return tuple(tuple(line.split("\t")) for line in lines if line.strip() and not line.startswith("#"))
