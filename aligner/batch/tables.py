"""The tables of a batch: what a record gives to each, and their columns and types, the same in every shard."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from aligner.batch.manifest import Entry, pyarrow
from aligner.extraction.plain import TARGET_COLUMNS, TASK_COLUMNS, table
from aligner.extraction.records import Extraction
from aligner.record import Record
from aligner.view import corrections, findings
from aligner.view.cells import CELLS
from aligner.view.overview import all_warnings, mean_confidence
from aligner.view.rows import Row, rounded, rows

Lines = dict[str, list[tuple[Any, ...]]]
PAIRS = (
    *("id", "key", "type", "score", "confidence", "zh", "en_machine", "en_corrected", "status"),
    *("quality", "quality_corrected", "findings"),
)
DOCUMENTS = (
    *("zh_name", "en_name", "verdict", "rows", "unmatched_zh", "unmatched_en", "mean_confidence", "quality"),
    *("critical", "major", "minor", "edited", "warnings", "metadata"),
)
COLUMNS: dict[str, tuple[str, ...]] = {
    "documents": ("pair", *DOCUMENTS),
    "pairs": ("pair", *PAIRS, "moved", "zh_segments", "en_segments"),
    "findings": ("pair", *findings.COLUMNS),
    "corrections": ("pair", *corrections.COLUMNS),
    "tasks": ("pair", *TASK_COLUMNS),
    "targets": ("pair", *TARGET_COLUMNS),
    "errors": ("pair", "kind", "reason", "metadata"),
}
"""The tables by name; ``pair`` is the manifest's id, ``id`` counts the rows of a pair from 1."""
TABLES = tuple(COLUMNS)
_HALVES = re.compile("[\ud800-\udfff]")
_FLOATS = {"score", "confidence", "quality", "quality_corrected", "mean_confidence", "value", "value_max", "baseline"}
_INTEGERS = {"rows", "unmatched_zh", "unmatched_en", "critical", "major", "minor", "edited", "baseline_year"}
_NUMBERED = {"pairs", "findings", "corrections"}
"""The tables whose ``id`` is a number; tasks and targets have names of their own (t1, g1)."""


def lines_of(entry: Entry, record: Record) -> Lines:
    """Return the lines of every table that a pair's record gives; its errors are none."""
    shown, made = rows(record), record.extraction
    told = findings.records(report.findings for report in record.reports)
    both = [*made.targets, *made.results, *made.requirements]
    given = {
        "documents": [_document(entry, record, shown)],
        "pairs": [
            (*(CELLS[name](row) for name in PAIRS), row.moved, row.source.segments, row.target.segments)
            for row in shown
        ],
        "findings": told,
        "corrections": corrections.records(record.revisions),
        "tasks": table(made, made.tasks, TASK_COLUMNS),
        "targets": _exact(made, both),
        "errors": (),
    }
    return {name: [(entry.id, *line) for line in lines] for name, lines in given.items()}


def error_lines(entry: Entry, kind: str, reason: str) -> Lines:
    """Return the line that says why a pair has no results."""
    return {name: [] for name in TABLES} | {"errors": [(entry.id, kind, reason, plain_json(entry.metadata))]}


def plain_json(value: Any) -> str:
    """Return metadata as JSON; what JSON has no form for (a date in Parquet) is its text."""
    return json.dumps(value, ensure_ascii=False, default=str, sort_keys=True)


def parquet_bytes(name: str, lines: Sequence[tuple[Any, ...]]) -> bytes:
    """Return a table as a Parquet file (zstd), byte for byte the same for the same lines and version of pyarrow."""
    pa, parquet = pyarrow()
    columns = COLUMNS[name]
    held = [[line[k] for line in lines] for k in range(len(columns))]
    types = [_type(pa, name, column) for column in columns]
    arrays = [_array(pa, values, kind) for values, kind in zip(held, types, strict=True)]
    out = io.BytesIO()
    parquet.write_table(pa.table(arrays, names=list(columns)), out, compression="zstd")
    return out.getvalue()


def _array(pa: Any, values: list[Any], kind: Any) -> Any:
    """Return a column; half a surrogate pair, which no UTF-8 can hold, becomes U+FFFD."""
    try:
        return pa.array(values, kind)
    except UnicodeEncodeError:
        return pa.array([_HALVES.sub("\ufffd", v) if isinstance(v, str) else v for v in values], kind)


def _type(pa: Any, name: str, column: str) -> Any:
    if column in _FLOATS:
        return pa.float64()
    if column in _INTEGERS or (column == "id" and name in _NUMBERED):
        return pa.int64()
    if column == "moved":
        return pa.bool_()
    if column == "warnings":
        return pa.list_(pa.string())
    if column in {"zh_segments", "en_segments"} or column == "span" or column.endswith("_span"):
        return pa.list_(pa.int32())
    return pa.string()


def _document(entry: Entry, record: Record, shown: Sequence[Row]) -> tuple[Any, ...]:
    """Return the line of ``DOCUMENTS`` that speaks of a whole pair."""
    levels = [finding.severity for report in record.reports for finding in report.findings]
    judged = [report.quality for report, row in zip(record.reports, shown, strict=True) if row.zh and row.en]
    return (
        record.source.name,
        record.target.name,
        record.alignment.verdict,
        len(shown),
        sum(len(row.source.segments) for row in shown if not row.target.segments),
        sum(len(row.target.segments) for row in shown if not row.source.segments),
        mean_confidence(record),
        rounded(sum(judged) / len(judged)) if judged else None,
        *(levels.count(level) for level in ("critical", "major", "minor")),
        sum(bool(revision.corrections) for revision in record.revisions),
        all_warnings(record),
        plain_json(entry.metadata),
    )


def _exact(made: Extraction, records: Iterable[Any]) -> Iterator[tuple[Any, ...]]:
    """Yield the lines of targets with their values as floats (2/3 is 0.667), which a column of numbers holds."""
    kept = tuple(records)
    places = [TARGET_COLUMNS.index(name) for name in ("value", "value_max", "baseline")]
    for record, line in zip(kept, table(made, kept, TARGET_COLUMNS), strict=True):
        cells = list(line)
        for place in places:
            exact = getattr(record, TARGET_COLUMNS[place])
            cells[place] = None if exact is None else float(exact)
        yield tuple(cells)
