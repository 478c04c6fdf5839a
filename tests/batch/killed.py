"""A batch in which something is killed: ``python -m tests.batch.killed MANIFEST OUT worker|command|end``."""

from __future__ import annotations

import os
import signal
import sys

import aligner.batch.helper as helper
from aligner.batch.batch import Settings, run_batch
from tests.batch.pairs import OPTIONS

DONE = 4
"""Pairs after which the blow falls."""


def main(given: str, out: str, when: str) -> None:
    """Run the batch by two workers and kill one of them, or this command, in the midst of a shard."""
    struck = []

    def progress(done: int, total: int) -> None:
        if done < DONE or struck or when == "end":
            return
        struck.append(done)
        if when == "command":
            os.kill(os.getpid(), signal.SIGKILL)
        for one in workers:
            one.kill()

    workers: list[helper.subprocess.Popen] = []  # type: ignore[name-defined]
    started = helper.subprocess.Popen

    def start(*arguments, **options):
        workers.append(started(*arguments, **options))
        return workers[-1]

    helper.subprocess.Popen = start  # type: ignore[misc]
    run_batch(given, out, settings=Settings(workers=2, shard_seconds=0.03), progress=progress, **OPTIONS)


if __name__ == "__main__":
    main(*sys.argv[1:])
