"""``aligner export``: a finished run in other formats."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from aligner.cli.warn import shown_warnings

if TYPE_CHECKING:
    from aligner.export.formats import Format

# Kept here as names, so that --help loads no writer; a test holds them to aligner.export.formats.
TO = ("csv", "tsv", "xlsx", "jsonl", "parquet", "tmx", "xliff", "xliff12", "html", "text")
STATUSES = ("no finding", "edited", "needs review", "confirmed", "rejected")
PRESETS = ("excel", "sketchengine", "paraconc", "tmx", "xliff")


class _Format(click.Choice[str]):
    """A choice among the project's formats, and those of other packages where the name is none of ours."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the name of a format."""
        if value not in self.choices:
            from aligner.export.formats import added

            if value in added():
                return str(value)
        return super().convert(value, param, ctx)


@click.command("export")
@click.argument("run", metavar="OUT", type=click.Path(path_type=Path))
@click.option("--to", type=_Format(TO), multiple=True, help="A format; may be given several times.")
@click.option("--preset", type=click.Choice(PRESETS), help="What a certain program wants to read.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="The file to write, or a folder for several (default: export.xlsx and so on in OUT).",
)
@click.option("--english", type=click.Choice(("corrected", "machine")), help="Which English, where a format has one.")
@click.option("--min-confidence", type=click.FloatRange(0, 1), help="Only pairs of both sides at or above this.")
@click.option(
    "--min-quality",
    type=click.FloatRange(0, 1),
    help="Only pairs whose corrected English is estimated at or above this.",
)
@click.option(
    "--status",
    type=click.Choice(STATUSES),
    multiple=True,
    help="Only rows of this status, such as confirmed; may be given several times.",
)
@click.option("--force", is_flag=True, help="Replace a file that is there.")
def command(
    run: Path,
    to: tuple[str, ...],
    preset: str | None,
    output: Path | None,
    english: str | None,
    min_confidence: float | None,
    min_quality: float | None,
    status: tuple[str, ...],
    force: bool,
) -> int:
    """Write the results in OUT, which `aligner run` made, in another format.

    Formats: csv, tsv, xlsx (colours, filters, a guide), jsonl (exact), parquet, tmx (TMX 1.4b), xliff (XLIFF 2.1),
    xliff12 (XLIFF 1.2), html (the report), text (two files, line n beside line n). Presets: excel, sketchengine,
    paraconc, tmx, xliff. Without --to and --preset the name given with -o decides. --min-confidence, --min-quality and
    --status hold together. What people have decided about the run (aligner apply, aligner review) is in every format.

    A file is written whole or not at all, and one that is there is kept unless --force. Exit codes: 0 done, 2 usage,
    3 OUT is no finished run.
    """
    import aligner
    from aligner.export.formats import export
    from aligner.files.atomic import refuse_unwritable

    jobs = plan(run, to, preset, output)
    options = {
        "english": english,
        "min_confidence": min_confidence,
        "min_quality": min_quality,
        "status": status or None,
    }
    for form, _ in jobs:
        form.given(options)
    places = [path for form, place in jobs for path in form.paths(place)]
    refuse_existing(places, force)
    if output is not None or run.is_dir():  # else OUT is no run, which is said below
        refuse_unwritable(*places)
    with shown_warnings():
        result = aligner.load(run)
        for form, place in jobs:
            for path in export(result, form, place, **options):
                click.echo(f"wrote {path}")
    return 0


def plan(run: Path, to: tuple[str, ...], preset: str | None, output: Path | None) -> list[tuple[Format, Path]]:
    """Return what to write and where.

    Raises:
        click.UsageError: nothing says which format, or --to and --preset both do; several formats and one file.
    """
    from aligner.export.formats import PRESETS as PRESET_FORMATS
    from aligner.export.formats import by_suffix, named

    if to and preset:
        raise click.UsageError("Give --to or --preset, not both.")
    if not to and preset is None:
        if output is None or output.is_dir():
            raise click.UsageError("Say which format: --to, --preset, or -o with a file name such as pairs.xlsx.")
        to = (by_suffix(output),)
    forms = [PRESET_FORMATS[preset]] if preset else [form for name in dict.fromkeys(to) if (form := named(name))]
    if len(forms) > 1 and output is not None and not output.is_dir():
        raise click.UsageError(f"Several formats need a folder: {output} is none; make it first, or export one by one.")
    folder = output if output is not None and output.is_dir() else run if run.is_dir() else run.parent
    name = preset if preset in ("sketchengine", "paraconc") else "export"
    if output is None or output.is_dir():
        return [(form, folder / f"{name}{form.suffix}") for form in forms]
    whole = output.suffix or forms[0].suffix == ".txt"  # two text files get their endings from the writer
    return [(forms[0], output if whole else output.with_name(output.name + forms[0].suffix))]


def refuse_existing(paths: list[Path], force: bool) -> None:
    """Raise UsageError where a file would be replaced that nobody said to replace."""
    from aligner.errors import UsageError

    there = next((path for path in paths if path.exists()), None)
    if there is not None and not force:
        raise UsageError(f"{there} is there already: name another file with -o, or pass --force to replace it.")
