"""A worker process of one's own: started anew, given jobs, started again when it dies, ended when it hangs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import IO, Any

import aligner
from aligner.errors import AlignerError

TRIES = 3
"""How often a worker may end at one pair before the pair is given up, and at no pair before the batch is."""
PATIENCE = 10.0
"""Wall seconds without a word, for each CPU second that a pair may take, before a worker is ended."""
LEAST = 120.0
ONE_THREAD = dict.fromkeys(
    ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMEXPR_NUM_THREADS", "RAYON_NUM_THREADS"), "1"
) | {"TOKENIZERS_PARALLELISM": "false"}
Step = Callable[[int], None]


class DiedError(Exception):
    """The worker ended in the midst of a job; ``at`` is the place that it had told, None before any."""

    def __init__(self, at: int | None, hung: bool) -> None:
        """Note where it was, and whether it was ended because it said nothing."""
        super().__init__(at, hung)
        self.at, self.hung = at, hung


class Helper:
    """One worker process; it is started with its first job."""

    def __init__(self, patience: float = 0.0) -> None:
        """``patience``: wall seconds without a word after which the worker is ended; 0 is for ever."""
        self.patience = patience
        self.closed = False
        self._child: subprocess.Popen[str] | None = None

    def ask(self, call: str, job: Mapping[str, Any], step: Step | None = None) -> Any:
        """Have ``module:function`` called with a job and return what it returned.

        Raises DiedError when the worker ends before, AlignerError with what the function raised.
        """
        child = self._started()
        at: int | None = None
        try:
            self._pipe(child.stdin).write(json.dumps({"call": call, "job": job}) + "\n")
            self._pipe(child.stdin).flush()
            while True:
                line, hung = self._line(child)
                if not line.endswith("\n"):
                    raise DiedError(at, hung)
                told = json.loads(line)
                if "at" not in told:
                    break
                at = told["at"]
                if step is not None:
                    step(at)
        except (OSError, DiedError) as error:
            self.kill()
            raise error if isinstance(error, DiedError) else DiedError(at, hung=False) from error
        if "error" in told:
            _, text, code = told["error"]
            failure = AlignerError(text)
            failure.exit_code = code
            raise failure
        return told["done"]

    def kill(self) -> None:
        """End the process at once; the next job starts another."""
        child, self._child = self._child, None
        if child is not None:
            child.kill()
            child.wait()
            for pipe in (child.stdin, child.stdout):
                if pipe is not None:
                    try:
                        pipe.close()
                    except OSError:  # what was still to be written has no reader
                        continue

    def close(self) -> None:
        """End the process, for good."""
        self.closed = True
        self.kill()

    def _started(self) -> subprocess.Popen[str]:
        if self._child is None or self._child.poll() is not None:
            self.kill()
            home = str(Path(aligner.__file__).resolve().parent.parent)
            paths = os.pathsep.join(filter(None, [home, os.environ.get("PYTHONPATH")]))
            self._child = subprocess.Popen(
                [sys.executable, "-m", "aligner.batch.serve"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                encoding="utf-8",
                env=os.environ | ONE_THREAD | {"PYTHONPATH": paths},
                start_new_session=True,  # Ctrl-C is for the one that coordinates, which then ends the workers
            )
        return self._child

    def _line(self, child: subprocess.Popen[str]) -> tuple[str, bool]:
        """Return the next line, and whether the worker was ended for saying nothing."""
        if not self.patience:
            return self._pipe(child.stdout).readline(), False
        hung = threading.Event()

        def end() -> None:
            hung.set()
            child.kill()

        watch = threading.Timer(self.patience, end)
        watch.daemon = True
        watch.start()
        try:
            return self._pipe(child.stdout).readline(), hung.is_set()
        finally:
            watch.cancel()

    @staticmethod
    def _pipe(pipe: IO[str] | None) -> IO[str]:
        if pipe is None:
            raise OSError("the worker has no pipe")
        return pipe


def attend(helper: Helper, call: str, job: Mapping[str, Any], step: Step | None = None) -> Any:
    """Have a job done, whatever becomes of the worker: it starts again, and a pair at which it ends thrice is skipped.

    Raises AlignerError when the worker cannot even begin, or was closed.
    """
    deaths: Counter[int | None] = Counter()
    skip: dict[str, str] = {}
    while True:
        try:
            return helper.ask(call, {**job, "skip": skip}, step)
        except DiedError as died:
            if helper.closed:
                raise AlignerError("The work was ended before this shard was done.") from died
            deaths[died.at] += 1
            if deaths[died.at] < TRIES:
                continue
            if died.at is None or died.at >= len(job.get("entries", [None])):
                raise AlignerError(f"A worker ended {TRIES} times before its work or while writing.") from died
            why = "said nothing for too long" if died.hung else "ended (out of memory, or a fault in a library)"
            skip[str(died.at)] = f"The worker {why} {TRIES} times at this pair."
