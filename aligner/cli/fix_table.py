"""``aligner fix`` on a corrected table of our own: the machine's English stays, and what a person has decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aligner.correct import Revision
    from aligner.record import Mark, Record
    from aligner.review.edited import EditedRow
    from aligner.types import PairText


def own_table(file: Path, count: int) -> list[EditedRow]:
    """Return the rows of a table that has the columns en_machine and en_corrected; none for any other file."""
    from aligner.errors import InputError
    from aligner.review.edited import read_edited

    if file.suffix.lower() not in (".csv", ".tsv", ".xlsx"):
        return []
    try:
        rows = read_edited(file)
    except InputError:
        return []
    return rows if len(rows) == count and all(row.machine is not None for row in rows) else []


def fixed_table(
    name: str,
    pairs: Sequence[PairText],
    rows: Sequence[EditedRow],
    only: tuple[str, ...] | None,
    least: float,
    terms: Path | None,
) -> Record:
    """Return the pairs of a corrected table corrected further, beside the machine's English that they came from."""
    from aligner.bitext.as_record import record_of
    from aligner.correct.revision import Revision
    from aligner.examine import judge, revise
    from aligner.options import Options

    options = asdict(Options()) | ({"terms": str(terms)} if terms else {})
    present = record_of(pairs, name)
    reports = judge(present.source, present.target, present.alignment, options, pairs=pairs).reports
    revisions = revise(present.alignment, reports, options, only, least)
    before = [replace(pair, en=row.machine or "") for pair, row in zip(pairs, rows, strict=True)]
    record = record_of(before, name)
    judged, extraction = judge(record.source, record.target, record.alignment, options, pairs=before)
    made: list[Revision] = []
    for pair, row, revision, report in zip(pairs, rows, revisions, reports, strict=True):
        machine = row.machine or ""
        if decided(row):
            made.append(Revision(machine, pair.en, (), report.findings, report.quality))
        elif machine == pair.en:
            made.append(revision)
        else:
            made.append(Revision(machine, revision.text, (), revision.left, revision.quality))
    marks = tuple(_mark(row, revision) for row, revision in zip(rows, made, strict=True))
    return replace(record, checked=judged, revised=tuple(made), extracted=extraction, marks=marks)


def decided(row: EditedRow) -> bool:
    """Say whether a person has decided a row: its status says so, or its English is not what the program wrote."""
    from aligner.view.content import CONFIRMED, REJECTED

    by_hand = row.edited if row.base else row.en != row.machine
    return row.status in (CONFIRMED, REJECTED) or by_hand


def undecided(record: Record, revisions: tuple[Revision, ...]) -> tuple[Revision, ...]:
    """Return new revisions of a record, the present one of each row about which a person has decided."""
    if record.marks is None:
        return revisions
    rows = zip(record.marks, record.revisions, revisions, strict=True)
    return tuple(old if mark.decided else new for mark, old, new in rows)


def _mark(row: EditedRow, revision: Revision) -> Mark:
    from aligner.correct.revision import EDITED, NEEDS_REVIEW, NO_FINDING
    from aligner.record import Mark
    from aligner.view.content import ALL_STATUSES

    status = NEEDS_REVIEW if revision.left else EDITED if revision.text != revision.machine else NO_FINDING
    if decided(row) and row.status in ALL_STATUSES:
        status = row.status or status
    return Mark(row.key, status, decided(row), row.note or "")
