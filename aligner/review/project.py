"""What a project ignores: a table beside aligner.toml, which a person can read, change and keep under version control.

``aligner.ignored.csv`` has the columns rule, zh, en, author, time: findings of this rule whose Chinese and English
fragments are these do not count, in any document of the project. An empty fragment stands for none.
"""

from __future__ import annotations

import csv
from pathlib import Path

from aligner.errors import InputError
from aligner.files.atomic import atomic_write
from aligner.files.cells import guard, read_csv
from aligner.review.decision import Decision
from aligner.review.table import Fragments

COLUMNS = ("rule", "zh", "en", "author", "time")


def read_ignored(path: Path) -> dict[Fragments, str]:
    """Return what is ignored, each with the scope ``project``; nothing where there is no table.

    Raises:
        InputError: the table lacks one of the columns rule, zh and en.
    """
    return {(row["rule"], row["zh"], row["en"]): "project" for row in _rows(path)}


def add_ignored(path: Path, decision: Decision) -> None:
    """Add what a decision ignores to the table, once."""
    rows = _rows(path)
    made = {name: str(decision.fields[name]) for name in ("rule", "zh", "en")}
    if not any(all(row[name] == made[name] for name in made) for row in rows):
        _write(path, [*rows, made | {"author": decision.author, "time": decision.time}])


def drop_ignored(path: Path, decision: Decision) -> None:
    """Take what a decision ignored out of the table."""
    rows = _rows(path)
    kept = [row for row in rows if any(row[name] != decision.fields[name] for name in ("rule", "zh", "en"))]
    if len(kept) < len(rows):
        _write(path, kept)


def _rows(path: Path) -> list[dict[str, str]]:
    if not path.is_file():
        return []
    rows = read_csv(path)
    if rows and not {"rule", "zh", "en"} <= rows[0].keys():
        raise InputError(f"{path} has no columns rule, zh and en: each row names a rule and its two fragments.")
    return [{name: row.get(name, "") for name in COLUMNS} for row in rows]


def _write(path: Path, rows: list[dict[str, str]]) -> None:
    with atomic_write(path, encoding="utf-8-sig") as file:
        table = csv.writer(file, lineterminator="\r\n")
        table.writerow(COLUMNS)
        table.writerows([guard(row[name]) for name in COLUMNS] for row in rows)
