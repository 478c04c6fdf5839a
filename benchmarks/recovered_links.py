"""Whole-pipeline accuracy: which hand-made links survive our own segmentation.

    python benchmarks/recovered_links.py GOLD.csv ORIGINAL TRANSLATION [--model NAME]
    python benchmarks/recovered_links.py            (the sample pairs in corpora/, every format)

GOLD.csv has the columns link_no, type, zh_text, en_text. A link is recovered when the rows that cover its Chinese are
the rows that cover its English; a one-sided link, when its text stands in rows without the other side.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import click

import aligner
from aligner.result import Result
from aligner.shipped import shipped

BOOKMARK = re.compile(r"\[bookmark: [^\]]*\]")


def squeeze(text: str) -> tuple[str, list[int]]:
    """Return the text without white space and Word bookmarks, and the offset of each kept character."""
    text = BOOKMARK.sub(lambda match: " " * len(match[0]), text)
    kept = [k for k, c in enumerate(text) if not c.isspace()]
    return "".join(text[k] for k in kept), kept


def rows_of_texts(texts: list[str], document: str, row_of: dict[int, int]) -> Iterator[set[int]]:
    """Yield for each text, looked up in order, the rows that hold any of its characters (empty if not found)."""
    whole, kept = squeeze(document)
    at = 0
    for text in texts:
        wanted, _ = squeeze(text)
        found = whole.find(wanted, at) if wanted else -1
        if found < 0:
            yield set()
            continue
        at = found + len(wanted)
        yield {row_of[kept[k]] for k in range(found, at) if kept[k] in row_of}


def row_map(result: Result, side: int) -> dict[int, int]:
    """Return the row of every character of one side's cleaned text."""
    segments = (result.alignment.source, result.alignment.target)[side]
    out = {}
    for row, bead in enumerate(result.alignment.beads):
        for index in (bead.source, bead.target)[side]:
            out.update(dict.fromkeys(range(segments[index].start, segments[index].end), row))
    return out


def recovered(result: Result, gold: list[dict[str, str]]) -> list[tuple[dict[str, str], bool]]:
    """Return every gold link with whether it was recovered."""
    left = list(rows_of_texts([g["zh_text"] for g in gold], result.source.text, row_map(result, 0)))
    right = list(rows_of_texts([g["en_text"] for g in gold], result.target.text, row_map(result, 1)))
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
