"""What the bilingual formats have in common: which rows they hold, which English, and under which names."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, TypedDict, Unpack

from aligner.correct.revision import STATUSES
from aligner.errors import UsageError
from aligner.record import Record
from aligner.types import Finding
from aligner.view.rows import Row, rows

English = Literal["corrected", "machine"]
ENGLISH: tuple[English, ...] = ("corrected", "machine")

# The documents are policy papers of the People's Republic, so plain "zh" is written as the tag that translation tools
# expect for simplified characters; every other language keeps its own tag (BCP 47).
_TAGS = {"": "zh-CN", "zh": "zh-CN"}

CONFIRMED, REJECTED = "confirmed", "rejected"
ALL_STATUSES = (*STATUSES, CONFIRMED, REJECTED)
"""Those of the program, and the two that only a person gives."""


def paired(row: Row) -> bool:
    """Say whether a row has text on both sides."""
    return bool(row.zh and row.en)


class Only(TypedDict, total=False):
    """What else rows are chosen by: the quality of the corrected English (0..1), and one status or several."""

    min_quality: float | None
    status: str | Iterable[str] | None


def chosen_rows(
    result: Record, min_confidence: float | None = None, both_sides: bool = False, **only: Unpack[Only]
) -> list[Row]:
    """Return the rows that an export holds: those that are all that was asked for.

    A least confidence or quality keeps only rows with text on both sides. ``both_sides`` leaves out what has no
    counterpart, and, unless a status is asked for, what a person has rejected.

    Raises:
        UsageError: there is no such status, or no row is all that.
    """
    quality, wanted = only.get("min_quality"), statuses(only.get("status"))
    table = rows(result)
    if min_confidence is not None:
        table = [row for row in table if paired(row) and row.confidence >= min_confidence]
    if quality is not None:
        table = [row for row in table if paired(row) and row.quality_corrected >= quality]
    if wanted:
        table = [row for row in table if row.status in wanted]
    if both_sides:
        table = [row for row in table if paired(row) and (wanted or row.status != REJECTED)]
    if not table and (min_confidence is not None or quality is not None or wanted):
        asked = [f"a confidence of {min_confidence:g} or more"] if min_confidence is not None else []
        asked += [f"a quality of {quality:g} or more"] if quality is not None else []
        asked += [f"the status {' or '.join(sorted(wanted))}"] if wanted else []
        step = "confirm some first (aligner review)" if wanted == {CONFIRMED} else "ask for less"
        raise UsageError(f"No pair has {' and '.join(asked)}: {step}.")
    return table


def statuses(given: str | Iterable[str] | None) -> frozenset[str]:
    """Return the statuses that are asked for, empty for all.

    Raises:
        UsageError: there is no such status.
    """
    names = () if given is None else (given,) if isinstance(given, str) else tuple(given)
    if unknown := next((name for name in names if name not in ALL_STATUSES), None):
        raise UsageError(f"There is no status {unknown!r}: choose among {', '.join(ALL_STATUSES)}.")
    return frozenset(names)


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
