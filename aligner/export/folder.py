"""The output folder of a run: which files it holds, and that nothing a user has is overwritten unasked."""

from __future__ import annotations

from pathlib import Path

from aligner.errors import InputError, UsageError
from aligner.face import Result

TABLES = (
    *("alignment.csv", "alignment.jsonl", "findings.csv", "corrected.csv", "corrections.csv"),
    *("tasks.csv", "targets.csv", "document.json", "report.html"),
)


def check_output(folder: Path, force: bool) -> None:
    """Refuse an output folder that already holds something, before any work is done."""
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is a file; name a folder for the results with -o.")
    if not force and folder.is_dir() and any(folder.iterdir()):
        raise UsageError(f"{folder} is not empty; name another folder with -o, or pass --force to write into this one.")


def write_output(result: Result, folder: Path, min_confidence: float | None = None) -> list[Path]:
    """Write a run's files into ``folder`` and return their paths; each is written whole or not at all.

    alignment.csv is the table, alignment.jsonl its faithful twin, findings.csv what the checks found,
    corrected.csv the bilingual table with the corrected English, corrections.csv its edits, tasks.csv, targets.csv and
    document.json who must do what by when, report.html the page, run.json how it came about.
    ``min_confidence`` adds confident.csv with the pairs of both sides at or above it.
    """
    from aligner.export.corrections_csv import write_corrections
    from aligner.export.csv_table import CORRECTED, write_csv
    from aligner.export.extraction_files import write_document, write_targets, write_tasks
    from aligner.export.findings_csv import write_findings
    from aligner.export.run_json import write_run
    from aligner.view.rows import rows

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"{folder} cannot be made: {error.strerror}; name another folder with -o.") from error
    table = rows(result)
    written = [folder / name for name in TABLES]
    columns = table_columns(result)
    write_csv(table, written[0], columns)
    result.to_jsonl(written[1])
    write_findings([report.findings for report in result.reports], written[2])
    write_csv(table, written[3], CORRECTED)
    write_corrections(result.revisions, written[4])
    write_tasks([result.extraction], written[5])
    write_targets([result.extraction], written[6])
    write_document(result.extraction, written[7])
    result.to_html(written[8])
    if min_confidence is not None:
        sure = [row for row in table if row.zh and row.en and row.confidence >= min_confidence]
        written.append(folder / "confident.csv")
        write_csv(sure, written[-1], columns)
    else:
        (folder / "confident.csv").unlink(missing_ok=True)  # of an earlier run into the same folder
    written.append(folder / "run.json")
    write_run(result, written[-1])
    return written


def table_columns(result: Result) -> tuple[str, ...]:
    """Return the columns of a result's table: the column moved is there only where some row is out of order."""
    from aligner.export.csv_table import COLUMNS

    return (*COLUMNS, "moved") if any(bead.moved for bead in result.alignment.beads) else COLUMNS
