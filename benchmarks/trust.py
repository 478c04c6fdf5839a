"""How far shown findings can be trusted on strangers' text: findings a segment, and the precision of each rule.

    python benchmarks/trust.py DATA.jsonl ... [--write]

DATA.jsonl has zh, en, doc, seg and, where there are several, system and human (a human reference) a line. A system's
document is checked together, in the order of its segments. What was read once stands in benchmarks/judged_trust.csv:
places and verdicts, not the texts (R right, P right place but another story, A arguable, W wrong); a finding is found
again by its place, its rule and the beginnings of its two fragments.
"""

from __future__ import annotations

import csv
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from statistics import fmean
from typing import Any

import click

import aligner
from aligner.check import check_pairs, trust
from aligner.types import Finding

JUDGED = Path(__file__).with_name("judged_trust.csv")
TABLE = Path(aligner.__file__).parent / "check" / "data" / "trust.tsv"
Row = dict[str, Any]
_DIGITS = re.compile(r"\d+(?:\.\d+)?")
Key = tuple[str, str, str, str]


def documents(rows: list[Row]) -> Iterator[list[Row]]:
    """Yield the rows of each document of each system, in order."""

    def place(row: Row) -> tuple[str, str]:
        return row.get("system", "weak"), row["doc"]

    for _, group in groupby(sorted(rows, key=lambda row: (*place(row), row["seg"])), key=place):
        yield list(group)


def begins(text: str) -> str:
    """Return the beginning of a fragment as it stands in the table of judgements."""
    if " " in text.strip():
        return " ".join(text.split()[:5])[:40]
    return text[:12] if text and ord(text[0]) > 255 else text[:40]


def key(row: Row, finding: Finding) -> Key:
    """Return what a judged finding is known by."""
    zh = row["zh"][slice(*finding.zh_span)] if finding.zh_span else ""
    en = row["en"][slice(*finding.en_span)] if finding.en_span else ""
    return f"{row.get('system', 'weak')}/{row['doc']}/{row['seg']}", finding.rule, begins(zh), begins(en)


def judgements() -> dict[Key, str]:
    """Return the verdicts by key."""
    with JUDGED.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {(row["place"], row["rule"], row["zh_fragment"], row["en_fragment"]): row["verdict"] for row in rows}


@click.command()
@click.argument("data", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--write", is_flag=True, help="Write what the rules have earned to aligner/check/data/trust.tsv.")
def main(data: tuple[Path, ...], write: bool) -> None:
    """Print the grave findings a segment by check, for references and systems, and what of the shown was right."""
    known = judgements()
    if write:
        trust.earned = dict  # type: ignore[assignment]  # the checks' own confidence
    verdicts: dict[str, Counter[str]] = defaultdict(Counter)
    usual: dict[str, list[float]] = defaultdict(list)
    for path in data:
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        grave: dict[bool, Counter[str]] = defaultdict(Counter)
        for row, finding in shown(rows):
            verdict = known.get(key(row, finding), "unread")
            grave[bool(row.get("human"))][finding.check] += finding.severity != "minor"
            verdicts[finding.rule][verdict] += 1
            usual[finding.rule] += [finding.confidence] if verdict != "unread" else []
        for human, counts in sorted(grave.items()):
            size = sum(bool(row.get("human")) == human for row in rows)
            told = ", ".join(f"{check} {count}" for check, count in counts.most_common() if count)
            name = f"{path.parent.name} {'references' if human else 'systems'}"
            plain = sum(digits_differ(row) for row in rows if bool(row.get("human")) == human)
            click.echo(f"{name:24} {counts.total() / size:.3f} a segment of {size}: {told}")
            click.echo(f"{'':24} comparing strings of digits instead would flag {plain / size:.3f} of the segments")
    for rule, counts in sorted(verdicts.items()):
        read = counts.total() - counts["unread"]
        click.echo(
            f"{rule:28} right {counts['R']:3} of {read:3} read, {counts['P'] + counts['A']} in part or arguable, "
            f"{counts['unread']} unread"
        )
    if write:
        write_table(verdicts, usual)


def digits_differ(row: Row) -> bool:
    """Say whether the strings of digits of a pair differ, as a checker sees it that knows no Chinese numbers."""
    zh, en = (sorted(_DIGITS.findall(row[side].replace(",", ""))) for side in ("zh", "en"))
    return zh != en


def shown(rows: list[Row]) -> Iterator[tuple[Row, Finding]]:
    """Yield what is shown in the rows of all documents."""
    for document in documents(rows):
        for row, report in zip(document, check_pairs([(row["zh"], row["en"]) for row in document]), strict=True):
            for finding in report.findings:
                yield row, finding


def write_table(verdicts: dict[str, Counter[str]], usual: dict[str, list[float]]) -> None:
    """Write the rules of which something was read; what is right in part, or arguable, counts half."""
    lines = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    for rule, counts in sorted(verdicts.items()):
        read = counts.total() - counts["unread"]
        if read:
            right = counts["R"] + (counts["P"] + counts["A"]) / 2
            lines.append(f"{rule}\t{read}\t{right:g}\t{fmean(usual[rule]):.2f}")
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    click.echo(f"wrote {TABLE}")


if __name__ == "__main__":
    main()
