"""``aligner terms``: look things up in the termbase; check, import, export and extract termbase files."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from aligner.errors import InputError

if TYPE_CHECKING:
    from aligner.terms import Term, Termbase
    from aligner.terms.coverage import Missing
    from aligner.terms.extract import Candidate

_USER_FILE = click.option(
    "--terms",
    "user_file",
    type=click.Path(path_type=Path),
    help="A termbase file of your own, which goes before the shipped one.",
)
_EDITION = click.option(
    "--tbx",
    "edition",
    type=click.Choice(["2019", "2008"]),
    default="2019",
    show_default=True,
    help="The edition of the TBX standard; OmegaT 3.6 and other older tools read 2008 alone.",
)
_OUTPUT = click.option("-o", "--output", type=click.Path(path_type=Path), help="File to write (default: print).")


@click.group("terms")
def command() -> None:
    """Look things up in the termbase; check, import, export and extract termbase files (CSV, TSV, XLSX, TBX)."""


@command.command("lookup")
@click.argument("terms", nargs=-1, required=True, metavar="TERM...")
@_USER_FILE
def lookup(terms: tuple[str, ...], user_file: Path | None) -> int:
    """Show the entries of each TERM, Chinese or English; a wrong rendering finds the term that it is wrong for.

    Without an entry of exactly that name, the entries that contain it are shown. Exit code 1: some TERM was not found.
    """
    base = _termbase(user_file)
    missing = 0
    for term in terms:
        found = base.lookup(term) or base.search(term)
        if found:
            click.echo("\n".join(map(as_text, found)))
        else:
            missing = 1
            click.echo(f"{term}: not in the termbase.", err=True)
    return missing


@command.command("check")
@click.argument("file", type=click.Path(path_type=Path))
def check(file: Path) -> int:
    """Check the termbase FILE, naming the line of each problem. Exit code 1: there are problems."""
    from aligner.display.words import count
    from aligner.terms.loader import inspect

    terms, problems = inspect(file)
    for problem in problems:
        click.echo(f"{file}:{problem.line}: {problem.message}")
    click.echo(f"{file}: {count(len(terms), 'usable term')}, {count(len(problems), 'problem')}.", err=True)
    return 1 if problems or not terms else 0


@command.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@_OUTPUT
def import_(file: Path, output: Path | None) -> None:
    """Convert the termbase FILE (CSV, TSV, XLSX, TBX) to the CSV table that aligner writes and reads."""
    from aligner.terms.loader import inspect

    _refuse_unwritable(output)
    terms, problems = inspect(file)
    for problem in problems:
        click.echo(f"aligner: warning: {file}:{problem.line}: {problem.message}", err=True)
    if not terms:
        raise InputError(f"{file} holds no usable term: nothing was written.")
    write(terms, "csv", output)


@command.command("export")
@_OUTPUT
@click.option("--to", "form", type=click.Choice(["csv", "tbx"]), help="Format (default: by the file's name, or CSV).")
@_EDITION
@_USER_FILE
def export(output: Path | None, form: str | None, edition: str, user_file: Path | None) -> None:
    """Write the termbase out as CSV or TBX."""
    _refuse_unwritable(output)
    by_name = "tbx" if output is not None and output.suffix.lower() == ".tbx" else "csv"
    write(_termbase(user_file), form or by_name, output, edition)


@command.command("extract")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write a .csv or .tbx that --terms can read.")
@click.option("--min-count", type=click.IntRange(2), default=3, show_default=True, help="How often a term must occur.")
@click.option("--top", type=click.IntRange(1), help="Only the best so many (printed without -o: 30).")
@click.option("--new", is_flag=True, help="Only terms that the termbase does not know.")
@_EDITION
@_USER_FILE
def extract(
    files: tuple[Path, ...],
    output: Path | None,
    min_count: int,
    top: int | None,
    new: bool,
    edition: str,
    user_file: Path | None,
) -> None:
    """Propose terms from aligned texts: how often each occurs, and how it was rendered how many times.

    A FILE is a folder that `aligner run` wrote, a CSV or TSV of two columns, or a TMX file; several are taken
    together. Look the list through before you use it: it says what the translators wrote, right or wrong.
    """
    from aligner.bitext.read import read_pairs
    from aligner.display.words import count
    from aligner.terms.extract import extract_terms

    if output is not None and output.suffix.lower() not in {".csv", ".tbx"}:
        raise click.UsageError(f"{output} is neither .csv nor .tbx: name the file by one of them.")
    _refuse_unwritable(output)
    pairs = [
        (pair.zh, pair.en) for file in files for pair in read_pairs(file / "alignment.csv" if file.is_dir() else file)
    ]
    found = extract_terms(pairs, _termbase(user_file), min_count)
    kept = [candidate for candidate in found if not (new and candidate.known)]
    shown = kept[: top or (len(kept) if output else 30)]
    if output is not None:
        write_candidates(shown, output, edition)
        return
    for candidate in shown:
        known = f"  = {candidate.known.target}" if candidate.known else ""
        click.echo(f"{candidate.score:>8.1f}  {candidate.zh}  {candidate.frequency}×  {candidate.told()}{known}")
    click.echo(f"{count(len(kept), 'term')} in {count(len(pairs), 'pair')}; {len(shown):,} shown", err=True)


@command.command("learn")
@click.argument("runs", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="OUT...")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write a .csv or .tbx that --terms can read.")
@_EDITION
@_USER_FILE
def learn(runs: tuple[Path, ...], output: Path | None, edition: str, user_file: Path | None) -> None:
    """Propose terms from what people edited in the runs in OUT: the English that they wrote, and what it replaced.

    Edits come from `aligner review`, `aligner apply` or a notebook. Look the list through: what is kept in it is
    checked in the next document by `aligner run --terms FILE`.
    """
    from aligner.display.words import count
    from aligner.review import Review
    from aligner.review.lessons import lessons

    if output is not None and output.suffix.lower() not in {".csv", ".tbx"}:
        raise click.UsageError(f"{output} is neither .csv nor .tbx: name the file by one of them.")
    _refuse_unwritable(output)
    base, made = _termbase(user_file), []
    for run in runs:
        review = Review.open(run)
        made.append(review.desk.table.lines)
        review.close()
    edited = sum(line.own for lines in made for line in lines)
    terms = [lesson.as_term() for lesson in lessons(made, base)]
    if output is not None and terms:
        write(terms, output.suffix.lower().lstrip("."), output, edition)
    elif output is None:
        for term in terms:
            wrong = f"  not: {' | '.join(term.avoid)}" if term.avoid else ""
            click.echo(f"{term.source}  {' | '.join(term.targets)}{wrong}  ({term.note})")
    rows = count(edited, "row")
    if not terms:
        click.echo(f"no terms: people wrote the English of {rows}; nothing was written.", err=True)
    else:
        click.echo(f"{count(len(terms), 'term')} from {rows} that people wrote: look them through", err=True)


@command.command("coverage")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True), metavar="FILE...")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write a .csv to fill in and give to --terms.")
@click.option("--min-count", type=click.IntRange(2), default=3, show_default=True, help="How often a term must occur.")
@click.option("--top", type=click.IntRange(1), help="Only the best so many (printed without -o: 30).")
@_USER_FILE
def coverage(
    files: tuple[Path, ...], output: Path | None, min_count: int, top: int | None, user_file: Path | None
) -> None:
    """List the frequent terms of Chinese documents that the termbase lacks.

    A FILE is a document in any format that aligner reads, or a folder of them; several are taken together.
    """
    from aligner.display.words import count
    from aligner.terms.coverage import chinese
    from aligner.terms.coverage import coverage as measure

    if output is not None and output.suffix.lower() != ".csv":
        raise click.UsageError(f"{output} is not .csv: name the file so.")
    _refuse_unwritable(output)
    found = measure(chinese(files), _termbase(user_file), min_count)
    shown = found.missing[: top or (len(found.missing) if output else 30)]
    if output is not None:
        write_missing(shown, output)
        click.echo(f"wrote {output} with {count(len(shown), 'term')}: fill in English, then --terms {output}")
    else:
        for term in shown:
            click.echo(f"{term.score:>8.1f}  {term.zh}  {term.frequency}×")
    share = f" ({found.known / found.candidates:.0%})" if found.candidates else ""
    click.echo(f"the termbase has {found.known:,} of {found.candidates:,} frequent terms{share}", err=True)


def _refuse_unwritable(output: Path | None) -> None:
    """Say before any work is done that the file of -o could not be written."""
    from aligner.files.atomic import refuse_unwritable

    if output is not None:
        refuse_unwritable(output)


def write_missing(terms: Iterable[Missing], output: Path) -> None:
    """Write terms that a termbase lacks as a table (``aligner.terms.coverage.COLUMNS``) to fill in."""
    import csv

    from aligner.files.atomic import atomic_write
    from aligner.files.cells import guard
    from aligner.terms.coverage import COLUMNS

    with atomic_write(output, encoding="utf-8-sig") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(COLUMNS)
        table.writerows([guard(cell) for cell in term.as_row()] for term in terms)


def write_candidates(candidates: Sequence[Candidate], output: Path, edition: str = "2019") -> None:
    """Write term candidates as a table (``aligner.terms.extract.COLUMNS``) or, by the file's name, as TBX."""
    import csv

    from aligner.display.words import count
    from aligner.files.atomic import atomic_write
    from aligner.files.cells import guard
    from aligner.terms.extract import COLUMNS

    if output.suffix.lower() == ".tbx":
        write((candidate.as_term() for candidate in candidates), "tbx", output, edition)
        return
    with atomic_write(output, encoding="utf-8-sig") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(COLUMNS)
        table.writerows([guard(cell) for cell in candidate.as_row()] for candidate in candidates)
    click.echo(f"wrote {output} with {count(len(candidates), 'term')}")


def write(terms: Iterable[Term], form: str, output: Path | None, edition: str = "2019") -> None:
    """Write terms as ``csv`` or ``tbx`` to a file, whole or not at all, or as UTF-8 to standard output."""
    from aligner.display.words import count
    from aligner.files.atomic import atomic_write
    from aligner.terms.tables import write_csv
    from aligner.terms.tbx_writer import write_tbx

    kept = list(terms)
    data = io.BytesIO()
    if form == "tbx":
        write_tbx(kept, data, edition)
    else:
        text = io.StringIO(newline="")
        write_csv(kept, text)
        data.write(text.getvalue().encode("utf-8-sig" if output else "utf-8"))
    if output is None:
        click.echo(data.getvalue(), nl=False)
    else:
        with atomic_write(output, encoding=None) as file:
            file.write(data.getvalue())
        click.echo(f"wrote {output} with {count(len(kept), 'term')}")


def as_text(term: Term) -> str:
    """Lay an entry out: its Chinese forms on one line, what is known of them on indented lines with a label each."""
    facts = (
        ("English", term.target),
        ("also", " | ".join(term.variants)),
        ("wrong", " | ".join(term.avoid)),
        ("context", "" if term.context == "free" else term.context),
        ("note", term.note),
        ("source", f"{term.provenance}; seen in {term.seen} pairs" if term.seen else term.provenance),
    )
    return "\n".join([" | ".join(term.forms), *(f"    {label:9}{fact}" for label, fact in facts if fact)])


def _termbase(user_file: Path | None) -> Termbase:
    from aligner.cli.warn import shown_warnings
    from aligner.terms import with_user_terms

    with shown_warnings():
        return with_user_terms(user_file)
