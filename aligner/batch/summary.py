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
from aligner.view.overview import mean_confidence, unrelated


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one pair: its line of summary.csv, or the error that stopped it. No result is held."""

    pair: Pair
    line: dict[str, Any] | None
    error: AlignerError | None = None
    warnings: tuple[str, ...] = ()

    @property
    def row(self) -> dict[str, Any]:
        """The line of summary.csv, of a pair that failed too."""
        if self.line is not None:
            return self.line
        return _named(self.pair) | {"verdict": "failed", "note": str(self.error)}


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


def summary_row(pair: Pair, result: Record) -> dict[str, Any]:
    """Return the line of summary.csv that speaks of one pair."""
    beads = result.alignment.beads
    return _named(pair) | {
        "verdict": result.alignment.verdict,
        "beads": len(beads),
        "1-1": sum(b.type == "1-1" for b in beads),
        "unmatched_zh": sum(len(b.source) for b in beads if not b.target),
        "unmatched_en": sum(len(b.target) for b in beads if not b.source),
        "mean_confidence": "" if unrelated(result) else mean_confidence(result),
        "note": " ".join(result.warnings),
    }


def _named(pair: Pair) -> dict[str, Any]:
    """Return an empty line with a pair's name and files."""
    named = {"name": pair.name, "source": str(pair.source), "target": str(pair.target)}
    return dict.fromkeys(SUMMARY, "") | named


def write_summary(outcomes: Sequence[Outcome], out: Path) -> None:
    """Write summary.csv."""
    out.mkdir(parents=True, exist_ok=True)
    with atomic_write(out / "summary.csv", encoding="utf-8-sig") as file:
        table = csv.DictWriter(file, SUMMARY)
        table.writeheader()
        for outcome in outcomes:
            table.writerow({k: guard(v) if isinstance(v, str) else v for k, v in outcome.row.items()})
