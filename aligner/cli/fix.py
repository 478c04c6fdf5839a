"""``aligner fix``: the safe corrections of pairs that are already aligned."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from aligner.cli.progress import progress_options, shown
from aligner.cli.suggest import chosen_backend, noted, suggestion_options

if TYPE_CHECKING:
    from aligner.clock import Progress
    from aligner.correct.backends import Backend
    from aligner.record import Record


@click.command("fix")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--diff", is_flag=True, help="Show what would change, word by word, and write nothing.")
@click.option("--only", metavar="A,B", help="Apply only what these checks found.")
@click.option(
    "--min-confidence", type=click.FloatRange(0, 1), default=0.0, help="Apply only findings at or above this."
)
@click.option(
    "--terms", type=click.Path(path_type=Path), metavar="FILE", help="A termbase of your own, before the shipped one."
)
@click.option("--force", is_flag=True, help="Replace files that exist.")
@progress_options
@suggestion_options
def command(
    file: Path,
    diff: bool,
    only: str | None,
    min_confidence: float,
    terms: Path | None,
    force: bool,
    suggest_with: str | None,
    endpoint: str | None,
    **given: Any,
) -> int:
    """Correct the English of FILE: the folder of a run, an alignment.csv, any CSV or TSV of two columns, or TMX.

    FILE stays as it is, and so does what a person has decided: rows that are confirmed or rejected, and English that a
    person wrote; of a corrected table en_machine stays the machine's. Of a folder, corrected.csv and corrections.csv
    are written into it; beside pairs.csv, pairs.corrected.csv and pairs.corrections.csv; beside memory.tmx,
    memory.corrected.tmx and memory.corrections.csv.
    Only what is safe is changed; the rest is marked "needs review". Exit codes: 0 done, 2 usage (also: a file that
    exists, without --force), 3 unusable input, 5 the model of --suggest-with cannot be had.
    """
    from aligner.files.atomic import refuse_unwritable
    from aligner.review.folder import refuse_unapplied
    from aligner.terms import with_user_terms

    places = outputs(file)
    if not diff:
        refuse_existing(places, force)
        if file.is_dir():
            refuse_unapplied(file)
        elif file.exists():  # else it is the input that is missing
            refuse_unwritable(*places)
    if suggest_with and (diff or places[0].suffix == ".tmx"):
        raise click.UsageError("Suggestions go into the column note of a table: leave out --diff, and give no TMX.")
    backend = chosen_backend(suggest_with, endpoint)
    names = tuple(name.strip() for name in only.split(",")) if only is not None else None
    if terms:
        with_user_terms(terms)  # refused here, before any work
    with shown(given) as bar:
        result = corrected(file, names, min_confidence, terms, bar)
    if diff:
        from aligner.display.diff import print_diff

        print_diff(result.revisions, sys.stdout)
        if not any(revision.corrections for revision in result.revisions):
            click.echo(f"nothing to change: {told(result)}", err=True)
        return 0
    if file.is_dir():
        from aligner.export.folder import changed

        with changed(file) as new:
            suggested = write(result, (new / places[0].name, new / places[1].name), backend)
    else:
        suggested = write(result, places, backend)
    if not given["quiet"]:
        click.echo(told(result) + (f"; {suggested:,} suggestions by {backend.name}" if backend else ""))
        for path in places:
            click.echo(f"wrote {path}")
    return 0


def outputs(file: Path) -> tuple[Path, Path]:
    """Return where the corrected pairs and the list of corrections go."""
    if file.is_dir():
        return file / "corrected.csv", file / "corrections.csv"
    suffix = ".tmx" if file.suffix.lower() == ".tmx" else ".csv"
    return file.with_name(f"{file.stem}.corrected{suffix}"), file.with_name(f"{file.stem}.corrections.csv")


def refuse_existing(places: tuple[Path, ...], force: bool) -> None:
    """Refuse to replace what a user has, before any work is done."""
    found = [path for path in places if path.exists()]
    if found and not force:
        raise click.UsageError(f"{found[0]} exists: pass --force to replace it, or --diff to look only.")


def corrected(
    file: Path, only: tuple[str, ...] | None, least: float, terms: Path | None, progress: Progress | None = None
) -> Record:
    """Return the pairs of a file or of a run, checked and corrected; what a run holds is kept."""
    import aligner
    from aligner.bitext.as_record import record_of
    from aligner.bitext.read import read_pairs
    from aligner.cli.fix_table import fixed_table, own_table, undecided
    from aligner.clock import Clock
    from aligner.examine import judge, revise

    clock = Clock(progress)
    pairs = None if file.is_dir() else read_pairs(file)
    if pairs is not None and (ours := own_table(file, len(pairs))):
        return fixed_table(file.name, pairs, ours, only, least, terms)
    record = aligner.load(file) if pairs is None else record_of(pairs, file.name)
    kept = pairs is None and terms is None
    if kept and only is None and not least:
        return record
    options = record.options | ({"terms": str(terms)} if terms else {})
    if kept:
        reports = record.reports
    else:
        reports, _ = judge(record.source, record.target, record.alignment, options, clock, pairs)
    with clock.stage("correct"):
        revisions = revise(record.alignment, reports, options, only, least)
        return replace(record, checked=reports, revised=undecided(record, revisions))


def write(result: Record, places: tuple[Path, Path], backend: Backend | None = None) -> int:
    """Write the corrected pairs and the list of corrections, each whole or not at all.

    Returns how many suggestions of the back-end stand in the column note.
    """
    from aligner.export.corrections_csv import write_corrections
    from aligner.export.csv_table import write_csv
    from aligner.view.cells import CORRECTED, with_cell
    from aligner.view.rows import rows

    suggested = 0
    if places[0].suffix == ".tmx":
        from aligner.export.tmx import write_tmx

        write_tmx(result, places[0])
    else:
        table, suggested = noted(result, backend) if backend else (rows(result), 0)
        write_csv(table, places[0], with_cell(CORRECTED, table))
    write_corrections(result.revisions, places[1])
    return suggested


def told(result: Record) -> str:
    """Return in one line what was done and what is left."""
    from aligner.correct.revision import NEEDS_REVIEW
    from aligner.display.words import count
    from aligner.view.rows import rows

    revisions = result.revisions
    edits = sum(len(revision.corrections) for revision in revisions)
    changed = sum(bool(revision.corrections) for revision in revisions)
    status = [row.status for row in rows(result)] if result.marks else [revision.status for revision in revisions]
    left = sum(name == NEEDS_REVIEW for name in status)
    return (
        f"{count(len(revisions), 'pair')}: {count(edits, 'correction')} in {count(changed, 'row')}, {left:,} to review"
    )
