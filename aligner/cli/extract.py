"""``aligner extract``: tasks, targets and facts of one document, of a document and its translation, or of many."""

from __future__ import annotations

import json
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from aligner.cli.inputs import file_arguments
from aligner.cli.progress import progress_options, shown
from aligner.cli.warn import shown_warnings

if TYPE_CHECKING:
    from aligner.extraction import Extraction


@click.command("extract")
@click.argument("files", nargs=-1, required=True)
@click.option(
    "--many", is_flag=True, help="Each FILE is a document of its own (or a folder of pairs): one table of all."
)
@click.option("-o", "--out", type=click.Path(path_type=Path), help="Folder for tasks.csv, targets.csv, document.json.")
@click.option("--force", is_flag=True, help="Write into a folder that is not empty.")
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON.")
@progress_options
def command(
    files: tuple[str, ...], many: bool, out: Path | None, force: bool, as_json: bool, quiet: bool, log: str | None
) -> int:
    """Extract who must do what, by when and how much, from FILE, or from a Chinese FILE and its English translation.

    Printed are the facts of the document, its targets and its tasks; -o writes them as tables (tasks.csv, and
    targets.csv with past results and requirements marked as such) and as document.json. With --many every FILE is one
    document, a folder holds pairs (as for `aligner run --pairs`), and the tables have a column for the document.
    Exit codes: 0 done, 2 usage, 3 unusable input.
    """
    from aligner.export.folder import check_output
    from aligner.files.whole import held

    if not many and len(files) > 2:
        raise click.UsageError("Give one document, or a document and its translation; --many takes more.")
    if out is not None:
        check_output(out, force)
    with held(out) if out is not None else nullcontext() as place:
        with shown_warnings(quiet), shown({"quiet": quiet, "log": log}, as_json) as bar:
            bar("extract")
            made = extract_many(files) if many else [extract_one(*files)]
        if place is not None:
            write(made, place.new)
            place.put()
    if as_json:
        plain = [one.to_dict() for one in made]
        click.echo(json.dumps(plain if many else plain[0], ensure_ascii=False, indent=2))
    elif not quiet:
        from aligner.view.extraction import extraction_lines

        for one in made:
            for line in extraction_lines(one):
                click.echo(line)
        if out is not None:
            click.echo(f"wrote {', '.join(sorted(path.name for path in out.iterdir()))} into {out}")
    return 0


def extract_one(first: str, second: str | None = None) -> Extraction:
    """Extract from one file, or from a file and its translation, in whatever order they come."""
    from aligner.pipeline import extract

    return extract(*file_arguments(first, second))


def extract_many(files: tuple[str, ...]) -> list[Extraction]:
    """Extract from each file, and from each pair of a folder."""
    from aligner.batch.find import find_pairs
    from aligner.clock import counted

    wanted: list[tuple[str, ...]] = []
    for name in files:
        if Path(name).is_dir():
            wanted += [(str(pair.source), str(pair.target)) for pair in find_pairs(Path(name))]
        else:
            wanted.append((name,))
    return [extract_one(*names) for names in counted(wanted, len(wanted))]


def write(made: list[Extraction], out: Path) -> None:
    """Write the tables of all documents, and document.json (of many: one file a document, numbered)."""
    from aligner.export.extraction_files import write_document, write_targets, write_tasks

    write_tasks(made, out / "tasks.csv")
    write_targets(made, out / "targets.csv")
    for number, one in enumerate(made, start=1):
        write_document(one, out / ("document.json" if len(made) == 1 else f"document-{number}.json"))
