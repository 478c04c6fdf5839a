"""``aligner run``: the main job, for one pair or for many."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from aligner.cli.batch import one_thread
from aligner.cli.inputs import file_arguments
from aligner.cli.options import checking_options, pipeline_options, reading_options
from aligner.cli.progress import progress_options, shown
from aligner.cli.warn import shown_warnings, verdict_exit
from aligner.errors import NotTranslationsError

if TYPE_CHECKING:
    from aligner.batch.summary import Outcome
    from aligner.face import Result


@click.command("run")
@click.argument("source", required=False)
@click.argument("target", required=False)
@click.option("-o", "--out", type=click.Path(path_type=Path), help="Folder for the results (default: aligned).")
@click.option(
    "--pairs", type=click.Path(path_type=Path), metavar="LIST|FOLDER", help="Run many pairs with one summary."
)
@click.option("--force", is_flag=True, help="Write into a folder that is not empty.")
@click.option("--min-confidence", type=click.FloatRange(0, 1), help="Also write confident.csv with the safe pairs.")
@click.option("--jobs", type=click.IntRange(min=1), default=1, metavar="N", help="Processes that share the pairs.")
@progress_options
@click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON.")
@click.option("-v", "--verbose", is_flag=True, help="Also print timings, the signature and what cleaning removed.")
@checking_options
@reading_options
def command(
    source: str | None,
    target: str | None,
    out: Path | None,
    pairs: Path | None,
    force: bool,
    min_confidence: float | None,
    as_json: bool,
    verbose: bool,
    **given: Any,
) -> int:
    """Align SOURCE (Chinese) with TARGET (English) and write the results into a folder.

    Written are alignment.csv (the table), alignment.jsonl (its faithful twin, with offsets), findings.csv (what is
    wrong in the translation), corrected.csv (both texts and the corrected English), corrections.csv (its edits),
    tasks.csv, targets.csv and document.json (who must do what, by when, how much), report.html (side by side, opens in
    any browser) and run.json (signature, options, timings, what cleaning removed).

    What people have decided about an earlier run in the folder (review.sqlite) stays, with --force too: it is put into
    the tables again, and what this run has otherwise is listed.

    Without TARGET, SOURCE holds both languages in turns, or pairs (a table, TMX, XLIFF), or is a zip archive of the
    two documents. Either file may be - for standard input. Exit codes: 0 done, 2 usage, 3 unusable input (nothing
    written), 4 the documents are not translations of each other (results are written all the same), 5 model
    missing, 130 interrupted.
    """
    from aligner.export.folder import check_output

    out = out or Path("aligned")
    if pairs is not None:
        if source or target:
            raise click.UsageError("Give either two files or --pairs, not both.")
        if given["jobs"] > 1:
            one_thread()
        if verbose:
            raise click.UsageError("-v tells about one pair; look into the run.json of each pair instead.")
        check_output(out, force)
        return run_many(pairs, out, min_confidence, as_json, given)
    if given["jobs"] > 1:
        raise click.UsageError("--jobs shares out the pairs of --pairs.")
    if not source:
        raise click.UsageError(
            "A file is needed: the Chinese original, and its English translation unless it holds both."
        )
    check_output(out, force)
    return run_one(source, target, out, min_confidence, (given["quiet"], as_json, verbose), given)


def run_one(
    source: str,
    target: str | None,
    out: Path,
    min_confidence: float | None,
    show: tuple[bool, bool, bool],
    given: dict[str, Any],
) -> int:
    """Run one pair, write its files and print the summary; returns the exit code."""
    import aligner
    from aligner.export.folder import hold_output
    from aligner.review.folder import keep_states, put_run, refuse_unapplied

    quiet, as_json, verbose = show
    refuse_unapplied(out)
    inputs = file_arguments(source, target)
    with shown_warnings(quiet=True), hold_output(out) as place, shown(given, as_json) as bar:
        result = aligner.run(*inputs, given["model"], progress=bar, **pipeline_options(given))
        bar("write")
        written, review, kept = put_run(result, place, out, min_confidence)
    if target is None:
        review = keep_states(out, source) or review
    result = result if review is None else aligner.face.Result.of(review.record)
    if as_json:
        told = {"decided": kept} if review is not None else {}
        click.echo(json.dumps(summary_record(result, written) | told, ensure_ascii=False))
    elif not quiet:
        print_result(result, written, verbose)
    if not quiet and not as_json:
        for sentence in kept:
            click.echo(f"kept: {sentence}")
    return verdict_exit(result, say=quiet)


def summary_record(result: Result, written: list[Path]) -> dict[str, Any]:
    """Return the summary as plain data: run.json without its logs, and the paths written."""
    from aligner.export.run_json import run_record

    record = run_record(result)
    for key in ("removed", "repairs"):
        record.pop(key, None)
    return record | {"files": [str(path) for path in written]}


def print_result(result: Result, written: list[Path], verbose: bool) -> None:
    """Print the summary table, the weakest pairs and the paths written."""
    import sys

    from aligner.display.summary import print_summary

    print_summary(result, sys.stdout)
    if verbose:
        for stage, seconds in result.timings.items():
            click.echo(f"{stage:10s}{seconds:8.3f} s")
        click.echo("signature " + json.dumps(result.alignment.signature, ensure_ascii=False, sort_keys=True))
        for document in (result.source, result.target):
            for piece in document.removed:
                click.echo(f"removed from {document.name} ({piece.rule}, at {piece.start}): {piece.text!r}")
    click.echo("")
    for path in written:
        click.echo(f"wrote {path}")
    if result.alignment.verdict != "unrelated":
        folder = written[0].parent
        click.echo(f"next: open {folder / 'report.html'}, or read and decide with: aligner review {folder}")


def run_many(pairs: Path, out: Path, min_confidence: float | None, as_json: bool, given: dict[str, Any]) -> int:
    """Run many pairs and print one summary; the exit code is the first that is not 0, failures before verdicts."""
    from aligner.batch.find import find_pairs
    from aligner.batch.run import run_pairs
    from aligner.files.whole import held

    quiet: bool = given["quiet"]

    with shown_warnings(quiet):
        found = find_pairs(pairs)
    jobs = given["jobs"]
    with held(out, several=True), shown(given, as_json, len(found) if jobs == 1 else 1) as bar:
        if jobs > 1:
            bar("batch")
        outcomes = run_pairs(found, out, given["model"], min_confidence, bar, jobs, **pipeline_options(given))
    if as_json:
        click.echo(json.dumps([o.row for o in outcomes], ensure_ascii=False))
    elif not quiet:
        print_many(outcomes, out)
    for outcome in outcomes:
        if outcome.error is not None:
            click.echo(f"aligner: {outcome.pair.name}: {outcome.error}", err=True)
    failed = [o.error.exit_code for o in outcomes if o.error is not None]
    verdicts = [NotTranslationsError.exit_code for o in outcomes if o.row["verdict"] == "unrelated"]
    return next((code for code in [*failed, *verdicts] if code), 0)


def print_many(outcomes: list[Outcome], out: Path) -> None:
    """Print a line a pair and where everything was written."""
    import sys

    from aligner.display.summary import print_pairs_summary

    print_pairs_summary([outcome.row for outcome in outcomes], sys.stdout)
    click.echo(f"\nwrote {out / 'summary.csv'} and one folder a pair under {out}")
