"""How well ``aligner match`` finds which documents belong together, among strangers.

    python benchmarks/match_quality.py --data GOLD [--more PAIRS.jsonl …] [--pairs 200] [--strangers 20]

Documents are cut from gold texts at the edges of their gold beads (GOLD holds folders with zh.txt, en.txt, gold.txt)
and from files of pairs in their order (objects with zh and en), a few sentences each, so that many neighbours come from
one text. Of the strangers only one side is kept. The files are given random names; precision and recall are printed.
"""

from __future__ import annotations

import json
import random
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import click

from aligner.alignment.evaluate import gold_folders, read_ladder, read_lines
from aligner.batch.match import Candidate, Left, match_folders
from aligner.documents import detect_language

Cut = tuple[str, str]


def pieces_of_gold(data: Path, size: int) -> Iterator[Cut]:
    """Yield stretches of gold texts of about ``size`` Chinese lines, both sides complete."""
    seen: set[str] = set()
    for folder in gold_folders(data):
        zh, en = read_lines(folder / "zh.txt"), read_lines(folder / "en.txt")
        if detect_language("\n".join(zh)) != "zh":
            continue
        piece: tuple[list[str], list[str]] = ([], [])
        for rows, columns in read_ladder(folder / "gold.txt"):
            piece[0].extend(zh[i] for i in rows)
            piece[1].extend(en[j] for j in columns)
            if len(piece[0]) >= size and rows and columns:
                yield from _unseen(piece, seen)
                piece = ([], [])


def pieces_of_pairs(path: Path, size: int) -> Iterator[Cut]:
    """Yield stretches of ``size`` pairs of a file, of each Chinese sentence the first translation alone."""
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    pairs = list({line["zh"]: (line["zh"], line["en"]) for line in reversed(lines)}.values())[::-1]
    for at in range(0, len(pairs) - size, size):
        yield "\n".join(zh for zh, _ in pairs[at : at + size]), "\n".join(en for _, en in pairs[at : at + size])


def _unseen(piece: tuple[list[str], list[str]], seen: set[str]) -> Iterator[Cut]:
    """Yield a stretch whose Chinese was not there before (some gold sets share their Chinese)."""
    if not set(piece[0]) & seen:
        yield "\n".join(piece[0]), "\n".join(piece[1])
    seen |= set(piece[0])


def lay_out(cuts: list[Cut], pairs: int, rng: random.Random, folder: Path) -> dict[str, str]:
    """Write the documents under random names, strangers alternately of one side; return the right pairs."""
    right = {}
    for side in ("zh", "en"):
        (folder / side).mkdir()
    for k, (zh, en) in enumerate(cuts):
        names = [f"{rng.getrandbits(48):012x}.txt" for _ in range(2)]
        keep = (True, True) if k < pairs else ((k - pairs) % 2 == 0, (k - pairs) % 2 == 1)
        for side, text, name, kept in zip(("zh", "en"), (zh, en), names, keep, strict=True):
            if kept:
                (folder / side / name).write_text(text + "\n", encoding="utf-8")
        if all(keep):
            right[names[0]] = names[1]
    return right


def show_wrong(pairs: tuple[Candidate, ...], left: tuple[Left, ...], right: dict[str, str]) -> None:
    """Print the pairs that are wrong and the right ones that are missing."""
    for pair in pairs:
        if right.get(pair.zh.name) != pair.en.name:
            click.echo(f"wrong: score {pair.score:.3f}, margin {pair.margin:.3f}, aligned {pair.aligned:.3f}")
    for one in left:
        if one.side == "zh" and one.path.name in right:
            nearest = one.nearest is not None and one.nearest.name == right[one.path.name]
            click.echo(f"missed ({one.why}; its nearest is {'right' if nearest else 'another'}): {one.confidence:.3f}")


@click.command()
@click.option("--data", required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--more", multiple=True, type=click.Path(exists=True, path_type=Path))
@click.option("--pairs", default=200, show_default=True)
@click.option("--strangers", default=20, show_default=True, help="Files of each side without a partner.")
@click.option("--size", default=12, show_default=True, help="Sentences of a document.")
@click.option("--seeds", default=3, show_default=True)
def main(data: Path, more: tuple[Path, ...], pairs: int, strangers: int, size: int, seeds: int) -> None:
    """Print precision and recall for some random draws."""
    cuts = [*pieces_of_gold(data, size), *(piece for path in more for piece in pieces_of_pairs(path, size))]
    click.echo(f"{len(cuts)} documents of about {size} sentences")
    for seed in range(seeds):
        rng = random.Random(seed)
        chosen = rng.sample(cuts, min(len(cuts), pairs + 2 * strangers))
        with tempfile.TemporaryDirectory() as name:
            right = lay_out(chosen, pairs, rng, Path(name))
            begin = time.process_time()
            made = match_folders(Path(name, "zh"), Path(name, "en"))
            took = time.process_time() - begin
        hits = sum(right.get(pair.zh.name) == pair.en.name for pair in made.pairs)
        precision, recall = hits / max(len(made.pairs), 1), hits / len(right)
        click.echo(f"seed {seed}: precision {precision:.3f}, recall {recall:.3f}, {took:.1f} CPU seconds")
        show_wrong(made.pairs, made.left, right)


if __name__ == "__main__":
    main()
