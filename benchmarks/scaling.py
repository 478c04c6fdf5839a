"""How every stage of a run grows with the length of the document: CPU seconds, memory, and the exponent.

    python benchmarks/scaling.py --pairs FILE [--pairs FILE …] [--sizes 100,1000,10000,100000]

Each size is a process of its own, which reads a text of real pairs in a mixed order (repeated, each time with another
number at its end, where the files have fewer) and does everything but the writing of files. The exponent of a stage is
the slope of its seconds over the sentences, on logarithms, from 1,000 on.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
import warnings
from pathlib import Path

import click
import numpy as np
from common import machine, table
from pair_texts import Pair, mixed, write_lines

import aligner

STAGES = ("read", "segment", "load", "embed", "align", "check", "extract", "correct")


def enough(pairs: list[Pair], size: int) -> list[Pair]:
    """Return exactly ``size`` pairs; from the second time round a pair ends with the number of the round."""
    rounds = -(-size // len(pairs))
    more = [(f"{zh}（{k}）", f"{en} ({k})") for k in range(2, rounds + 1) for zh, en in pairs]
    return [*pairs, *more][:size]


class Meter:
    """CPU seconds by stage."""

    def __init__(self) -> None:
        """Begin."""
        self.seconds: dict[str, float] = {}
        self.stage, self.begin = "", time.process_time()

    def __call__(self, stage: str) -> None:
        """Note that a stage begins, and thereby that the one before it ends."""
        now = time.process_time()
        if self.stage:
            self.seconds[self.stage] = self.seconds.get(self.stage, 0.0) + now - self.begin
        self.stage, self.begin = stage, now


def measure(zh: Path, en: Path) -> dict[str, float]:
    """Run one pair of files in this process and return seconds by stage, and MB."""
    warnings.simplefilter("ignore")
    meter = Meter()
    aligner.run(zh, en, lines=True, progress=meter)
    meter("end")
    return meter.seconds | {"MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


def in_own_process(zh: Path, en: Path) -> dict[str, float]:
    """Measure in a fresh process with one thread."""
    command = [sys.executable, __file__, "--one", str(zh), str(en)]
    environment = os.environ | {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    done = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True)
    return dict(json.loads(done.stdout))


def exponent(sizes: list[int], values: list[float]) -> str:
    """Return the slope of the logarithms from 1,000 sentences on."""
    kept = [(s, max(v, 1e-3)) for s, v in zip(sizes, values, strict=True) if s >= 1000]
    if len(kept) < 2:
        return ""
    xs, ys = (np.log([pair[k] for pair in kept]) for k in (0, 1))
    return f"{np.polyfit(xs, ys, 1)[0]:.2f}"


@click.command()
@click.option("--pairs", multiple=True, type=click.Path(exists=True, path_type=Path))
@click.option("--sizes", default="100,1000,10000,100000", show_default=True)
@click.option("--one", nargs=2, type=click.Path(exists=True, path_type=Path), hidden=True)
def main(pairs: tuple[Path, ...], sizes: str, one: tuple[Path, Path] | None) -> None:
    """Print the table."""
    if one:
        click.echo(json.dumps(measure(*one)))
        return
    if not pairs:
        raise click.UsageError("Name files of pairs with --pairs.")
    counts = [int(size) for size in sizes.split(",")]
    texts = mixed(pairs, max(counts))
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for count in counts:
            rows.append(in_own_process(*write_lines(enough(texts, count), Path(folder))))
            click.echo(f"{count:,} done", err=True)
    lines = []
    for stage in STAGES:
        values = [row.get(stage, 0.0) for row in rows]
        lines.append([stage, *(f"{v:.2f}" for v in values), exponent(counts, values)])
    whole = [sum(row.get(stage, 0.0) for stage in STAGES) for row in rows]
    lines.append(["all", *(f"{v:.2f}" for v in whole), exponent(counts, whole)])
    lines.append(["MB", *(f"{row['MB']:.0f}" for row in rows), ""])
    click.echo(table(["stage", *(f"{count:,}" for count in counts), "exponent"], lines))
    click.echo(f"CPU seconds. {machine()}.")


if __name__ == "__main__":
    main()
