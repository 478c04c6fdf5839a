"""The worker process: ``python -m aligner.batch.serve`` does what it is told on standard input, one line a job.

A line is JSON: ``{"call": "module:function", "job": {…}}``. The answer is one line a step, ``{"at": place}``, and
at the end ``{"done": what the function returned}`` or ``{"error": [kind, text, exit code]}``. Models and tables
stay loaded from job to job. When the other side goes away, so does the worker, in the midst of whatever it does.
"""

from __future__ import annotations

import importlib
import json
import os
import queue
import sys
import threading
from typing import IO, Any

from aligner.errors import AlignerError


def main() -> None:
    """Serve until standard input ends."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8", newline="\n")
    os.dup2(2, 1)  # what a library prints goes to standard error
    jobs: queue.Queue[str] = queue.Queue()
    threading.Thread(target=_listen, args=(jobs,), daemon=True).start()
    while True:
        asked = json.loads(jobs.get())
        _tell(answers, answer(asked, lambda at: _tell(answers, {"at": at})))


def answer(asked: dict[str, Any], say: Any) -> dict[str, Any]:
    """Do one job and return the last line of its answer."""
    try:
        module, name = asked["call"].split(":")
        return {"done": getattr(importlib.import_module(module), name)(asked["job"], say)}
    except AlignerError as error:
        return {"error": [type(error).__name__, str(error), error.exit_code]}
    except Exception as error:
        return {"error": [type(error).__name__, f"{type(error).__name__}: {error}", 1]}


def _listen(jobs: queue.Queue[str]) -> None:
    """Put the lines of standard input in the queue; at its end, which comes too when the parent is killed, leave."""
    for line in sys.stdin.buffer:
        jobs.put(line.decode("utf-8"))
    os._exit(0)


def _tell(answers: IO[str], line: dict[str, Any]) -> None:
    try:
        answers.write(json.dumps(line) + "\n")
        answers.flush()
    except BrokenPipeError:
        os._exit(0)


if __name__ == "__main__":
    main()
