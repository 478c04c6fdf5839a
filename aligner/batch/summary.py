"""What became of many pairs: one line each in summary.csv."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aligner.batch.find import Pair
from aligner.errors import AlignerError
from aligner.files.atomic import atomic_write
from aligner.files.cells import guard
from aligner.record import Record
from aligner.view.overview import mean_confidence


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one pair: its result, or the error that stopped it."""

    pair: Pair
    result: Record | None
    error: AlignerError | None = None
    warnings: tuple[str, ...] = ()


SUMMARY = (
    "name",
    "source",
    "target",
    "verdict",
    "beads",
    "1-1",
    "unmatched_zh",
    "unmatched_en",
    "mean_confidence",
    "note",
)


def summary_row(outcome: Outcome) -> dict[str, Any]:
    """Return the line of summary.csv that speaks of one pair."""
    row: dict[str, Any] = dict.fromkeys(SUMMARY, "")
    row |= {"name": outcome.pair.name, "source": str(outcome.pair.source), "target": str(outcome.pair.target)}
    if outcome.result is None:
        return row | {"verdict": "failed", "note": str(outcome.error)}
    beads = outcome.result.alignment.beads
    return row | {
        "verdict": outcome.result.alignment.verdict,
        "beads": len(beads),
        "1-1": sum(b.type == "1-1" for b in beads),
        "unmatched_zh": sum(len(b.source) for b in beads if not b.target),
        "unmatched_en": sum(len(b.target) for b in beads if not b.source),
        "mean_confidence": mean_confidence(outcome.result),
        "note": " ".join(outcome.warnings),
    }


def write_summary(outcomes: Sequence[Outcome], out: Path) -> None:
    """Write summary.csv."""
    out.mkdir(parents=True, exist_ok=True)
    with atomic_write(out / "summary.csv", encoding="utf-8-sig") as file:
        table = csv.DictWriter(file, SUMMARY)
        table.writeheader()
        for outcome in outcomes:
            table.writerow({k: guard(v) if isinstance(v, str) else v for k, v in summary_row(outcome).items()})
