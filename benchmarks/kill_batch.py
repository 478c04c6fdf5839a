"""Kills a batch at random moments, with and without its workers, resumes it, and compares the bytes.

    python benchmarks/kill_batch.py MANIFEST [--times 20] [--workers 2]

Each round starts the command, waits a random part of the time that the whole takes, and kills (SIGKILL) either one of
its workers, which it has to survive, or the command itself, which the next round resumes. At the end it is run once
more, and every file is compared with those of a batch that nobody disturbed.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import click


def start(manifest: str, out: Path, workers: int) -> subprocess.Popen[bytes]:
    """Start the command."""
    command = [sys.executable, "-m", "aligner", "batch", manifest, "-o", str(out), "--workers", str(workers), "--quiet"]
    return subprocess.Popen(command)


def workers_of(process: int) -> list[int]:
    """Return the worker processes: threads start them, so that they stand in any task's list."""
    tasks = Path(f"/proc/{process}/task")
    if not tasks.exists():
        return []
    lists = [(task / "children").read_text(encoding="ascii").split() for task in tasks.iterdir()]
    return sorted(int(child) for part in lists for child in part)


def files(folder: Path) -> dict[str, bytes]:
    """Return every file of a batch but run.json and what begins with a dot."""
    found = (path for path in folder.rglob("*") if path.is_file() and path.name != "run.json")
    kept = (path for path in found if not any(part.startswith(".") for part in path.relative_to(folder).parts))
    return {str(path.relative_to(folder)): path.read_bytes() for path in kept}


def strike(running: subprocess.Popen[bytes], rng: random.Random) -> str:
    """Kill a worker or the command; return which."""
    workers = workers_of(running.pid)
    if workers and rng.random() < 0.5:
        os.kill(rng.choice(workers), signal.SIGKILL)
        return "worker"
    running.kill()
    return "command"


@click.command()
@click.argument("manifest", type=click.Path(exists=True))
@click.option("--times", default=20, show_default=True)
@click.option("--workers", default=2, show_default=True)
@click.option("--seed", default=0, show_default=True)
def main(manifest: str, times: int, workers: int, seed: int) -> None:
    """Print each blow and whether the bytes are the same."""
    rng = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        whole, struck = Path(folder, "whole"), Path(folder, "struck")
        begin = time.monotonic()
        if start(manifest, whole, workers).wait():
            raise SystemExit("the undisturbed batch failed")
        takes = time.monotonic() - begin
        blows, running = 0, start(manifest, struck, workers)
        while blows < times:
            time.sleep(rng.uniform(0.02, 0.35) * takes)
            if running.poll() is None:
                click.echo(f"{strike(running, rng)} killed; {len(list((struck / 'done').glob('*')))} shards done")
                blows += 1
            time.sleep(0.2)  # what was killed is gone then
            if running.poll() is not None:
                if running.returncode == 0:  # nothing left to disturb: take one shard away and go on
                    next(iter(sorted((struck / "done").glob("*.json")))).unlink()
                running = start(manifest, struck, workers)
        if running.wait() and start(manifest, struck, workers).wait():
            raise SystemExit("the batch did not come to its end")
        same = files(whole) == files(struck)
        click.echo(f"{blows} blows; {'identical' if same else 'DIFFERENT'} bytes in {len(files(whole))} files")
    raise SystemExit(0 if same else 1)


if __name__ == "__main__":
    main()
