"""``aligner match``: which files of two folders belong together."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from aligner.cli.progress import progress_options, shown
from aligner.cli.warn import shown_warnings

_FOLDER = click.Path(path_type=Path)


@click.command("match")
@click.argument("zh", metavar="FOLDER_ZH", type=_FOLDER)
@click.argument("en", metavar="FOLDER_EN", type=_FOLDER)
@click.option("-o", "--output", required=True, type=_FOLDER, metavar="LIST", help="The list to write (.csv or .tsv).")
@click.option("--min-confidence", type=click.FloatRange(0, 1), default=0.5, show_default=True,
              help="Below it a pair is doubtful and listed apart.")  # fmt: skip
@click.option("--model", metavar="NAME|PATH", help="A sentence-transformers model instead of the embedded one.")
@click.option("--force", is_flag=True, help="Replace a list that is there.")
@click.option("--json", "as_json", is_flag=True, help="Print how many were found as JSON.")
@progress_options
def command(zh: Path, en: Path, output: Path, force: bool, as_json: bool, **given: Any) -> int:
    """Find which documents of FOLDER_ZH and FOLDER_EN belong together, whatever their names are.

    Each file is in one pair at most. LIST names the pairs with their confidence and is what `aligner batch LIST` and
    `aligner run --pairs LIST` take. Beside it LIST.left.csv names the files that are left, with the nearest file where
    there is a doubtful one. Exit codes: 0 done, 2 usage, 3 unusable input, 5 model missing.
    """
    from aligner.batch.match import match_folders
    from aligner.batch.match_list import left_beside, write_matches
    from aligner.display.words import count
    from aligner.files.atomic import refuse_unwritable

    if output.suffix.lower() not in {".csv", ".tsv"}:
        raise click.UsageError(f"{output} is neither .csv nor .tsv: name the list by one of them.")
    if output.exists() and not force:
        raise click.UsageError(f"{output} exists: name another list with -o, or pass --force to replace it.")
    refuse_unwritable(output, left_beside(output))
    with shown_warnings(given["quiet"]), shown(given, as_json) as bar:
        made = match_folders(zh, en, given["model"], bar, given["min_confidence"])
    places = write_matches(made, output)
    doubtful = sum(one.why.startswith("doubtful") for one in made.left)
    if as_json:
        click.echo(json.dumps({"pairs": len(made.pairs), "left": len(made.left), "doubtful": doubtful}))
    elif not given["quiet"]:
        click.echo(
            f"{count(len(made.pairs), 'pair')}; {count(len(made.left), 'file')} left, {doubtful:,} of them doubtful"
        )
        for place in places:
            click.echo(f"wrote {place}")
    return 0
