"""Fuzz the readers, parsers and exporters, guided by coverage where atheris is installed, by chance elsewhere.

    pip install atheris
    python fuzz/run.py [TARGET ...] [--seconds 60]

Every target runs in a process of its own. An input that raises anything but an error of ours, or takes over twenty
seconds, is written to ``fuzz/found/``; each becomes a test. Exit code 1 where one was found.
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
import time
import warnings
from pathlib import Path

HERE = Path(__file__).resolve().parent
FOUND = HERE / "found"


def guided(name: str, seconds: int) -> None:
    """Fuzz one target with atheris; does not return."""
    import atheris

    with atheris.instrument_imports(include=["aligner"]):
        from targets import TARGETS, seeds

        from aligner.errors import AlignerError
    warnings.simplefilter("ignore")
    corpus = Path(tempfile.mkdtemp(prefix="fuzz-"))
    for number, seed in enumerate(seeds(name)):
        (corpus / str(number)).write_bytes(seed)

    for seed in seeds(name):  # what is loaded once, before the clock runs
        try:
            TARGETS[name](seed)
        except AlignerError:
            continue
        break

    def one(data: bytes) -> None:
        try:
            TARGETS[name](data)
        except AlignerError:
            return

    FOUND.mkdir(exist_ok=True)
    words = [f"-max_total_time={seconds}", "-timeout=20", "-rss_limit_mb=3000", "-max_len=4000", "-print_final_stats=1"]
    atheris.Setup([sys.argv[0], *words, f"-artifact_prefix={FOUND}/{name.strip('.')}-", str(corpus)], one)
    atheris.Fuzz()


def by_chance(name: str, seconds: int) -> int:
    """Fuzz one target by cutting and joining its seeds at random; returns how many inputs were tried."""
    from targets import TARGETS, seeds

    from aligner.errors import AlignerError

    warnings.simplefilter("ignore")
    chosen, known, tried = random.Random(name), list(seeds(name)), 0
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        data = bytearray(chosen.choice(known)[:4000])
        for _ in range(chosen.randrange(1, 8)):
            at, other = chosen.randrange(len(data) + 1), chosen.choice(known)
            piece = other[(k := chosen.randrange(len(other) + 1)) : k + chosen.randrange(40)]
            data[at : at + chosen.randrange(20)] = piece if chosen.random() < 0.7 else chosen.randbytes(3)
        tried += 1
        try:
            TARGETS[name](bytes(data))
        except AlignerError:
            continue
        except BaseException:
            FOUND.mkdir(exist_ok=True)
            (FOUND / f"{name.strip('.')}-{tried}").write_bytes(bytes(data))
            raise
    return tried


def main(args: list[str]) -> int:
    """Run the named targets, or all; returns the exit code."""
    seconds = int(args[args.index("--seconds") + 1]) if "--seconds" in args else 60
    if "--one" in args:
        try:
            import atheris  # noqa: F401 (looked for)
        except ImportError:
            print(f"{by_chance(args[0], seconds):,} inputs by chance")
            return 0
        guided(args[0], seconds)
    sys.path.insert(0, str(HERE.parent))
    from targets import TARGETS

    bad = 0
    for name in [arg for arg in args if arg in TARGETS] or list(TARGETS):
        call = [sys.executable, __file__, name, "--seconds", str(seconds), "--one"]
        done = subprocess.run(call, capture_output=True, text=True, check=False)
        said = done.stdout + done.stderr
        units = [line.split()[-1] for line in said.splitlines() if "number_of_executed_units" in line]
        outcome = "nothing found" if done.returncode == 0 else "FOUND"
        print(f"{name:12} {units[0] if units else said.strip()[-40:]:>10}  {outcome}", flush=True)
        if done.returncode:
            bad += 1
            at = said.find("Uncaught Python exception")
            print(said[at : at + 3000] if at >= 0 else said[-1500:], flush=True)
    return int(bad > 0)


if __name__ == "__main__":
    sys.path.insert(0, str(HERE))
    sys.exit(main(sys.argv[1:]))
