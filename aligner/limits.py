"""How much is read of what: bounds on time and memory, each with a name under which the environment can set another."""

from __future__ import annotations

import os
from dataclasses import dataclass

from aligner.errors import UsageError, shown


@dataclass(frozen=True, slots=True)
class Limit:
    """A bound: its name (``ALIGNER_`` and the name is the variable), its figure, and what it bounds."""

    name: str
    value: int
    what: str


_TABLE = (
    Limit("PAIR_CHARACTERS", 20_000, "characters of both texts of one row; a longer row is not checked, and says so"),
    Limit("FILE_MB", 512, "megabytes of one file or of standard input"),
    Limit("UNPACKED_MB", 200, "megabytes that a zip archive (Word, Excel, OpenDocument, OFD, zip) may hold unpacked"),
    Limit("UNPACKED_RATIO", 200, "times that a zip archive may grow when it is unpacked"),
    Limit("ZIP_PARTS", 2_000, "parts of a zip archive"),
    Limit("TABLE_CELLS", 2_000_000, "filled cells of a sheet of a workbook"),
    Limit("TABLE_COLUMNS", 1_000, "columns of a sheet"),
    Limit("XML_DEPTH", 200, "elements inside one another in XML and HTML"),
)
LIMITS = {limit.name: limit for limit in _TABLE}


def limit(name: str) -> int:
    """Return a bound: the table's, or that of the environment.

    Raises:
        UsageError: the environment has something there that is no whole number above 0.
    """
    given = os.environ.get(f"ALIGNER_{name}")
    if given is None:
        return LIMITS[name].value
    if not (given.isascii() and given.isdecimal() and int(given[:12]) > 0 and len(given) < 12):
        raise UsageError(f"The variable ALIGNER_{name} is a whole number above 0, not {shown(given)}.")
    return int(given)
