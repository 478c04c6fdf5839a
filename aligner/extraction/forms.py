"""Word lists of this room: tables in ``data/`` whose rows are a kind and its forms, separated by ``|``."""

from __future__ import annotations

from functools import cache

from aligner.datafiles import rows
from aligner.words import patterns as re

# what stands between bars that are in no group or class
_BAR = re.compile(r"(?:\((?:[^()]|\([^()]*\))*\)|\[[^\]]*\]|\\.|[^|(\[\\])+")


@cache
def forms(table: str, kind: str) -> tuple[str, ...]:
    """Return the forms of the rows of ``data/<table>.tsv`` whose first cell is ``kind``, the longest first.

    Raises KeyError when the table has no such kind.
    """
    found = [form for row in rows("extraction", f"{table}.tsv") if row[0] == kind for form in _BAR.findall(row[1])]
    if not found:
        raise KeyError(f"{table}.tsv has no kind {kind}")
    return tuple(sorted(found, key=lambda form: (-len(form), form)))


@cache
def any_of(table: str, *kinds: str) -> str:
    """Return a regular expression, without groups, for any form of ``kinds``; the forms are patterns themselves."""
    found = {form for kind in kinds for form in forms(table, kind)}
    return "(?:" + "|".join(sorted(found, key=lambda form: (-len(form), form))) + ")"


@cache
def compiled(table: str, before: str, kinds: tuple[str, ...], after: str = "") -> re.Pattern[str]:
    """Return the compiled pattern of ``before``, any form of ``kinds``, and ``after``."""
    return re.compile(before + any_of(table, *kinds) + after)
