"""``aligner apply``: what a person edited in an exported file comes back into the run."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from aligner.review import Review
    from aligner.review.applying import Applied
    from aligner.review.edited import EditedRow

_PATH = click.Path(path_type=Path)


@click.command("apply")
@click.argument("run", metavar="OUT", type=_PATH)
@click.argument("edited", type=_PATH, nargs=-1, required=True)
@click.option("--author", metavar="NAME", help="Who edited the files (default: whoever is logged in).")
@click.option("--overrule", is_flag=True, help="Where a row was changed since the export, take the file's side.")
@click.option("--dry-run", is_flag=True, help="Say what would be taken over, and keep nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(
    run: Path, edited: tuple[Path, ...], author: str | None, overrule: bool, dry_run: bool, as_json: bool
) -> int:
    """Take the edits in EDITED over into the run in OUT: English, statuses and notes become decisions.

    EDITED are files that `aligner export` or `aligner run` wrote and a person edited: CSV (also saved again by a
    spreadsheet), XLSX, TMX, XLIFF 2.1 and 1.2, or the decisions that report.html downloads. Rows are matched by their
    key. A row that was changed in the run since the export is a conflict: it is listed, and stays as it is. The Chinese
    is never changed, rows are neither added nor taken away. Decisions are kept in OUT/review.sqlite; every export has
    them. Where OUT/corrected.csv itself holds more than was taken over and is written anew, it is kept as it was under
    the name corrected.conflicts.csv. Exit codes: 0 done, 1 something was listed that was not taken over, 2 usage,
    3 unusable input.
    """
    from aligner.review import Review
    from aligner.review.applying import apply
    from aligner.review.edited import read_edited
    from aligner.review.of_result import user

    rows = [(path, read_edited(path)) for path in edited]
    ours = {path.name for path in edited if path.resolve().parent == run.resolve()}
    review = Review.open(run, edited=ours)
    outcomes = []
    for path, said in rows:
        outcome = apply(review, said, author or user(), overrule, dry_run)
        outcomes.append((path, outcome))
    listed = any(outcome.conflicts or outcome.refused for _, outcome in outcomes)
    # A file of the run itself that was only saved again by another program is put back as it was.
    anew = not dry_run and (any(outcome.changes for _, outcome in outcomes) or (bool(ours) and not listed))
    aside = kept_aside(run, rows, review) if anew else {}
    if as_json:
        click.echo(json.dumps([plain(path, outcome, aside) for path, outcome in outcomes], ensure_ascii=False))
    else:
        for path, outcome in outcomes:
            show(path, outcome, dry_run)
        for path, copy in aside.items():
            click.echo(f"{path} is written anew; it holds more than was taken over, and is kept as {copy}")
    if anew:
        written = rewritten(run, review)
        if not as_json:
            click.echo(f"wrote {', '.join(path.name for path in written)} in {run}")
    return int(listed)


def kept_aside(run: Path, edited: Iterable[tuple[Path, Sequence[EditedRow]]], review: Review) -> dict[Path, Path]:
    """Keep a copy of each file of the run's folder that will be written anew without something that stands in it."""
    from aligner.export.folder import DECIDED
    from aligner.review.aside import keep_aside, loses

    return {
        path: keep_aside(path)
        for path, said in edited
        if path.name in DECIDED and path.resolve().parent == run.resolve() and loses(said, review.rows)
    }


def plain(path: Path, outcome: Applied, aside: Mapping[Path, Path]) -> dict[str, Any]:
    """Return what came of a file as plain data; ``kept`` is the copy of one that holds more than was taken over."""
    kept = {"kept": str(aside[path])} if path in aside else {}
    return kept | {
        "file": str(path),
        "decisions": [{"seq": c.seq, "kind": c.kind, "rows": [row.key for row in c.rows]} for c in outcome.changes],
        "conflicts": outcome.conflicts,
        "refused": outcome.refused,
        "unchanged": outcome.unchanged,
        "missing": outcome.missing,
    }


def show(path: Path, outcome: Applied, dry_run: bool) -> None:
    """Print what came of a file: one line, and one for each edit that was not taken over."""
    from aligner.display.words import count

    rows = len({row.key for change in outcome.changes for row in change.rows})
    verb = "would be made" if dry_run else "made"
    said = f"{path}: {count(len(outcome.changes), 'decision')} {verb} on {count(rows, 'row')}, "
    said += f"{count(outcome.unchanged, 'row')} unedited"
    if outcome.missing:
        said += f", {count(outcome.missing, 'row')} of the run not in the file (left as they are)"
    click.echo(said)
    for sentence in (*outcome.conflicts, *outcome.refused):
        click.echo(f"  not taken over: {sentence}", err=True)


def rewritten(run: Path, review: Review) -> list[Path]:
    """Write the tables and the report of the run's folder again, with the decisions in them."""
    from aligner.export.folder import write_decided

    return write_decided(review.record, run)
