"""Corrections as the rows of a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from aligner.correct.revision import Revision

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
    "edit",
    "key",
)


def records(revisions: Iterable[Revision]) -> Iterator[tuple[object, ...]]:
    """Yield one tuple of ``COLUMNS`` a correction; ``id`` is the pair's number from 1.

    ``rule`` and ``key`` are those of the finding that was answered, ``edit`` names the row of
    aligner/correct/data/safety.tsv that allowed it. ``span`` is into the machine's English of the pair,
    ``corrected_span`` into its corrected English.
    """
    for number, revision in enumerate(revisions, start=1):
        for made in revision.corrections:
            why = made.finding
            told = (why.message, why.evidence, why.confidence, why.zh_span)
            places = (made.old, made.new, made.span, made.corrected_span)
            yield (number, why.rule, why.check, why.severity, *places, *told, made.rule, why.key)
