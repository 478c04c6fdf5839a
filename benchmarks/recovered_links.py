"""Whole-pipeline accuracy: which hand-made links survive our own segmentation.

    python benchmarks/recovered_links.py GOLD.csv ORIGINAL TRANSLATION [--model NAME]
    python benchmarks/recovered_links.py            (the sample pairs in corpora/, every format)

GOLD.csv has the columns link_no, type, zh_text, en_text. A link is recovered when the rows that cover its Chinese are
the rows that cover its English; a one-sided link, when its text stands in rows without the other side.
"""

from __future__ import annotations

import csv
from pathlib import Path

import click
from common import places, row_map

import aligner
from aligner.face import Result
from aligner.shipped import shipped


def rows_of(texts: list[str], document: str, row_of: dict[int, int]) -> list[set[int]]:
    """Return for each text, looked up in order, the rows that hold any of its characters (empty if not found)."""
    return [{row_of[k] for k in offsets if k in row_of} for offsets in places(texts, document)]


def recovered(result: Result, gold: list[dict[str, str]]) -> list[tuple[dict[str, str], bool]]:
    """Return every gold link with whether it was recovered."""
    left = rows_of([g["zh_text"] for g in gold], result.source.text, row_map(result, 0))
    right = rows_of([g["en_text"] for g in gold], result.target.text, row_map(result, 1))
    beads = result.alignment.beads
    out = []
    for link, zh, en in zip(gold, left, right, strict=True):
        if link["zh_text"] and link["en_text"]:
            good = bool(zh) and zh == en
        else:
            rows = zh or en
            good = bool(rows) and all(not (beads[r].source and beads[r].target) for r in rows)
        out.append((link, good))
    return out


def show(gold_path: Path, source: Path, target: Path, model: str | None) -> None:
    """Run one pair and print what was and was not recovered."""
    with gold_path.open(encoding="utf-8-sig", newline="") as file:
        gold = list(csv.DictReader(file))
    outcome = recovered(aligner.run(source, target, model), gold)
    two = [good for link, good in outcome if link["zh_text"] and link["en_text"]]
    one = [good for link, good in outcome if not (link["zh_text"] and link["en_text"])]
    click.echo(f"{source} {target.name}: links {sum(two)}/{len(two)}, unmatched {sum(one)}/{len(one)}")
    for link, good in outcome:
        if not good:
            click.echo(f"   missed {link['link_no']} ({link['type']}) {link['zh_text'][:50]} | {link['en_text'][:70]}")


@click.command()
@click.argument("files", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--model", default=None)
def main(files: tuple[Path, ...], model: str | None) -> None:
    """Print the links recovered."""
    if len(files) == 3:
        show(*files, model)
        return
    for folder in sorted(p.parent.parent for p in shipped("corpora").glob("*/gold/alignment.csv")):
        for suffix in ("txt", "docx", "html"):
            show(folder / "gold" / "alignment.csv", folder / f"zh.{suffix}", folder / f"en.{suffix}", model)


if __name__ == "__main__":
    main()
