"""The decisions that report.html downloads: JSON with the rows that a reader marked, and what he said of each."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from aligner.errors import InputError
from aligner.files.bounded import read_file
from aligner.review.edited.row import EditedRow

KIND = "aligner decisions"
_TEXTS = ("en", "status", "note")


def read(path: Path) -> list[EditedRow]:
    """Return one row a marked row.

    Raises:
        InputError: the file is no such download.
    """
    try:
        data: Any = json.loads(read_file(path).decode("utf-8-sig"))
    except (OSError, ValueError, RecursionError) as error:
        raise InputError(f"{path} is not JSON ({error}): download the decisions from the report again.") from error
    if not isinstance(data, dict) or data.get("kind") != KIND or not isinstance(data.get("rows"), list):
        raise InputError(f"{path} holds no decisions: give the file that report.html downloads.")
    rows = []
    for number, row in enumerate(data["rows"], start=1):
        where = f"{path.name}, row {number}"
        if not isinstance(row, dict) or not isinstance(row.get("key"), str):
            raise InputError(f"{where} has no key: download the decisions from the report again.")
        if wrong := next((n for n in _TEXTS if n in row and not isinstance(row[n], str)), None):
            raise InputError(f"{where}: {wrong} is no text: download the decisions from the report again.")
        said: dict[str, Any] = {name: row.get(name) for name in _TEXTS}
        rows.append(EditedRow(where, row["key"], str(row.get("base", "")), str(row.get("id", "")), **said))
    return rows
