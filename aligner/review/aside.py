"""An edited file of the run's folder is kept under another name where writing it anew would lose a person's words."""

from __future__ import annotations

import shutil
from collections import defaultdict
from collections.abc import Sequence
from itertools import count
from pathlib import Path

from aligner.files.atomic import atomic_write
from aligner.review.applying import status_word
from aligner.review.edited import EditedRow
from aligner.review.row_state import RowState
from aligner.view.base import plain
from aligner.view.content import ALL_STATUSES, CONFIRMED, REJECTED

_FIELDS = {"zh": "zh", "en": "en", "note": "note", "machine": "en_machine"}
"""What a person can write in, by the name of the row that was written anew."""
_CHECKS = set(ALL_STATUSES) - {CONFIRMED, REJECTED}
"""Statuses that the checks give too: they change by themselves."""


def loses(edited: Sequence[EditedRow], rows: Sequence[RowState]) -> bool:
    """Say whether text of an edited file stands in none of the rows that will take its place.

    A row that nobody edited, as far as its base tells, is no loss: it may have been decided elsewhere since.
    """
    by_key = {row.key: row for row in rows}
    by_zh: dict[str, list[RowState]] = defaultdict(list)
    for row in rows:
        by_zh[plain(row.zh)].append(row)
    for one in edited:
        there = [by_key[one.key]] if one.key in by_key else by_zh[plain(one.zh or "")]
        untouched = bool(one.base) and not one.edited
        if one.more or not any(_holds(row, one, ("machine",) if untouched else tuple(_FIELDS)) for row in there):
            return True
    return False


def _holds(row: RowState, edited: EditedRow, fields: Sequence[str]) -> bool:
    """Say whether a row has what a file says of it."""
    said = ((getattr(edited, name), getattr(row, _FIELDS[name])) for name in fields)
    word = status_word(edited.status or "")
    if word not in ("", row.status, *_CHECKS):
        return False
    return all(text is None or plain(text) == plain(found) for text, found in said)


def keep_aside(path: Path) -> Path:
    """Copy a file to NAME.conflicts.csv, or the first NAME.conflicts-2.csv and so on that is not there; return it."""
    names = (f"{path.stem}.conflicts{'' if number == 1 else f'-{number}'}{path.suffix}" for number in count(1))
    place = next(place for name in names if not (place := path.with_name(name)).exists())
    with path.open("rb") as source, atomic_write(place, encoding=None) as file:
        shutil.copyfileobj(source, file)
    return place
