"""Runs into a folder of results that are killed, and runs on a disk that is full: what is left is old or new.

    python benchmarks/kill_run.py [--kills 50] [--full 20] [--disk FOLDER] [--seed 1]

Each time a folder with the results of one pair of documents gets ``aligner run --force`` of another pair (every other
time it is a folder that is not there yet). Half of the kills come at a moment chosen at random, half when a certain
number of new files is seen beside the old ones. A full disk is a small file system (``--disk``, such as a tmpfs of 2
MB) on which up to 240 KB are left, at random; without one, a limit on the size of a file. Afterwards the folder is
compared, byte for byte, with both results, before and after ``aligner verify`` has opened it, and the next run must
leave nothing else behind.
"""

from __future__ import annotations

import hashlib
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import click

SAMPLES = Path(__file__).resolve().parent.parent / "corpora"
OLD, NEW = "notice", "plan"
Digest = dict[str, str]


def sources(place: Path) -> None:
    """Write the beginnings of two sample pairs."""
    for name in (OLD, NEW):
        for side in ("zh", "en"):
            lines = (SAMPLES / name / f"{side}.txt").read_text(encoding="utf-8").splitlines()[:12]
            (place / f"{name}.{side}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


def call(name: str, out: Path, place: Path) -> list[str]:
    """Return the command line of a run of one of the pairs."""
    zh, en = (str(place / f"{name}.{side}.txt") for side in ("zh", "en"))
    return [sys.executable, "-m", "aligner", "run", zh, en, "-o", str(out), "--force", "--quiet"]


def digest(folder: Path) -> Digest:
    """Return a hash of each file but run.json, which holds timings, and but what a killed program left."""
    found = folder.iterdir() if folder.is_dir() else ()
    files = [p for p in found if p.is_file() and not p.name.startswith(".aligner")]
    made = {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in files if p.name != "run.json"}
    return made | dict.fromkeys((p.name for p in files if p.name == "run.json"), "")


def work_folders(out: Path) -> list[Path]:
    """Return where new files are being written."""
    return [*out.glob(".aligner.tmp/new"), *out.parent.glob(".aligner-*.tmp/new")]


def killed(out: Path, place: Path, chosen: random.Random, seconds: float) -> str:
    """Start a run and kill it; return how."""
    process = subprocess.Popen(call(NEW, out, place), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    if chosen.random() < 0.5:
        time.sleep(chosen.random() * seconds)
        how = "time"
    else:
        files, how = chosen.randrange(11), "files"
        while process.poll() is None and sum(len(list(f.glob("*.*"))) for f in work_folders(out)) <= files:
            time.sleep(0.0005)
        time.sleep(chosen.random() * 0.02)
    process.send_signal(signal.SIGKILL if chosen.random() < 0.7 else signal.SIGINT)
    process.wait()
    return how


def full(out: Path, place: Path, chosen: random.Random, disk: Path | None) -> tuple[int, str]:
    """Do a run on a disk with little room, or one that may write small files only; return its exit code and words."""
    if disk:
        return crowded(out, place, chosen.randrange(60) * 4096, disk)
    most = chosen.choice([0, 2_000, 9_000, 20_000, 50_000, 66_000, 80_000, 100_000])
    done = subprocess.run(
        call(NEW, out, place),
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most)),
    )
    return done.returncode, done.stderr


def crowded(out: Path, place: Path, room: int, disk: Path) -> tuple[int, str]:
    """Do a run on a file system on which ``room`` bytes are left; return its exit code and what it said."""
    ballast = disk / "ballast"
    with ballast.open("wb") as file:
        file.write(bytes(max(shutil.disk_usage(disk).free - room, 0)))
    done = subprocess.run(call(NEW, out, place), capture_output=True, text=True, check=False)
    ballast.unlink()
    return done.returncode, done.stderr


def state(out: Path, old: Digest, new: Digest) -> str:
    """Say what a folder holds."""
    found = digest(out)
    return "new" if found == new else "old" if found == old else "nothing" if not found else "MIXTURE"


@click.command()
@click.option("--kills", default=50, show_default=True)
@click.option("--full", "times", default=20, show_default=True)
@click.option("--disk", type=click.Path(path_type=Path, exists=True), help="A small file system for the full disk.")
@click.option("--seed", default=1, show_default=True)
def main(kills: int, times: int, disk: Path | None, seed: int) -> None:
    """Print how often the folder was old, new or absent, and every mixture."""
    chosen = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        place, made = Path(folder), []
        sources(place)
        for name in (OLD, NEW):
            begin = time.monotonic()
            subprocess.run(call(name, place / name, place), check=True)
            made.append(digest(place / name))
            seconds = time.monotonic() - begin
        counts: Counter[tuple[str, str, str]] = Counter()
        for number in range(kills + times):
            kind = "kill" if number < kills else "full disk"
            out = (disk if disk and kind == "full disk" else place) / f"out{number}"
            there = number % 2 == 0
            if there:
                shutil.copytree(place / OLD, out)
            if kind == "kill":
                kind += f" by {killed(out, place, chosen, seconds)}"
            else:
                code, said = full(out, place, chosen, disk)
                if code not in (0, 3) or "Traceback" in said or said.count("\n") > 1:
                    click.echo(f"{number}: exit {code}: {said}")
            before = state(out, made[0], made[1])
            subprocess.run([sys.executable, "-m", "aligner", "verify", str(out)], capture_output=True, check=False)
            after = state(out, made[0], made[1])
            if "MIXTURE" in (before, after) or (there and after == "nothing"):
                click.echo(f"{number}: {kind}: {before}, then {after}: {sorted(digest(out))}")
            subprocess.run(call(OLD, out, place), check=True)
            left = [p for p in [*out.iterdir(), *out.parent.iterdir()] if p.name.startswith(".aligner")]
            if left or digest(out) != made[0]:
                click.echo(f"{number}: the next run left {left}")
            shutil.rmtree(out)
            counts[kind, "over old" if there else "new folder", f"{before}, then {after}"] += 1
    for key, count in sorted(counts.items()):
        click.echo(f"{count:4} {': '.join(key)}")
    sys.exit(int(any("MIXTURE" in key[2] for key in counts)))


if __name__ == "__main__":
    main()
