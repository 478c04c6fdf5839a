"""The output folder of a run: which files it holds, and that nothing a user has is overwritten unasked."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from aligner.display.report import write_report
from aligner.errors import InputError, UsageError
from aligner.export.corrections_csv import write_corrections
from aligner.export.csv_table import write_csv
from aligner.export.extraction_files import write_document, write_targets, write_tasks
from aligner.export.findings_csv import write_findings
from aligner.export.jsonl import write_jsonl
from aligner.export.run_json import file_hash, hashes, read_hashes, renew, write_run
from aligner.files.whole import Held, held, results, settle
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
DECIDED = tuple(name for name, _ in FILES if name not in RUN_ALONE)
"""The files that show decisions, and are written again when there are new ones."""
SURE, RUN, RECORD = "confident.csv", "run.json", "alignment.jsonl"


def check_output(folder: Path, force: bool) -> None:
    """Refuse an output folder that already holds something, before any work is done."""
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is a file; name a folder for the results with -o.")
    if not force and folder.is_dir() and results(folder):
        raise UsageError(f"{folder} is not empty; name another folder with -o, or pass --force to write into this one.")


def hold_output(folder: Path) -> AbstractContextManager[Held]:
    """Hold the folder of a run for writing (``aligner.files.whole.held``)."""
    return held(folder, [*(name for name, _ in FILES), SURE, RUN])


def write_output(record: Record, folder: Path, min_confidence: float | None = None) -> list[Path]:
    """Write a run's files (``FILES``, and run.json last) into ``folder``, together, and return their paths.

    ``min_confidence`` adds confident.csv with the pairs of both sides at or above it.
    """
    with hold_output(folder) as place:
        fill(record, place.new, min_confidence)
        return put_output(record, place, folder)


def fill(record: Record, folder: Path, min_confidence: float | None = None) -> None:
    """Write every file of a run but run.json into a folder."""
    table = rows(record)
    for name, write in FILES:
        write(record, table, folder / name)
    if min_confidence is not None:
        sure = [row for row in table if row.zh and row.en and row.confidence >= min_confidence]
        write_csv(sure, folder / SURE, table_columns(record, table))


def fill_decided(record: Record, folder: Path) -> None:
    """Write the files that show decisions into a folder: the tables and the report; what the run gave stays."""
    table = rows(record)
    for name, write in FILES:
        if name in DECIDED:
            write(record, table, folder / name)


def put_output(record: Record, place: Held, folder: Path) -> list[Path]:
    """Add run.json with the hashes of what was written, put everything in place, and return the paths in ``folder``."""
    names = [name for name in (*(name for name, _ in FILES), SURE) if (place.new / name).exists()]
    write_run(record, place.new / RUN, hashes(place.new, names))
    place.put(last=RUN, gone=[SURE] if SURE not in names else [])  # of an earlier run into the same folder
    return [folder / name for name in (*names, RUN)]


def write_decided(record: Record, folder: Path) -> list[Path]:
    """Write again what shows decisions in a run's folder (``fill_decided``), together; returns the files written."""
    with changed(folder) as new:
        fill_decided(record, new)
        return [folder / name for name in DECIDED]


@contextmanager
def changed(folder: Path) -> Iterator[Path]:
    """Give a folder in which files of a run's folder are written anew; put in place together, run.json knows them."""
    with hold_output(folder) as place:
        yield place.new
        names = sorted(path.name for path in place.new.iterdir())
        renew(folder / RUN, place.new / RUN, hashes(place.new, names))
        place.put(last=RUN)


def check_whole(folder: str | os.PathLike[str], but: Collection[str] = ()) -> None:
    """Refuse a folder that is not what one run, and the decisions about it, have left; what a kill left is finished.

    ``but`` are names of files that may have been edited. A table that was moved away is no fault.

    Raises:
        InputError: there is no finished run in it, or a file is not what the run wrote.
    """
    place = Path(folder)
    settle(place)
    if not (place / RECORD).is_file():
        raise InputError(f"{folder} holds no {RECORD}: give the folder that `aligner run -o` wrote.")
    known = read_hashes(place / RUN)
    for name in (name for name in known if name not in but and (place / name).is_file()):
        if file_hash(place / name) != known[name]:
            way = "move it away, or run again with --force"
            if name in RUN_ALONE:
                way = "run again with --force"
            elif name == "corrected.csv":
                way = f"take its edits over with `aligner apply {folder} {place / name}`, or move it away"
            raise InputError(f"{place / name} is not what the run wrote: {way}.")


def table_columns(record: Record, table: list[Row]) -> tuple[str, ...]:
    """Return the columns of a record's table: moved and cell only where a row is out of order or a cell."""
    columns = with_cell(COLUMNS, table)
    return (*columns, "moved") if any(bead.moved for bead in record.alignment.beads) else columns
