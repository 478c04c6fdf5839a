"""tasks.csv, targets.csv and document.json: an extraction as tables and as one JSON object."""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Iterable

from aligner.extraction.plain import TARGET_COLUMNS, TASK_COLUMNS, table
from aligner.extraction.records import Extraction
from aligner.files.atomic import atomic_write
from aligner.view.findings import cell


def write_tasks(made: Iterable[Extraction], path: str | os.PathLike[str]) -> None:
    """Write the tasks of one or more documents, one a row (columns: ``aligner.extraction.plain.TASK_COLUMNS``)."""
    _write(path, TASK_COLUMNS, (row for one in made for row in table(one, one.tasks, TASK_COLUMNS)))


def write_targets(made: Iterable[Extraction], path: str | os.PathLike[str]) -> None:
    """Write targets, then past results and requirements, one a row; ``status`` tells them apart."""
    _write(
        path,
        TARGET_COLUMNS,
        (
            row
            for one in made
            for records in (one.targets, one.results, one.requirements)
            for row in table(one, records, TARGET_COLUMNS)
        ),
    )


def write_document(made: Extraction, path: str | os.PathLike[str]) -> None:
    """Write everything as indented JSON (schema: aligner/extraction/document.schema.json)."""
    with atomic_write(path) as file:
        json.dump(made.to_dict(), file, ensure_ascii=False, allow_nan=False, indent=2)
        file.write("\n")


def _write(path: str | os.PathLike[str], columns: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> None:
    """Write a table as utf-8-sig CSV in which no cell can become a formula, whole or not at all."""
    with atomic_write(path, encoding="utf-8-sig") as file:
        out = csv.writer(file, lineterminator="\r\n")
        out.writerow(columns)
        out.writerows([cell(value) for value in row] for row in rows)
