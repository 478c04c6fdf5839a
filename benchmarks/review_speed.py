"""What one decision costs among many rows, beside the examination of all of them.

A decision checks the rows that it touched, so its cost must not grow with the document. Figures are CPU time; the
ratio to a full examination is what does not depend on the machine.

    python benchmarks/review_speed.py [--rows 10000]
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click

import aligner
from aligner.bitext.as_record import record_of
from aligner.examine import examine
from aligner.record import Record
from aligner.review import Review, Store
from aligner.types import PairText

EXAMINED = 500
"""Rows that are examined in full; a larger document is these rows again, whose reports are known."""
CORPUS = Path(__file__).parents[1] / "corpora" / "notice"


def sample(rows: int) -> Record:
    """Return a document of so many rows, each with a text of its own."""
    beads = aligner.align(CORPUS / "zh.txt", CORPUS / "en.txt")
    pairs = [beads.texts(bead) for bead in beads.beads if bead.source and bead.target]
    return record_of(
        [
            PairText(f"（{k + 1}）{zh}", f"({k + 1}) {en}", 0.8, 0.9)
            for k, (zh, en) in ((k, pairs[k % len(pairs)]) for k in range(rows))
        ],
        "sample",
    )


def examined(record: Record) -> tuple[Record, float]:
    """Return the record examined, and the CPU seconds that it took."""
    begin = time.process_time()
    made = examine(record.source, record.target, record.alignment, record.options)
    seconds = time.process_time() - begin
    return replace(record, checked=made.reports, revised=made.revisions, extracted=made.extraction), seconds


def enlarged(small: Record, rows: int) -> Record:
    """Return a larger record whose rows have the reports of the small one's."""
    large = sample(rows)
    size = len(small.alignment)
    assert small.checked is not None and small.extracted is not None
    alignment = large.alignment
    revisions = []
    for k, bead in enumerate(alignment.beads):
        zh_en = alignment.texts(bead)
        old = small.revisions[k % size]
        revisions.append(
            replace(old, machine=zh_en[1], text=zh_en[1], corrections=(), left=small.checked[k % size].findings)
        )
    reports = tuple(small.checked[k % size] for k in range(len(alignment)))
    return replace(large, checked=reports, revised=tuple(revisions), extracted=small.extracted)


def cost(act: Callable[..., Any], *given: Any, **named: Any) -> float:
    """Return the CPU seconds of a call."""
    begin = time.process_time()
    act(*given, **named)
    return time.process_time() - begin


def measure(record: Record, folder: Path) -> dict[str, list[float]]:
    """Return the CPU seconds of decisions of each kind on rows all over the document."""
    review = Review(record, Store(folder / "review.sqlite"))
    first = cost(review.warm)
    print(f"warm-up, once in a session: {first:.2f} s")
    step = max(1, len(record.alignment) // 40)
    out: dict[str, list[float]] = {}
    for at in range(0, len(record.alignment) - 60, step):
        key, other = (review.desk.table.lines[k].key for k in (at, at + 2))
        en = review.desk.table.lines[at].en
        middle = en.find(" ", len(en) // 2)
        for name, fields in (
            ("set_english", {"key": key, "en": f"{en} More."}),
            ("confirm", {"key": key}),
            ("merge", {"key": other}),
            ("undo", {}),
            ("split", {"key": key, "at": middle}),
        ):
            seconds = cost(review.undo, "b") if name == "undo" else cost(review.decide, name, author="b", **fields)
            out.setdefault(name, []).append(seconds)
    return out


@click.command()
@click.option("--rows", default=10_000, show_default=True)
def main(rows: int) -> None:
    """Print the cost of decisions, and how many of them cost as much as examining every row again."""
    small, whole = examined(sample(EXAMINED))
    a_row = whole / EXAMINED
    print(f"{EXAMINED} rows examined in {whole:.1f} s of CPU, {1000 * a_row:.1f} ms a row")
    record = enlarged(small, rows)
    with TemporaryDirectory() as folder:
        print(f"{rows:,} rows; examining them all would take {rows * a_row:.0f} s")
        for name, seconds in measure(record, Path(folder)).items():
            usual, worst = statistics.median(seconds), max(seconds)
            print(
                f"{name:12} median {1000 * usual:6.1f} ms, worst {1000 * worst:6.1f} ms of CPU; "
                f"ratio to all rows 1 : {rows * a_row / usual:,.0f}"
            )


if __name__ == "__main__":
    main()
