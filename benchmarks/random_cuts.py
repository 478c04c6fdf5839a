"""Does a badly cut English text still find its Chinese? Sentence cuts removed and made at random places.

    python benchmarks/random_cuts.py --zh FILE --en FILE --gold alignment.csv [--seeds 100] [--share 0.3] [--model NAME]

alignment.csv has the columns zh_text and en_text, a link a row. In each round ``share`` of the true English cuts (the
starts of the links) are removed and as many false ones made between words; the pieces go to ``aligner.align`` as a
list. A Chinese character is aligned to the right English when most of its link's English stands in its row; beside that
are printed the share with some of it there, and the Chinese sentences a row, because rows that take in too much would
look right as well.
"""

from __future__ import annotations

import csv
import random
import re
import warnings
from itertools import pairwise
from pathlib import Path
from typing import Any

import click
import numpy as np
from common import machine, places, row_map

import aligner
from aligner.documents import read
from aligner.types import Document

Links = list[tuple[list[int], list[int]]]


def links_in(gold: Path, zh: str, en: str) -> Links:
    """Return the offsets of the Chinese and of the English characters of every two-sided link."""
    with gold.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    left, right = places([r["zh_text"] for r in rows], zh), places([r["en_text"] for r in rows], en)
    return [(a, b) for a, b in zip(left, right, strict=True) if a and b]


def recut(text: str, true: list[int], share: float, rng: random.Random) -> list[int]:
    """Return the cuts with some true ones removed and as many false ones, between words, added."""
    removed = set(rng.sample(true, round(share * len(true))))
    between = sorted({m.end() for m in re.finditer(r"\S\s+(?=\S)", text)} - set(true))
    return sorted({*true} - removed | {*rng.sample(between, len(removed))})


def judged(
    zh: Document, pieces: list[str], starts: list[int], links: Links, encoder: Any
) -> tuple[float, float, float]:
    """Align the pieces; return the shares of Chinese characters with most and some of their English, and row sizes."""
    result = aligner.run(zh, pieces, encoder, clean=False)
    row_of_zh, row_of_piece = row_map(result, 0), row_map(result, 1)
    row_of_en: dict[int, int] = {}
    at = 0
    for (start, end), piece in zip(pairwise(starts), pieces, strict=True):
        row_of_en.update((start + k, row_of_piece[at + k]) for k in range(end - start))
        at += len(piece) + 1
    most = some = total = 0
    for chinese, english in links:
        rows = [row_of_en[k] for k in english]
        most += sum(2 * rows.count(row_of_zh[k]) > len(rows) for k in chinese)
        some += sum(row_of_zh[k] in rows for k in chinese)
        total += len(chinese)
    sizes = [len(bead.source) for bead in result.alignment.beads if bead.source and bead.target]
    return most / total, some / total, sum(sizes) / len(sizes)


@click.command()
@click.option("--zh", required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--en", required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--gold", required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--seeds", default=100, show_default=True)
@click.option("--share", default=0.3, show_default=True, help="Of the true cuts, removed and made anew elsewhere.")
@click.option("--model", default=None)
def main(zh: Path, en: Path, gold: Path, seeds: int, share: float, model: str | None) -> None:
    """Print the share of Chinese characters aligned to the right English: with true cuts, mean and least."""
    warnings.simplefilter("ignore")
    encoder = aligner.load_encoder(model)
    chinese, text = read(zh), read(en).text
    links = links_in(gold, chinese.text, text)
    true = sorted({english[0] for _, english in links} - {0})

    def one(cuts: list[int]) -> tuple[float, float, float]:
        edges = [0, *cuts, len(text)]
        return judged(chinese, [text[a:b] for a, b in pairwise(edges)], edges, links, encoder)

    said = "most {:.2%}, some {:.2%}, {:.2f} Chinese sentences a row"
    click.echo("true cuts: " + said.format(*one(true)))
    rounds = np.array([one(recut(text, true, share, random.Random(seed))) for seed in range(seeds)])
    click.echo(f"{share:.0%} of {len(true)} cuts moved, mean of {seeds}: " + said.format(*rounds.mean(axis=0)))
    worst = int(rounds[:, 0].argmin())
    click.echo(f"worst (seed {worst}): " + said.format(*rounds[worst]))
    click.echo(f"Measured on {machine()}.")


if __name__ == "__main__":
    main()
