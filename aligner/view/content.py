"""What the bilingual formats have in common: which rows they hold, which English, and under which names."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from aligner.errors import UsageError
from aligner.record import Record
from aligner.types import Finding
from aligner.view.rows import Row, rows

English = Literal["corrected", "machine"]
ENGLISH: tuple[English, ...] = ("corrected", "machine")

# The documents are policy papers of the People's Republic, so plain "zh" is written as the tag that translation tools
# expect for simplified characters; every other language keeps its own tag (BCP 47).
_TAGS = {"": "zh-CN", "zh": "zh-CN"}


def paired(row: Row) -> bool:
    """Say whether a row has text on both sides."""
    return bool(row.zh and row.en)


def safe(table: Iterable[Row], min_confidence: float | None) -> list[Row]:
    """Return the rows with text on both sides and at least this confidence; all rows where that is None."""
    if min_confidence is None:
        return list(table)
    return [row for row in table if paired(row) and row.confidence >= min_confidence]


def chosen_rows(result: Record, min_confidence: float | None = None, both_sides: bool = False) -> list[Row]:
    """Return the rows that an export holds; ``both_sides`` leaves out what has no counterpart.

    Raises:
        UsageError: no row is as sure as that.
    """
    table = safe(rows(result), min_confidence)
    if min_confidence is not None and not table:
        raise UsageError(f"No pair has a confidence of {min_confidence:g} or more: ask for less.")
    return [row for row in table if paired(row)] if both_sides else table


def english_text(row: Row, english: English) -> str:
    """Return the English that was asked for.

    Raises:
        UsageError: it is neither ``corrected`` nor ``machine``.
    """
    if english not in ENGLISH:
        raise UsageError(f"There is no English {english!r}: choose corrected or machine.")
    return row.en_corrected if english == "corrected" else row.en


def findings_on(row: Row, english: English) -> tuple[Finding, ...]:
    """Return what the checks say of the English that was asked for: of the corrected one only what is left."""
    if english == "machine" or row.result is None:
        return row.findings
    return row.result.revisions[row.id - 1].left


def languages(result: Record) -> tuple[str, str]:
    """Return the language tags of the two sides, such as ("zh-CN", "en")."""
    source, target = result.source.language, result.target.language
    return _TAGS.get(source, source), target or "en"


def signature_text(result: Record) -> str:
    """Return the signature of a result (version, model, settings) on one line."""
    import json

    return json.dumps(result.alignment.signature, ensure_ascii=False, sort_keys=True)


def told(finding: Finding) -> str:
    """Return a finding on one line: ``major term: what is wrong → what should stand there``."""
    fix = f" → {finding.suggestion}" if finding.suggestion else ""
    return f"{finding.severity} {finding.check}: {finding.message}{fix}"
