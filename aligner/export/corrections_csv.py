"""corrections.csv: every edit of a result, one a row, with its rule and the evidence."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterable, Iterator

from aligner.correct.revision import Revision
from aligner.export.findings_csv import cell
from aligner.files.atomic import atomic_write

COLUMNS = (
    "id",
    "rule",
    "check",
    "severity",
    "old",
    "new",
    "span",
    "corrected_span",
    "message",
    "evidence",
    "confidence",
    "zh_span",
)


def records(revisions: Iterable[Revision]) -> Iterator[tuple[object, ...]]:
    """Yield one tuple of ``COLUMNS`` a correction; ``id`` is the pair's number from 1.

    ``span`` is into the machine's English of the pair, ``corrected_span`` into its corrected English.
    """
    for number, revision in enumerate(revisions, start=1):
        for made in revision.corrections:
            why = made.finding
            told = (why.message, why.evidence, why.confidence, why.zh_span)
            places = (made.old, made.new, made.span, made.corrected_span)
            yield (number, made.rule, why.check, why.severity, *places, *told)


def write_corrections(revisions: Iterable[Revision], path: str | os.PathLike[str]) -> None:
    """Write the corrections of all pairs, grouped by pair, under a header line (utf-8-sig, whole or not at all)."""
    with atomic_write(path, encoding="utf-8-sig") as file:
        table = csv.writer(file, lineterminator="\r\n")
        table.writerow(COLUMNS)
        table.writerows([cell(value) for value in record] for record in records(revisions))
