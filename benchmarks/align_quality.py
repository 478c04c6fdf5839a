"""How exact the alignments are, set by set, beside a baseline and the figures of other aligners.

    python benchmarks/align_quality.py --data GOLD [--by-document] [--json | --markdown] [--model NAME] [--no-baseline]

GOLD is a folder with sets below it, each a folder of documents with zh.txt, en.txt and gold.txt. Measures are those of
``aligner eval``; intervals resample whole documents (95%, fixed seed); Gale and Church's method runs on the same lines.
"""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from dataclasses import dataclass
from functools import reduce
from operator import add
from pathlib import Path
from typing import Any

import click
import numpy as np
from bead_errors import KINDS, TYPES, error_counts, type_counts
from common import calibration, folders_by_set, interval, machine, table
from gale_church import gale_church

from aligner.alignment.evaluate import Counts, count, prf, read_lines
from aligner.clock import Clock
from aligner.evaluation import align_gold
from aligner.languages import encoder_for
from aligner.options import make_options
from aligner.pipeline import signature

PEERS = Path(__file__).with_name("peers.toml")


@dataclass
class Judged:
    """What one document gave; ``sure`` and ``right`` are the confidence of each bead and whether it is in the gold."""

    name: str
    counts: Counts
    baseline: Counts | None
    types: Counter[tuple[str, str]]
    errors: Counter[tuple[str, str]]
    sure: list[float]
    right: list[bool]


def judge(folder: Path, model: Any, clock: Clock, with_baseline: bool) -> Judged:
    """Align one document by both methods and compare with its gold."""
    triple = folder / "zh.txt", folder / "en.txt", folder / "gold.txt"
    beads, gold = align_gold(triple, model, clock)
    made = [(b.source, b.target) for b in beads]
    wanted = set(gold)
    baseline = count(gale_church(*map(read_lines, triple[:2])), gold) if with_baseline else None
    return Judged(
        folder.name,
        count(made, gold),
        baseline,
        type_counts(made, gold),
        error_counts(made, gold),
        [b.confidence for b in beads],
        [bead in wanted for bead in made],
    )


def set_report(documents: list[Judged]) -> dict[str, Any]:
    """Sum up the documents of a set."""
    total = reduce(add, (d.counts for d in documents))
    types = reduce(add, (d.types for d in documents))
    errors = reduce(add, (d.errors for d in documents))
    report: dict[str, Any] = {
        "documents": len(documents),
        **total.scores(),
        "gold": {"beads": total.gold, "omissions": total.omission_gold, "insertions": total.insertion_gold},
        "strict_interval": interval([d.counts for d in documents]),
        "lax_interval": interval([d.counts for d in documents], "lax"),
        "types": {t: prf(types["hit", t], types["made", t], types["hit", t], types["gold", t]) for t in TYPES},
        "type_sizes": {t: types["gold", t] for t in TYPES},
        "errors": {k: {"places": errors["places", k], "beads": errors["beads", k]} for k in KINDS},
        "by_document": {d.name: d.counts.scores() for d in documents},
    }
    if all(d.baseline is not None for d in documents):
        baselines = [d.baseline for d in documents if d.baseline is not None]
        report["gale_church"] = reduce(add, baselines).scores()
        report["gale_church_interval"] = interval(baselines)
    return report


def f1(value: float, between: tuple[float, float] | None = None) -> str:
    """Write an F1, with its interval where there is one."""
    return f"{value:.3f}" + (f" ({between[0]:.3f}–{between[1]:.3f})" if between else "")


def score_table(sets: dict[str, Any], markdown: bool) -> str:
    """Lay out precision, recall and F1, with omissions and insertions by themselves (precision/recall of how many)."""
    rows = []
    for name, r in sets.items():
        strict, lax = r["strict"], r["lax"]
        row = [name, str(r["documents"]), str(r["gold"]["beads"]), f1(strict["precision"]), f1(strict["recall"])]
        row += [f1(strict["f1"], r["strict_interval"]), f1(lax["precision"]), f1(lax["recall"])]
        row.append(f1(lax["f1"], r["lax_interval"]))
        for kind in ("omissions", "insertions"):
            has = r["gold"][kind] or r[kind]["precision"] < 1
            row.append(f"{r[kind]['precision']:.2f}/{r[kind]['recall']:.2f} of {r['gold'][kind]}" if has else "-")
        rows.append(row)
    header = ["set", "docs", "beads", "strict P", "R", "F1 (95%)", "lax P", "R", "F1 (95%)", "omissions", "insertions"]
    return table(header, rows, markdown)


def peer_table(sets: dict[str, Any], markdown: bool) -> str:
    """Lay out strict F1 beside the baseline of this run and the figures of others, and say where those are from."""
    systems = tomllib.loads(PEERS.read_text(encoding="utf-8"))["system"]
    rows = [
        [name, f1(r["strict"]["f1"], r["strict_interval"])]
        + [f1(r["gale_church"]["strict"]["f1"], r["gale_church_interval"]) if "gale_church" in r else "-"]
        + [f1(s["strict_f1"][name]) if name in s["strict_f1"] else "-" for s in systems]
        for name, r in sets.items()
    ]
    out = table(["strict F1", "aligner", "Gale-Church", *(s["name"] for s in systems)], rows, markdown)
    notes = [f"* {s['name']} ({s['basis']}): {s['source']}. Documents: {s['documents']}." for s in systems]
    return "\n".join([out, "", "* Gale-Church: run here on the same documents.", *notes])


def type_table(sets: dict[str, Any], markdown: bool) -> str:
    """Lay out F1 by bead type, with the number of gold beads."""
    rows = [
        [name, *(f"{f1(r['types'][t]['f1'])} of {r['type_sizes'][t]}" if r["type_sizes"][t] else "-" for t in TYPES)]
        for name, r in sets.items()
    ]
    return table(["F1 of gold beads", *TYPES], rows, markdown)


def error_table(sets: dict[str, Any], markdown: bool) -> str:
    """Lay out the places where alignment and gold differ, and the two-sided gold beads lost there."""
    rows = [
        [name, *(f"{r['errors'][k]['places']} ({r['errors'][k]['beads']})" for k in KINDS)] for name, r in sets.items()
    ]
    return table(["places (beads lost)", *KINDS], rows, markdown)


def calibration_table(sure: dict[str, Any], markdown: bool) -> str:
    """Lay out how often beads of each confidence are right."""
    rows = [
        [f"{r['from']:.1f}–{r['from'] + 0.1:.1f}", str(r["beads"]), f1(r["said"]), f1(r["right"])]
        for r in sure["table"]
    ]
    return table(["confidence", "beads", "mean", "share right"], rows, markdown)


def document_table(sets: dict[str, Any], markdown: bool) -> str:
    """Lay out strict and lax F1 of every document."""
    rows = [
        [f"{name}/{document}", f1(s["strict"]["f1"]), f1(s["lax"]["f1"])]
        for name, r in sets.items()
        for document, s in r["by_document"].items()
    ]
    return table(["document", "strict F1", "lax F1"], rows, markdown)


def as_text(report: dict[str, Any], by_document: bool, markdown: bool) -> str:
    """Put the tables one under the other."""
    sets, sure = report["sets"], report["confidence"]
    parts = [
        ("Scores (omissions and insertions: precision/recall of how many)", score_table),
        ("Beside other aligners", peer_table),
        ("By type of bead", type_table),
        ("Errors by kind", error_table),
        *([("By document", document_table)] if by_document else []),
    ]
    mark = "### " if markdown else ""
    out = [f"{mark}{title}\n\n{lay_out(sets, markdown)}" for title, lay_out in parts]
    out.append(
        f"{mark}Confidence: expected calibration error {sure['error']:.4f} over all sets but German-French\n\n"
        + calibration_table(sure, markdown)
        + "\n\nWeights and confidence were learned on these sets; fit_alignment.py judges what was left out."
    )
    out.append(f"Measured on {report['machine']}.\nSignature {json.dumps(report['signature'], sort_keys=True)}")
    return "\n\n".join(out)


@click.command()
@click.option("--data", required=True, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--by-document", is_flag=True, help="Also print every document.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("--markdown", is_flag=True, help="Print Markdown tables.")
@click.option("--model", default=None)
@click.option("--no-baseline", is_flag=True, help="Leave Gale and Church's method out (it takes most of the time).")
def main(data: Path, by_document: bool, as_json: bool, markdown: bool, model: str | None, no_baseline: bool) -> None:
    """Print the tables."""
    clock = Clock()
    judged = {
        name: [judge(f, model, clock, not no_baseline) for f in folders]
        for name, folders in folders_by_set(data).items()
    }
    calibrated = [d for name, documents in judged.items() if "textberg" not in name for d in documents]
    error, reliability = calibration(
        np.array([p for d in calibrated for p in d.sure]), np.array([r for d in calibrated for r in d.right])
    )
    report = {
        "sets": {name: set_report(documents) for name, documents in judged.items()},
        "confidence": {"error": error, "table": reliability},
        "machine": machine(),
        "signature": signature(encoder_for(model, ("中", "")), make_options({"lines": True, "soft": False})),
    }
    click.echo(json.dumps(report, ensure_ascii=False) if as_json else as_text(report, by_document, markdown))


if __name__ == "__main__":
    main()
