"""How long a batch takes on many machines: a simulation with measured times of pairs, beside docs/scale.md's model.

    python benchmarks/simulate_batch.py --manifest MANIFEST [--sample 300] [--times FILE]

The times of ``--sample`` pairs are measured in this process, after a few that load everything (or read from FILE, JSON
of seconds, which is written where it is not there). Shards are drawn from them, workers take the next shard when they
are free; some are slow, and workers are killed at random and begin their shard again. The model says:

    wall = work / power * (1 + failures) + tail
"""

from __future__ import annotations

import heapq
import json
import time
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import click
import numpy as np
from common import machine, table
from numpy.typing import NDArray

from aligner.batch.plan import SHARD_SECONDS, entries
from aligner.batch.shard import run_entry

Floats = NDArray[np.float64]
WARM = 30
POOL = 5000
"""Shards that are drawn pair by pair; more than these are drawn from them."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """Workers and their faults.

    ``spread`` of the logarithm of their speeds, the share that is ``slow`` and how slow, ``deaths`` an hour of each,
    and the seconds that a new worker takes to ``start``.
    """

    workers: int
    spread: float = 0.1
    slow: float = 0.02
    slowness: float = 3.0
    deaths: float = 0.05
    start: float = 6.0

    def speeds(self, rng: np.random.Generator) -> Floats:
        """Return the speed of each worker, 1 being that of the machine where the pairs were timed."""
        speeds = np.exp(rng.normal(0.0, self.spread, self.workers))
        return np.where(rng.random(self.workers) < self.slow, speeds / self.slowness, speeds)


def timed(manifest: str, sample: int) -> list[float]:
    """Return the CPU seconds of pairs, everything being loaded."""
    job: dict[str, Any] = {"options": {}, "model": None, "seconds": 600.0, "memory": 4 << 30}
    found = []
    for entry in islice(entries(manifest), WARM + sample):
        begin = time.process_time()
        run_entry(entry, job)
        found.append(time.process_time() - begin)
    return found[WARM:]


def shards(times: list[float], pairs: int, rng: np.random.Generator) -> Floats:
    """Return the seconds of each shard of a batch, drawn from the times of pairs."""
    size = max(1, round(SHARD_SECONDS / float(np.mean(times))))
    count = -(-pairs // size)
    pool = rng.choice(times, (min(count, POOL), size)).sum(axis=1)
    return pool if count <= POOL else rng.choice(pool, count)


def simulated(work: Floats, cluster: Cluster, speeds: Floats, rng: np.random.Generator) -> tuple[float, int]:
    """Return the seconds until the last shard is done, and how many shards were begun again."""
    free = [(cluster.start, k) for k in range(cluster.workers)]
    heapq.heapify(free)
    last, again = 0.0, 0
    for seconds in work:
        at, worker = heapq.heappop(free)
        takes = seconds / speeds[worker]
        while (dies := rng.exponential(3600 / cluster.deaths)) < takes:
            at, again = at + dies + cluster.start, again + 1
        last = max(last, at + takes)
        heapq.heappush(free, (at + takes, worker))
    return last, again


def modelled(work: Floats, cluster: Cluster, speeds: Floats) -> float:
    """Return what the model says: work over power, what deaths cost, and half a shard of the slowest at the end."""
    shard = float(work.mean())
    lost = cluster.deaths / 3600 * (shard / 2 + cluster.start)
    tail = shard / float(speeds.min()) / 2 if cluster.workers > 1 else 0.0
    return float(work.sum() / speeds.sum()) * (1 + lost) + cluster.start + tail


def told(seconds: float) -> str:
    """Return seconds as hours or days."""
    hours = seconds / 3600
    return f"{hours:.2f} h" if hours < 48 else f"{hours / 24:.1f} d"


@click.command()
@click.option("--manifest", type=click.Path(exists=True))
@click.option("--sample", default=300, show_default=True)
@click.option("--times", type=click.Path(path_type=Path))
@click.option("--pairs", default="1e6,1e7,1e9", show_default=True)
@click.option("--workers", default="1,16,64,1024", show_default=True)
def main(manifest: str | None, sample: int, times: Path | None, pairs: str, workers: str) -> None:
    """Print the distribution, and simulation and model side by side."""
    if times is not None and times.exists():
        seconds: list[float] = json.loads(times.read_text(encoding="utf-8"))
    elif manifest is None:
        raise click.UsageError("Give a manifest to time, or --times with seconds.")
    else:
        seconds = timed(manifest, sample)
        if times is not None:
            times.write_text(json.dumps(seconds), encoding="utf-8")
    marks = np.quantile(seconds, [0.5, 0.9, 0.99])
    click.echo(
        f"{len(seconds)} pairs: mean {np.mean(seconds):.4f} s, median {marks[0]:.4f}, "
        f"90% {marks[1]:.4f}, 99% {marks[2]:.4f}, most {max(seconds):.3f} (CPU seconds)"
    )
    rng = np.random.default_rng(0)
    rows = []
    for count in (int(float(part)) for part in pairs.split(",")):
        work = shards(seconds, count, rng)
        for number in map(int, workers.split(",")):
            cluster = Cluster(number)
            speeds = cluster.speeds(rng)
            wall, again = simulated(work, cluster, speeds, rng)
            model = modelled(work, cluster, speeds)
            share = float(work.sum() / speeds.sum()) / wall
            cells = [f"{len(work):,}", told(wall), told(model), f"{wall / model:.2f}", f"{share:.2f}", f"{again:,}"]
            rows.append([f"{count:,}", f"{number:,}", *cells])
    header = ["pairs", "workers", "shards", "simulated", "model", "ratio", "busy", "begun again"]
    click.echo(table(header, rows))
    click.echo(f"{machine()}.")


if __name__ == "__main__":
    main()
