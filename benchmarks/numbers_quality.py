"""How many wrong numbers the comparison finds, and how often it flags clean translations.

    python benchmarks/numbers_quality.py --data DIR [--gold ALIGNED_DIR] [--show]

DIR holds data.jsonl (zh, en, number_class, scale_error, is_number_error) and negatives.jsonl (zh, en). ALIGNED_DIR
holds folders with zh.txt, en.txt and gold.txt (ladders): clean human translations, for false alarms.
"""

from __future__ import annotations

import ast
import json
import time
from collections import Counter
from pathlib import Path
from typing import Any

import click

import aligner
from aligner.numbers import Comparison, compare
from aligner.types import Finding

SHOWN = 0.6
"""Findings with less confidence are hints."""


def told(result: Comparison) -> str:
    """Return what a comparison reports, on one line."""
    slips = [f"{slip.kind}: {slip.zh.text} -> {slip.en.text}" for slip in result.slips]
    missing = [f"missing: {quantity.text}" for quantity in result.missing]
    return " | ".join(slips + missing + [f"extra: {quantity.text}" for quantity in result.extra])


def rows(path: Path) -> list[dict[str, Any]]:
    """Return the rows of a JSON lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def aligned(folder: Path) -> list[tuple[str, str]]:
    """Return the linked texts of every document under ``folder``."""
    pairs = []
    for gold in sorted(folder.glob("*/gold.txt")):
        zh = (gold.parent / "zh.txt").read_text(encoding="utf-8").splitlines()
        en = (gold.parent / "en.txt").read_text(encoding="utf-8").splitlines()
        for line in gold.read_text(encoding="utf-8").splitlines():
            left, right = (ast.literal_eval(part) for part in line.split(":")[:2])
            if left and right:
                pairs.append(("".join(zh[k] for k in left), " ".join(en[k] for k in right)))
    return pairs


def is_grave(finding: Finding) -> bool:
    """Say whether a finding is critical or major and sure enough to be shown."""
    return finding.severity != "minor" and finding.confidence >= SHOWN


def alarms(name: str, pairs: list[tuple[str, str]], show: bool) -> None:
    """Print the share of clean pairs that are flagged, by kind of report, and the speed."""
    started = time.perf_counter()
    results = [compare(zh, en) for zh, en in pairs]
    seconds = time.perf_counter() - started
    flagged = [(pair, result) for pair, result in zip(pairs, results, strict=True) if not result.clean]
    kinds = Counter(
        kind
        for _, result in flagged
        for kind in {slip.kind for slip in result.slips}
        | ({"missing"} if result.missing else set())
        | ({"extra"} if result.extra else set())
    )
    share = len(flagged) / len(pairs)
    click.echo(
        f"{name}: {len(flagged)}/{len(pairs)} flagged ({share:.1%}), {len(pairs) / seconds:,.0f} pairs/s, {dict(kinds)}"
    )
    grave = sum(any(map(is_grave, aligner.check_pair(*pair, checks=["number"]).findings)) for pair in pairs)
    click.echo(
        f"{name}: {grave}/{len(pairs)} ({grave / len(pairs):.1%}) with a critical or major finding that is shown"
    )
    for (zh, en), result in flagged if show else ():
        click.echo(f"   ALARM {told(result)}\n      {zh[:200]}\n      {en[:300]}")


@click.command()
@click.option("--data", type=click.Path(exists=True, path_type=Path))
@click.option("--gold", type=click.Path(exists=True, path_type=Path))
@click.option("--show", is_flag=True, help="Print every miss and every false alarm.")
def main(data: Path | None, gold: Path | None, show: bool) -> None:
    """Print recall by class of error and the false-alarm rate."""
    if data:
        found: dict[str, list[bool]] = {}
        for row in rows(data / "data.jsonl"):
            result = compare(row["zh"], row["en"])
            names = (
                [row["number_class"]] + ["scale"] * row["scale_error"] + ["any number error"] * row["is_number_error"]
            )
            if row["scale_error"] or row["number_class"] == "value":
                names.append("value or scale")
            for name in names:
                found.setdefault(name, []).append(not result.clean)
            if show and result.clean and row["is_number_error"]:
                click.echo(
                    f"   MISSED {row['number_class']} {row['spans']}\n      {row['zh'][:200]}\n      {row['en'][:300]}"
                )
        for name, hits in sorted(found.items()):
            click.echo(f"{name:24} {sum(hits):4}/{len(hits):<4} {sum(hits) / len(hits):.1%}")
        alarms("clean machine translation", [(row["zh"], row["en"]) for row in rows(data / "negatives.jsonl")], show)
    if gold:
        alarms("clean human translation", aligned(gold), show)


if __name__ == "__main__":
    main()
