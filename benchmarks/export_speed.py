"""CPU seconds of loading a finished run and exporting it, here and in another checkout, measured in turns in one run.

    python benchmarks/export_speed.py --baseline DIR [--sentences 1000] [--runs 3] [--to xlsx --to tmx]

Each checkout writes the run folder that it reads: the sample in corpora/notice repeated, each copy with a number of its
own. Every measurement is a process of its own (user and system seconds of the child), start of Python included. The
ratio is this checkout's to the baseline's; the goal is 1/40 or less.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

import click
from common import table

from aligner.segment import split_zh

HERE = Path(__file__).resolve().parents[1]
SAMPLE = HERE / "corpora" / "notice"
GOAL = 1 / 40


def aligner(checkout: Path, *args: object) -> float:
    """Run a checkout's command line and return the CPU seconds that it took."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "aligner", *map(str, args)]
    done = subprocess.run(command, cwd=checkout, env=os.environ | {"PYTHONPATH": str(checkout)}, capture_output=True)
    if done.returncode not in (0, 1):
        raise click.ClickException(done.stderr.decode(errors="replace"))
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def sentences(folder: Path, size: int) -> tuple[Path, Path]:
    """Write the sample as often as it takes to reach ``size`` Chinese sentences, and return the files."""
    texts = [(SAMPLE / f"{side}.txt").read_text(encoding="utf-8") for side in ("zh", "en")]
    copies = -(-size // len(split_zh(texts[0])))
    for side, text, head in zip(("zh", "en"), texts, ("第{}份文件。", "Document number {}."), strict=True):
        whole = "\n".join(f"{head.format(k + 1)}\n{text}" for k in range(copies))
        (folder / f"{side}.txt").write_text(whole, encoding="utf-8")
    return folder / "zh.txt", folder / "en.txt"


@click.command()
@click.option("--baseline", type=click.Path(path_type=Path, exists=True, file_okay=False), required=True)
@click.option("--sentences", "size", default=1000, show_default=True)
@click.option("--runs", default=3, show_default=True)
@click.option("--to", "forms", multiple=True, default=("xlsx", "tmx"), show_default=True)
def main(baseline: Path, size: int, runs: int, forms: tuple[str, ...]) -> None:
    """Print seconds and ratios."""
    checkouts = {"here": HERE, "baseline": baseline.resolve()}
    with tempfile.TemporaryDirectory() as place:
        pair = sentences(Path(place), size)
        for name, checkout in checkouts.items():
            aligner(checkout, "run", *pair, "-o", Path(place) / name)
        rows = []
        for form in forms:
            took: dict[str, list[float]] = {name: [] for name in checkouts}
            for _ in range(runs):
                for name, checkout in checkouts.items():
                    took[name].append(aligner(checkout, "export", Path(place) / name, "--to", form, "--force"))
            ratios = [mine / theirs for mine, theirs in zip(took["here"], took["baseline"], strict=True)]
            middle = statistics.median(ratios)
            seconds = [f"{statistics.median(took[name]):.2f}" for name in checkouts]
            rows.append([form, *seconds, f"{middle:.3f}", f"{min(ratios):.3f}-{max(ratios):.3f}", str(middle <= GOAL)])
    click.echo(table(["format", "here s", "baseline s", "ratio", "range", "goal met"], rows))


if __name__ == "__main__":
    main()
