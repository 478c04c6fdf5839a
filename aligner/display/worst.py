"""The worst pairs of a text as lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from aligner.check.report import PairReport
from aligner.types import PairText
from aligner.view.text import one_line

_REASONS = 3  # that are named


def worst_lines(pairs: Sequence[PairText], reports: Sequence[PairReport], chosen: Iterable[int]) -> Iterator[str]:
    """Yield for each chosen pair its number, quality and reasons, then both texts, then its findings."""
    for k in chosen:
        pair, report = pairs[k], reports[k]
        why = ", ".join(reason for reason, _ in report.reasons[:_REASONS]) if pair.zh and pair.en else "one side only"
        yield f"{k + 1:>5}  {report.quality:.2f}  {why}".rstrip()
        yield from (f"       {one_line(text)}" for text in (pair.zh, pair.en) if text.strip())
        for f in report.findings:
            fix = f" → {one_line(f.suggestion)}" if f.suggestion else ""
            yield f"       {f.severity:8}  {f.check:15}  {one_line(f.message)}{fix}"
