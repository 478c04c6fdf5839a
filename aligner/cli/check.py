"""``aligner check``: the checks on pairs that are already aligned."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from aligner.cli.options import checking_options

if TYPE_CHECKING:
    from aligner.check import PairReport

SEVERITIES = ("minor", "major", "critical")


@click.command("check")
@click.argument("file", type=click.Path(path_type=Path))
@checking_options
@click.option(
    "--terms", type=click.Path(path_type=Path), metavar="FILE", help="A termbase of your own, before the shipped one."
)
@click.option("--fail-on", type=click.Choice(SEVERITIES), help="Exit with 1 on a finding of this severity or above.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON: one object a pair that has findings, and counts.")
def command(
    file: Path,
    checks: tuple[str, ...] | None,
    severity: dict[str, str] | None,
    terms: Path | None,
    fail_on: str | None,
    as_json: bool,
) -> int:
    """Check the pairs in FILE: an alignment.csv, any CSV or TSV of two columns, or a TMX file.

    Each finding is printed with the number of its pair, what is wrong, and what should stand there. Exit codes: 0
    done, 1 findings at or above --fail-on, 2 usage, 3 unusable input.
    """
    from aligner.check import check_pairs
    from aligner.check.document import counts
    from aligner.check.read_pairs import read_pairs
    from aligner.display.words import severities
    from aligner.terms import load_termbase

    termbase = load_termbase().merge(load_termbase(terms)) if terms else None
    reports = check_pairs(read_pairs(file), checks, termbase, severity)
    found = counts(tuple(reports))
    if as_json:
        click.echo(json.dumps({"pairs": as_records(reports), "findings": found}, ensure_ascii=False))
    else:
        for line in as_lines(reports):
            click.echo(line)
        click.echo(f"{len(reports):,} pairs: {severities(found)}")
    grave = SEVERITIES[SEVERITIES.index(fail_on) :] if fail_on else ()
    return int(any(found[severity] for severity in grave))


def as_records(reports: Sequence[PairReport]) -> list[dict[str, object]]:
    """Return the reports with findings as plain data; ``id`` counts pairs from 1."""
    return [
        {"id": number, "quality": report.quality, "findings": [asdict(finding) for finding in report.findings]}
        for number, report in enumerate(reports, start=1)
        if report.findings
    ]


def as_lines(reports: Sequence[PairReport]) -> list[str]:
    """Return one line a finding: number of the pair, severity, check, message and suggestion."""
    from aligner.display.text import one_line

    lines = []
    for number, report in enumerate(reports, start=1):
        for f in report.findings:
            fix = f" → {one_line(f.suggestion)}" if f.suggestion else ""
            lines.append(f"{number:>5}  {f.severity:8}  {f.check:15}  {one_line(f.message)}{fix}")
    return lines
