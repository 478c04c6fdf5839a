"""``aligner batch``: a manifest of thousands or millions of pairs into Parquet tables, resumed by the same command."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from aligner.cli.options import checking_options, pipeline_options, reading_options
from aligner.cli.progress import progress_options, shown


@click.command("batch")
@click.argument("manifest")
@click.option("-o", "--out", required=True, metavar="DIR", help="Folder or address for the tables.")
@click.option("--workers", type=click.IntRange(min=1), default=1, show_default=True, help="Processes on this machine.")
@click.option("--scheduler", metavar="ADDRESS", help="A Dask scheduler (tcp://…) whose workers do the work.")
@click.option("--engine", type=click.Choice(["serial", "processes", "dask"]), help="Who does it (default: as needed).")
@click.option("--shard", metavar="K/N", callback=lambda _, __, value: _share(value),
              help="Only every N-th shard from the K-th on, for N machines with one folder.")  # fmt: skip
@click.option("--pair-seconds", type=click.FloatRange(min=0, min_open=True), default=600, show_default=True,
              help="CPU seconds that one pair may take.")  # fmt: skip
@click.option("--pair-memory", type=click.IntRange(min=16), default=4096, show_default=True,
              help="MB that one pair may take.")  # fmt: skip
@click.option("--anew", is_flag=True, help="Begin again where DIR holds a batch made with other options.")
@click.option("--json", "as_json", is_flag=True, help="Print the totals as JSON.")
@progress_options
@checking_options
@reading_options
def command(manifest: str, out: str, **given: Any) -> int:
    """Run all pairs of MANIFEST (CSV, TSV, JSONL or Parquet with the columns zh, en and perhaps id).

    Cells are files, addresses or texts; other columns are kept as metadata. DIR gets one folder a table (documents,
    pairs, findings, corrections, tasks, targets, errors) with a Parquet file a shard, each whole or absent. The same
    command goes on where it was stopped. A pair that cannot be used is a row of errors. Exit codes: 0 done, 2 usage
    (or DIR holds another batch), 3 unusable manifest or a pair in none of which anything could be done, 5 model
    missing, 130 interrupted.
    """
    from aligner.batch.batch import Settings, run_batch

    options = {k: v for k, v in pipeline_options(given).items() if v is not None}
    options["terms"] = None if given["terms"] is None else str(Path(given["terms"]).resolve())
    settings = Settings(
        engine=given["engine"],
        workers=given["workers"],
        scheduler=given["scheduler"],
        shard=given["shard"],
        seconds=given["pair_seconds"],
        memory=given["pair_memory"] << 20,
    )
    one_thread()
    with shown(given, quiet=given["as_json"]) as bar:
        bar("batch")
        made = run_batch(manifest, out, given["model"], settings, given["anew"], bar.rows, **options)
    if given["as_json"]:
        click.echo(json.dumps(made))
    elif not given["quiet"]:
        click.echo(told(made, out))
    return 3 if made.get("errors") == made["pairs"] else 0


def told(made: dict[str, Any], out: str) -> str:
    """Return what was done in a few lines."""
    from aligner.display.words import count

    if "left" in made:
        return f"{count(made['pairs'], 'pair')} of this share done in {out}; {made['left']:,} left to other shares."
    rows = made["rows"]
    lines = [
        f"{count(made['pairs'], 'pair')} in {count(made['shards'], 'shard')}, {made['bytes'] / 1e6:,.1f} MB in {out}"
    ]
    lines += [f"{name:12s}{rows[name]:>12,} rows" for name in rows if name != "errors"]
    if made["errors"]:
        lines.append(f"{count(made['errors'], 'pair')} could not be run: errors/ says why, pair by pair.")
    return "\n".join(lines)


def one_thread() -> None:
    """Let this process compute with one thread, as every worker does: the same bytes, and no cores taken twice."""
    import os

    from aligner.batch.helper import ONE_THREAD

    for name, value in ONE_THREAD.items():
        os.environ.setdefault(name, value)


def _share(value: str | None) -> tuple[int, int]:
    """Read K/N."""
    if value is None:
        return 1, 1
    parts = value.split("/")
    if len(parts) != 2 or not all(part.isdecimal() for part in parts):
        raise click.BadParameter(f"expected K/N such as 1/8, got {value!r}")
    return int(parts[0]), int(parts[1])
