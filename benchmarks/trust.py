"""How far shown findings can be trusted on strangers' text: findings a segment, and the precision of each rule.

    python benchmarks/trust.py DATA.jsonl [--least 0.6]

DATA.jsonl has zh, en, doc, seg and, where there are several, system and human (a human reference) a line. A system's
document is checked together, in the order of its segments. What was read once stands in benchmarks/judged_trust.csv:
places and verdicts, not the texts (R right, P right place but another story, A arguable, W wrong); a finding is found
again by its place, its rule and the beginnings of its two fragments.
"""

from __future__ import annotations

import csv
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

import click

from aligner.check import check_pairs
from aligner.types import Finding

JUDGED = Path(__file__).with_name("judged_trust.csv")
Row = dict[str, Any]
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
@click.argument("data", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--least", default=0.6, help="Confidence from which a finding is shown.")
def main(data: Path, least: float) -> None:
    """Print the grave findings a segment by check, for references and systems, and what of the shown was right."""
    rows = [json.loads(line) for line in data.read_text(encoding="utf-8").splitlines()]
    known = judgements()
    grave: dict[bool, Counter[str]] = defaultdict(Counter)
    verdicts: dict[str, Counter[str]] = defaultdict(Counter)
    for document in documents(rows):
        for row, report in zip(document, check_pairs([(row["zh"], row["en"]) for row in document]), strict=True):
            for finding in (f for f in report.findings if f.confidence >= least):
                grave[bool(row.get("human"))][finding.check] += finding.severity != "minor"
                verdicts[finding.rule][known.get(key(row, finding), "unread")] += 1
    for human, counts in sorted(grave.items()):
        size = sum(bool(row.get("human")) == human for row in rows)
        told = ", ".join(f"{check} {count}" for check, count in counts.most_common() if count)
        click.echo(f"{'references' if human else 'systems':10} {counts.total() / size:.3f} a segment of {size}: {told}")
    for rule, counts in sorted(verdicts.items()):
        read = counts.total() - counts["unread"]
        click.echo(
            f"{rule:28} right {counts['R']:3} of {read:3} read, {counts['P']} in part, {counts['unread']} unread"
        )


if __name__ == "__main__":
    main()
