"""Findings as the rows of a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from aligner.files.cells import guard
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
    "rule",
    "key",
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
