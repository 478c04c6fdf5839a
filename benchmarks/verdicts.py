"""How far true pairs and mixed-up pairs of documents lie apart: the threshold of aligner/alignment/verdict.py.

    python benchmarks/verdicts.py --data GOLD

Every gold document is aligned with its own translation and with four other ones, chosen by a fixed seed.
"""

from __future__ import annotations

import random
import warnings
from pathlib import Path

import click

import aligner
from aligner.alignment.engine import Aligned
from aligner.alignment.evaluate import gold_folders, read_lines
from aligner.alignment.verdict import UNRELATED, side_likeness


@click.command()
@click.option("--data", required=True, type=click.Path(exists=True, file_okay=False, path_type=Path))
def main(data: Path) -> None:
    """Print the likeness of true and of mixed-up pairs."""
    warnings.simplefilter("ignore")
    encoder = aligner.load_encoder()
    folders = [f for f in gold_folders(data) if not {"textberg", "gaps"} & set(f.parent.name.split("-"))]
    texts = [(f"{f.parent.name}/{f.name}", read_lines(f / "zh.txt"), read_lines(f / "en.txt")) for f in folders]
    random.seed(0)

    def likeness(zh: list[str], en: list[str]) -> float:
        made = aligner.align(zh, en, encoder)
        beads = Aligned(made.source, made.target, made.beads)
        return max(side_likeness(beads, 0), side_likeness(beads, 1))

    true = sorted((likeness(zh, en), name) for name, zh, en in texts)
    mixed = sorted(
        (likeness(zh, other), f"{name} beside {wrong}")
        for name, zh, _ in texts
        for wrong, _, other in random.sample(texts, 4)
        if wrong.split("/")[1] != name.split("/")[1]
    )
    click.echo(f"threshold {UNRELATED}")
    for title, rows in (("true pairs, lowest", true[:5]), ("mixed-up pairs, highest", mixed[:-6:-1])):
        click.echo(title)
        for value, name in rows:
            click.echo(f"  {value:.3f}  {name}")
    click.echo(f"wrongly refused {sum(v < UNRELATED for v, _ in true)} of {len(true)}, ")
    click.echo(f"wrongly accepted {sum(v >= UNRELATED for v, _ in mixed)} of {len(mixed)}")


if __name__ == "__main__":
    main()
