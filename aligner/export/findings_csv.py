"""findings.csv: every finding of a result, one a row, in which no cell can become a formula."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterable, Iterator

from aligner.export.csv_table import guard
from aligner.files.atomic import atomic_write
from aligner.types import Finding

COLUMNS = (
    "id",
    "check",
    "severity",
    "message",
    "evidence",
    "suggestion",
    "confidence",
    "zh_span",
    "en_span",
    "zh_doc_span",
    "en_doc_span",
)


def records(findings: Iterable[Iterable[Finding]]) -> Iterator[tuple[object, ...]]:
    """Yield one tuple of ``COLUMNS`` a finding; ``id`` is the pair's number from 1, spans are tuples or None."""
    for number, group in enumerate(findings, start=1):
        for finding in group:
            yield (number, *(getattr(finding, name) for name in COLUMNS[1:]))


def cell(value: object) -> object:
    """Return a value as the table shows it: a span as ``12..20``, nothing where there is none, text guarded."""
    if isinstance(value, tuple):
        return f"{value[0]}..{value[1]}"
    return "" if value is None else guard(value)


def write_findings(findings: Iterable[Iterable[Finding]], path: str | os.PathLike[str]) -> None:
    """Write the findings of all pairs, grouped by pair, under a header line (utf-8-sig, whole or not at all)."""
    with atomic_write(path, encoding="utf-8-sig") as file:
        table = csv.writer(file, lineterminator="\r\n")
        table.writerow(COLUMNS)
        table.writerows([cell(value) for value in record] for record in records(findings))
