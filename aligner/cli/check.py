"""``aligner check``: the checks on pairs that are already aligned, on two documents, or on two translations of one."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from aligner.cli.options import checking_options, pipeline_options, reading_options
from aligner.cli.progress import progress_options, shown

if TYPE_CHECKING:
    from aligner.check import PairReport
    from aligner.check.baseline import Judged
    from aligner.face import Result
    from aligner.record import Record
    from aligner.types import Finding, PairText

SEVERITIES = ("minor", "major", "critical")
_FILE = click.Path(path_type=Path)


@click.command("check")
@click.argument("file")
@click.argument("translation", required=False)
@click.option("--against", metavar="FILE", help="Another translation to compare with, sentence by sentence.")
@click.option("-o", "--output", type=_FILE, metavar="FILE", help="Write the comparison as .csv or .html.")
@checking_options
@click.option("--fail-on", type=click.Choice(SEVERITIES), help="Exit with 1 on a finding of this severity or above.")
@click.option("--baseline", type=_FILE, metavar="FILE", help="Findings that are known: only others are shown or fail.")
@click.option("--write-baseline", type=_FILE, metavar="FILE", help="Write the present findings as known, and stop.")
@click.option(
    "--worst", type=click.IntRange(min=1), metavar="N", help="Show the N pairs of the lowest quality, and why."
)
@click.option("--hints", is_flag=True, help="Show hints too: findings that are not sure enough to be counted.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@progress_options
@reading_options
def command(file: str, translation: str | None, **given: Any) -> int:
    """Check FILE (the folder of a run, a table, TMX, or XLIFF and its kin), or FILE and its TRANSLATION.

    In the folder of a run, rows that a person has confirmed or rejected have no finding any more, and the others are
    checked as people left them; what the project ignores (aligner.ignored.csv) is left out everywhere.
    Each finding is printed with the number of its pair, what is wrong, and what should stand there. With --against,
    two translations of one document are put side by side, A and B; --fail-on then looks at what is wrong in A alone.
    Exit codes: 0 done, 1 findings at or above --fail-on, 2 usage, 3 unusable input, 4 the documents are not
    translations of each other, 5 model missing.
    """
    from aligner.files.atomic import refuse_unwritable
    from aligner.review.standing import standing_texts, unignored

    refuse_nonsense(translation, given)
    refuse_unwritable(*(place for name in ("output", "write_baseline") if (place := given[name])))
    if given["against"]:
        return compare(file, str(translation), given)
    record, reports = checked(file, translation, given)
    pairs = standing_texts(record)
    reports = unignored(pairs, reports)
    if given["write_baseline"]:
        from aligner.check.baseline import write_baseline

        lines = write_baseline(pairs, reports, given["write_baseline"])
        click.echo(f"wrote {given['write_baseline']} with {lines:,} known findings")
        return 0
    judged = _judged(pairs, reports, given["baseline"])
    if not given["quiet"]:
        show(pairs, judged, given)
    return _exit((f for report in judged.reports for f in report.findings), given["fail_on"], record)


def refuse_nonsense(translation: str | None, given: dict[str, Any]) -> None:
    """Refuse options that do not go together."""
    if given["against"] and not translation:
        raise click.UsageError("--against compares two translations: aligner check ZH EN --against OTHER_EN.")
    if given["against"] and (given["baseline"] or given["write_baseline"]):
        raise click.UsageError("A baseline is for one translation: leave out --against.")
    if given["against"] and given["worst"]:
        raise click.UsageError("--worst ranks one translation: leave out --against.")
    if given["output"] and not given["against"]:
        raise click.UsageError("-o writes a comparison: name the other translation with --against.")
    if given["output"] and given["output"].suffix.lower() not in {".csv", ".html"}:
        raise click.UsageError(f"{given['output']} is neither .csv nor .html: name the file by one of them.")


def checked(file: str, translation: str | None, given: dict[str, Any]) -> tuple[Record, Sequence[PairReport]]:
    """Return the record that is looked at and its reports: those it holds already, where nothing else is asked for."""
    import aligner
    from aligner.bitext.as_record import record_of
    from aligner.bitext.read import read_pairs
    from aligner.cli.warn import shown_warnings
    from aligner.clock import Clock
    from aligner.examine import judge
    from aligner.review.standing import settled_reports, standing_reports, standing_texts

    pairs: list[PairText] | None = None
    if translation is not None:
        record: Record = aligned(file, translation, given)
    elif Path(file).is_dir():
        with shown_warnings():
            record = aligner.load(file)
        if all(given[name] is None for name in ("checks", "severity", "terms", "show_from")):
            return record, standing_reports(record)
        pairs = standing_texts(record) if record.marks else None
    else:
        pairs = read_pairs(Path(file))
        record = record_of(pairs, Path(file).name)
    wanted = {name: given[name] for name in ("checks", "severity", "terms")} | {"show": given["show_from"]}
    asked = {name: value for name, value in wanted.items() if value is not None}
    with shown_warnings(quiet=True), shown(given, given["as_json"]) as bar:  # what is odd about the termbase was said
        options = record.options | asked
        reports = judge(record.source, record.target, record.alignment, options, Clock(bar), pairs).reports
        return record, settled_reports(record, reports)


def aligned(source: str, target: str, given: dict[str, Any]) -> Result:
    """Align two documents; what was odd about them is said."""
    import aligner
    from aligner.cli.inputs import file_arguments
    from aligner.cli.warn import shown_warnings

    options = pipeline_options(given) | {"terms": None}  # which alignment does not need
    with shown(given, given["as_json"]) as bar, shown_warnings(given["quiet"]):
        inputs = file_arguments(source, target)
        return aligner.run(*inputs, given["model"], progress=bar, check=False, **options)


def compare(source: str, translation: str, given: dict[str, Any]) -> int:
    """Compare two translations of one document, print or write the comparison, and return the exit code."""
    import shutil

    from aligner.check import against
    from aligner.check.trust import SHOWN
    from aligner.cli.warn import shown_warnings
    from aligner.display.comparison import comparison_lines, verdict_text, write_comparison_page
    from aligner.export.comparison_csv import write_comparison
    from aligner.terms import with_user_terms

    with shown_warnings(quiet=True):  # said already
        termbase = with_user_terms(given["terms"])
    show = SHOWN if given["show_from"] is None else given["show_from"]
    names = translation, str(given["against"])
    results = [aligned(source, name, given) for name in names]
    first, second = (result.alignment for result in results)
    comparison = against.compare(first, second, given["checks"], termbase, given["severity"], show)
    output: Path | None = given["output"]
    if output is not None and output.suffix.lower() == ".csv":
        write_comparison(comparison, output)
    elif output is not None:
        write_comparison_page(comparison, names, output)
    if given["as_json"]:
        rows = [asdict(row) | {"difference": row.difference, "penalty": row.penalty} for row in comparison.rows]
        totals = {name: getattr(comparison, name) for name in ("verdict", "quality", "penalty", "better", "p")}
        click.echo(json.dumps(totals | {"rows": rows}, ensure_ascii=False))
    elif output is not None:
        click.echo(f"{verdict_text(comparison)}\nwrote {output}")
    else:
        for line in comparison_lines(comparison, names, shutil.get_terminal_size((100, 24)).columns):
            click.echo(line)
    unrelated = next((r for r in results if r.alignment.verdict == "unrelated"), results[0])
    return _exit((f for row in comparison.rows for f in row.only[0]), given["fail_on"], unrelated)


def show(pairs: Sequence[PairText], judged: Judged, given: dict[str, Any]) -> None:
    """Print the findings or the worst pairs, how many findings there are, and what a baseline accepted."""
    from aligner.check.document import counts
    from aligner.check.quality.ranking import worst
    from aligner.display.words import count, severities
    from aligner.display.worst import worst_lines

    chosen = worst(judged.reports, given["worst"]) if given["worst"] else None
    found = counts(judged.reports)
    if given["as_json"]:
        record: dict[str, Any] = {"pairs": as_records(judged.reports, chosen, given["hints"]), "findings": found}
        if given["baseline"]:
            record |= {"accepted": judged.accepted, "stale": list(judged.stale)}
        click.echo(json.dumps(record, ensure_ascii=False))
        return
    for line in (
        as_lines(judged.reports, given["hints"]) if chosen is None else worst_lines(pairs, judged.reports, chosen)
    ):
        click.echo(line)
    said = f"{count(len(judged.reports), 'pair')}: {severities(found)}"
    if unsure := sum(len(report.hints) for report in judged.reports):
        said += f"; {unsure:,} {'hint' if unsure == 1 else 'hints'}{'' if given['hints'] else ' (--hints shows them)'}"
    if given["baseline"]:
        said += f"; {judged.accepted:,} more accepted by {given['baseline']}"
    if judged.stale:
        said += f" (gone: {len(judged.stale):,}; bring it up to date with --write-baseline)"
    click.echo(said)


def as_records(
    reports: Sequence[PairReport], chosen: Sequence[int] | None = None, hints: bool = False
) -> list[dict[str, object]]:
    """Return the reports with findings (or hints), or the chosen ones, as plain data; ``id`` counts pairs from 1."""
    told = [k for k, report in enumerate(reports) if report.findings or (hints and report.hints)]
    out = []
    for k in told if chosen is None else chosen:
        record = {"id": k + 1} | asdict(reports[k])
        if not hints:
            del record["hints"]
        out.append(record)
    return out


def as_lines(reports: Sequence[PairReport], hints: bool = False) -> list[str]:
    """Return one line a finding: number of the pair, severity (or that it is a hint), check, message and suggestion."""
    from aligner.view.text import one_line

    lines = []
    for number, report in enumerate(reports, start=1):
        shown = [(f.severity, f) for f in report.findings]
        for level, f in shown + [("hint", f) for f in report.hints if hints]:
            fix = f" → {one_line(f.suggestion)}" if f.suggestion else ""
            lines.append(f"{number:>5}  {level:8}  {f.check:15}  {one_line(f.message)}{fix}")
    return lines


def _judged(pairs: Sequence[PairText], reports: Sequence[PairReport], baseline: Path | None) -> Judged:
    from aligner.check.baseline import judge, read_baseline

    return judge(pairs, reports, read_baseline(baseline) if baseline else ())


def _exit(findings: Iterable[Finding], fail_on: str | None, record: Record) -> int:
    """Return 4 for documents that are no translations, 1 for a finding at or above ``fail_on``, else 0."""
    from aligner.cli.warn import verdict_exit

    grave = SEVERITIES[SEVERITIES.index(fail_on) :] if fail_on else ()
    failed = int(any(finding.severity in grave for finding in findings))
    return verdict_exit(record) or failed
