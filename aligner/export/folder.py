"""The output folder of a run: which files it holds, and that nothing a user has is overwritten unasked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from aligner.display.report import write_report
from aligner.errors import InputError, UsageError
from aligner.export.corrections_csv import write_corrections
from aligner.export.csv_table import write_csv
from aligner.export.extraction_files import write_document, write_targets, write_tasks
from aligner.export.findings_csv import write_findings
from aligner.export.jsonl import write_jsonl
from aligner.export.run_json import write_run
from aligner.record import Record
from aligner.view.cells import COLUMNS, CORRECTED, with_cell
from aligner.view.rows import Row, rows

Writer = Callable[[Record, list[Row], Path], None]
FILES: tuple[tuple[str, Writer], ...] = (
    ("alignment.csv", lambda record, table, path: write_csv(table, path, table_columns(record, table))),
    ("alignment.jsonl", lambda record, _, path: write_jsonl(record, path)),
    ("findings.csv", lambda record, _, path: write_findings([r.findings for r in record.reports], path)),
    ("corrected.csv", lambda _, table, path: write_csv(table, path, with_cell(CORRECTED, table))),
    ("corrections.csv", lambda record, _, path: write_corrections(record.revisions, path)),
    ("tasks.csv", lambda record, _, path: write_tasks([record.extraction], path)),
    ("targets.csv", lambda record, _, path: write_targets([record.extraction], path)),
    ("document.json", lambda record, _, path: write_document(record.extraction, path)),
    ("report.html", lambda record, _, path: write_report(record, path)),
)
"""Name of a file and what writes it, in order: the table and its faithful twin, what is wrong in the translation, both
texts with the corrected English, its edits, who must do what by when, the page."""
RUN_ALONE = ("alignment.csv", "alignment.jsonl", "document.json")
"""The files that say what the run gave, whatever was decided since."""
SURE, RUN = "confident.csv", "run.json"


def check_output(folder: Path, force: bool) -> None:
    """Refuse an output folder that already holds something, before any work is done."""
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is a file; name a folder for the results with -o.")
    if not force and folder.is_dir() and any(folder.iterdir()):
        raise UsageError(f"{folder} is not empty; name another folder with -o, or pass --force to write into this one.")


def write_output(record: Record, folder: Path, min_confidence: float | None = None) -> list[Path]:
    """Write a run's files (``FILES``, and run.json last) into ``folder`` and return their paths, each whole or absent.

    ``min_confidence`` adds confident.csv with the pairs of both sides at or above it.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"{folder} cannot be made: {error.strerror}; name another folder with -o.") from error
    table = rows(record)
    written = []
    for name, write in FILES:
        written.append(folder / name)
        write(record, table, written[-1])
    if min_confidence is not None:
        sure = [row for row in table if row.zh and row.en and row.confidence >= min_confidence]
        written.append(folder / SURE)
        write_csv(sure, written[-1], table_columns(record, table))
    else:
        (folder / SURE).unlink(missing_ok=True)  # of an earlier run into the same folder
    written.append(folder / RUN)
    write_run(record, written[-1])
    return written


def write_decided(record: Record, folder: Path) -> list[Path]:
    """Write again what shows decisions in a run's folder, the tables and the report; what the run gave stays.

    Returns the files written, each whole.
    """
    table = rows(record)
    written = []
    for name, write in FILES:
        if name not in RUN_ALONE:
            written.append(folder / name)
            write(record, table, written[-1])
    return written


def table_columns(record: Record, table: list[Row]) -> tuple[str, ...]:
    """Return the columns of a record's table: moved and cell only where a row is out of order or a cell."""
    columns = with_cell(COLUMNS, table)
    return (*columns, "moved") if any(bead.moved for bead in record.alignment.beads) else columns
