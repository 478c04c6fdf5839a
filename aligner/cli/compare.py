"""``aligner compare``: which targets two documents have in common, and what became of them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from aligner.cli.inputs import file_arguments, refuse_overwriting
from aligner.cli.warn import shown_warnings

if TYPE_CHECKING:
    from aligner.extraction import Extraction
    from aligner.extraction.compare import Change


@click.command("compare")
@click.argument("first", metavar="A")
@click.argument("second", metavar="B")
@click.option("--en-a", metavar="FILE", help="The English translation of A.")
@click.option("--en-b", metavar="FILE", help="The English translation of B.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="A CSV file for all targets.")
@click.option("--force", is_flag=True, help="Replace an existing file.")
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON.")
@click.option("--quiet", is_flag=True, help="Print nothing but errors.")
def command(
    first: str,
    second: str,
    en_a: str | None,
    en_b: str | None,
    output: Path | None,
    force: bool,
    as_json: bool,
    quiet: bool,
) -> int:
    """Compare the targets of document A with those of the later document B.

    Both are Chinese, or both English; a translation that is named too adds the English of each target. Printed are
    targets that are new, dropped, raised, lowered or in another unit; -o and --json hold the unchanged ones as well.
    Exit codes: 0 done, 2 usage, 3 unusable input.
    """
    from aligner.errors import UsageError
    from aligner.export.changes_csv import write_changes
    from aligner.extraction.compare import compare
    from aligner.files.atomic import refuse_unwritable

    a, b = file_arguments(first, second)
    if output is not None:
        refuse_overwriting(str(output), (a, b))
        if output.exists() and not force:
            raise UsageError(f"{output} exists: name another file with -o, or pass --force.")
        refuse_unwritable(output)
    with shown_warnings(quiet):
        made = extracted(first, en_a), extracted(second, en_b)
        refuse_two_languages(made)
        changes = compare(*made)
    if output is not None:
        write_changes(changes, output)
    if as_json:
        click.echo(as_data(made, changes))
    elif not quiet:
        for line in change_lines(changes):
            click.echo(line)
        if output is not None:
            click.echo(f"wrote {output}")
    return 0


def extracted(name: str, english: str | None) -> Extraction:
    """Extract from a document, with its English translation where there is one."""
    from aligner.pipeline import extract

    return extract(*file_arguments(name, english))


def refuse_two_languages(made: tuple[Extraction, Extraction]) -> None:
    """Raise InputError where one document is Chinese and the other English: no metric would be found again."""
    from aligner.errors import InputError

    a, b = made
    if (a.source is None) != (b.source is None):
        names = [(one.source or one.target).name for one in made]  # type: ignore[union-attr]
        english = names[a.source is not None]
        raise InputError(f"Of {names[0]} and {names[1]} only {english} is English: compare two of one language.")


def as_data(made: tuple[Extraction, Extraction], changes: Sequence[Change]) -> str:
    """Return the names of the two documents and every change, as JSON."""
    from aligner.export.changes_csv import change_row

    names = [(one.source or one.target).name for one in made]  # type: ignore[union-attr]
    data = {"documents": names, "changes": [change_row(change) for change in changes]}
    return json.dumps(data, ensure_ascii=False, indent=2)


def change_lines(changes: Sequence[Change]) -> Iterator[str]:
    """Yield how many targets became what, and a line for each that is not unchanged."""
    from aligner.view.extraction import amount
    from aligner.view.text import fit

    counts = Counter(change.kind for change in changes)
    yield ", ".join(f"{count} {kind}" for kind, count in counts.most_common()) or "Neither document has a target."
    for change in changes:
        if change.kind == "unchanged":
            continue
        sides = [amount(target) if target else "-" for target in (change.before, change.after)]
        yield f"{change.kind:14}{fit(change.metric, 40)}  {sides[0]}  ->  {sides[1]}  {by(change)}".rstrip()


def by(change: Change) -> str:
    """Return the difference as a decimal with the later unit, "(+8,333.33 亩)"; "" where there is none."""
    if not change.difference or change.after is None:
        return ""
    unit = "percentage points" if change.after.unit == "%" else change.after.unit
    digits = 2 if abs(change.difference) >= 1 else 4
    number = f"{float(round(change.difference, digits)):+,.{digits}f}".rstrip("0").rstrip(".")
    return f"({number} {unit})".replace(" )", ")")
