"""Time and memory of the alignment, stage by stage, as documents grow; and of the whole command.

    python benchmarks/align_speed.py --data GOLD [--sizes 100,1000,10000] [--runs 3] [--json | --markdown]
    python benchmarks/align_speed.py --data GOLD --whole

GOLD is a folder of gold documents (zh.txt, en.txt, gold.txt): the Chinese ones are repeated, in an order shuffled by
document with a fixed seed, until the size is reached. Every size runs in a process of its own on one core (set
OMP_NUM_THREADS for more). "call" is ``align_segments`` as the pipeline calls it: all of these stages and what it adds.
Memory is the highest resident set of each, less what the process held before it embedded anything (Linux only).
``--whole`` times ``aligner align`` from start to end on 1,000 sentences.
"""

from __future__ import annotations

import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ.setdefault("OMP_NUM_THREADS", "1")

import click
import numpy as np
from common import machine, table

from aligner import load_encoder
from aligner.alignment.coarse import find_band
from aligner.alignment.engine import align_segments, make_problem
from aligner.alignment.evaluate import Groups, count, gold_folders, read_ladder, read_lines
from aligner.alignment.posterior import step_posteriors
from aligner.alignment.scoring import Scorer, shipped_weights
from aligner.alignment.search import best_path, weigh
from aligner.alignment.units import Unit
from aligner.documents import detect_language
from aligner.evaluation import line_segments

PEERS = Path(__file__).with_name("peers.toml")
STAGES = ("embed", "band", "weigh", "path", "posteriors", "call")
SEARCH = ("band", "weigh", "path")
SIZES = "100,300,1000,3000,10000,30000,100000"


def joined_up(data: Path, size: int, seed: int = 0) -> tuple[list[str], list[str], list[Groups]]:
    """Return ``size`` Chinese sentences, their English and the gold beads, from whole documents and a part of one."""
    documents = [
        (read_lines(f / "zh.txt"), read_lines(f / "en.txt"), read_ladder(f / "gold.txt")) for f in gold_folders(data)
    ]
    documents = [d for d in documents if detect_language("\n".join(d[0])) == "zh"]
    rng = random.Random(seed)
    zh: list[str] = []
    en: list[str] = []
    gold: list[Groups] = []
    while len(zh) < size:
        for source, target, beads in rng.sample(documents, len(documents)):
            rows, columns = len(zh), len(en)
            gold += [(tuple(i + rows for i in a), tuple(j + columns for j in b)) for a, b in beads]
            zh, en = zh + source, en + target
            if len(zh) >= size:
                break
    gold = [b for b in gold if max(b[0], default=0) < size]
    return zh[:size], en[: max(b[1][-1] for b in gold if b[0] and b[1]) + 1], gold


def reset_peak() -> None:
    """Let the process's highest resident set start anew (Linux)."""
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")


def peak_megabytes() -> float:
    """Return the highest resident set since the last reset, in MB (Linux)."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


class Meter:
    """CPU seconds and megabytes by stage."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self.megabytes: dict[str, float] = {}
        reset_peak()
        self.base = peak_megabytes()

    def __call__(self, stage: str, work: Callable[..., Any], *arguments: Any, **options: Any) -> Any:
        """Do the work and note what it took."""
        reset_peak()
        begin = time.process_time()
        result = work(*arguments, **options)
        self.seconds[stage] = time.process_time() - begin
        self.megabytes[stage] = peak_megabytes() - self.base
        return result


def measure(data: Path, size: int) -> dict[str, Any]:
    """Align ``size`` sentences and return seconds and megabytes by stage, the numbers of sentences, and strict F1."""
    zh, en, gold = joined_up(data, size)
    (source, source_text), (target, target_text) = line_segments(zh), line_segments(en)
    encoder = load_encoder()
    encoder.encode(["预热", "warm up"])
    meter = Meter()
    by_stage(meter, zh, en, encoder)
    made = meter("call", align_segments, source, target, source_text, target_text, encoder, soft=False)
    strict = count([(b.source, b.target) for b in made.beads], gold).scores()["strict"]["f1"]
    return {
        "sentences": [len(zh), len(en)],
        "seconds": meter.seconds,
        "megabytes": meter.megabytes,
        "strict_f1": strict,
    }


def by_stage(meter: Meter, zh: list[str], en: list[str], encoder: Any) -> None:
    """Measure the stages of a first pass over all sentences; everything made is given up at the end."""
    units = [[Unit(k, 0, 0, text) for k, text in enumerate(side)] for side in (zh, en)]
    weights = shipped_weights()
    problem = meter("embed", make_problem, *units, encoder)
    band = meter("band", find_band, problem.source.sums, problem.target.sums)
    lattice = meter("weigh", weigh, Scorer(problem, weights), weights, band)
    steps = meter("path", best_path, lattice)
    meter("posteriors", step_posteriors, lattice, steps)


def in_own_process(data: Path, size: str) -> dict[str, Any]:
    """Measure one size in a fresh process."""
    command = [sys.executable, __file__, "--data", str(data), "--one", size]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    return dict(json.loads(done.stdout))


def best(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the first measurement with the least seconds of each stage: what others do on the machine only adds."""
    return rows[0] | {"seconds": {s: min(r["seconds"][s] for r in rows) for s in STAGES}}


def exponent(rows: list[dict[str, Any]], value: Callable[[dict[str, Any]], float], least: int = 1000) -> float:
    """Return the slope of log cost over log size, from ``least`` sentences on (below, fixed costs dominate)."""
    kept = [r for r in rows if r["sentences"][0] >= least] if rows[-1]["sentences"][0] > least else rows
    sizes = [r["sentences"][0] for r in kept]
    return float(np.polyfit(np.log(sizes), np.log([max(value(r), 1e-6) for r in kept]), 1)[0]) if len(kept) > 1 else 1.0


def search_seconds(row: dict[str, Any]) -> float:
    """Return the seconds of finding the path, vectors given."""
    return float(sum(row["seconds"][stage] for stage in SEARCH))


def search_megabytes(row: dict[str, Any]) -> float:
    """Return the most memory that finding the path took, vectors included."""
    return float(max(row["megabytes"][stage] for stage in SEARCH))


def call_seconds(row: dict[str, Any]) -> float:
    """Return the seconds of the whole call without embedding, as far as they can be told apart."""
    return float(max(row["seconds"]["call"] - row["seconds"]["embed"], 1e-6))


def as_text(rows: list[dict[str, Any]], markdown: bool) -> str:
    """Lay the measurements out, with the cost of the search as a multiple of embedding, and the exponents."""
    header = ["sentences", *(f"{s} s" for s in STAGES), "search s", "/ embed", "call - embed s"]
    header += [*(f"{s} MB" for s in STAGES), "strict F1"]
    lines = []
    for r in rows:
        line = ["{:,} x {:,}".format(*r["sentences"]), *(f"{r['seconds'][s]:.3f}" for s in STAGES)]
        line += [f"{search_seconds(r):.3f}", f"{search_seconds(r) / r['seconds']['embed']:.2f}"]
        line += [f"{call_seconds(r):.3f}"]
        lines.append(line + [f"{r['megabytes'][s]:.0f}" for s in STAGES] + [f"{r['strict_f1']:.3f}"])
    out = [table(header, lines, markdown), ""]
    if len(rows) > 1:
        slopes = [
            f"{name} {exponent(rows, cost):.2f}"
            for name, cost in (
                ("search", search_seconds),
                ("call but embedding", call_seconds),
                ("memory of the search", search_megabytes),
            )
        ]
        out.append("Exponents (from 1,000 sentences on): " + ", ".join(slopes))
    for peer in tomllib.loads(PEERS.read_text(encoding="utf-8"))["search"]:
        out.append(
            "Measured earlier: {name}, {0:,} x {1:,}, search {seconds} s, {megabytes} MB".format(*peer["size"], **peer)
        )
    return "\n".join([*out, f"Measured on {machine()}."])


def whole(data: Path, runs: int, size: int = 1000) -> None:
    """Time ``aligner align`` as a process, beside the start of the program alone."""
    zh, en, _ = joined_up(data, size)
    with tempfile.TemporaryDirectory() as folder:
        files = Path(folder, "zh.txt"), Path(folder, "en.txt")
        for file, lines in zip(files, (zh, en), strict=True):
            file.write_text("\n".join(lines) + "\n", encoding="utf-8")
        for name, arguments in (("start", ["--version"]), ("whole", ["align", *map(str, files)])):
            taken = []
            for _ in range(runs):
                begin = time.perf_counter()
                subprocess.run([sys.executable, "-m", "aligner", *arguments], check=True, capture_output=True)
                taken.append(time.perf_counter() - begin)
            click.echo(f"{name}: {min(taken):.2f} s (least of {runs}; median {statistics.median(taken):.2f} s)")
    click.echo(f"{len(zh):,} x {len(en):,} lines; measured on {machine()}.")


@click.command()
@click.option("--data", required=True, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--sizes", default=SIZES, show_default=True, help="Chinese sentences, comma-separated.")
@click.option("--one", type=int, hidden=True, help="Measure one size in this process.")
@click.option("--whole", "as_process", is_flag=True, help="Time `aligner align` on 1,000 sentences.")
@click.option("--runs", default=3, show_default=True, help="Repetitions; the least seconds are shown.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("--markdown", is_flag=True, help="Print a Markdown table.")
def main(data: Path, sizes: str, one: int | None, as_process: bool, runs: int, as_json: bool, markdown: bool) -> None:
    """Print the measurements."""
    if one:
        click.echo(json.dumps(measure(data, one)))
        return
    if as_process:
        whole(data, runs)
        return
    rows = [best([in_own_process(data, size) for _ in range(runs)]) for size in sizes.split(",")]
    click.echo(json.dumps(rows) if as_json else as_text(rows, markdown))


if __name__ == "__main__":
    main()
