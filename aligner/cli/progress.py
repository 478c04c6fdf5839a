"""Progress on standard error: a line on a terminal when work takes long enough to wonder about, a log where asked.

On a pipe nothing is written unless ``--log json`` asks for it: then one JSON object a line.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Mapping
from types import TracebackType
from typing import IO, Any, TypeVar

import click

from aligner.clock import listening

PATIENCE = 1.0
"""Seconds of work before anything is shown."""
EVERY, LOGGED = 0.1, 2.0
"""Seconds between two looks of the line, and between two lines of the log."""
RECENT = 15.0
"""Seconds over which the rate is taken: what the last ones gave, not what the first did."""
STAGES = {"read": "reading", "segment": "cutting into sentences", "load": "loading the model", "embed": "embedding",
          "align": "aligning", "check": "checking", "extract": "extracting", "correct": "correcting",
          "write": "writing", "batch": "working", "match": "matching", "verify": "verifying"}  # fmt: skip
F = TypeVar("F", bound=Callable[..., Any])


def progress_options(command: F) -> F:
    """Add ``--quiet`` and ``--log``."""
    command = click.option("--log", type=click.Choice(["json"]), help="Progress as JSON lines on standard error.")(
        command
    )
    return click.option("--quiet", is_flag=True, help="Print nothing but errors.")(command)


def shown(given: Mapping[str, Any], quiet: bool = False, total: int = 1) -> StageBar:
    """Return the progress that the values of ``progress_options`` ask for; ``quiet`` takes the line away too."""
    return StageBar(total, quiet=quiet or given["quiet"], log=given["log"] == "json")


class StageBar:
    """Tells the stage, the rows done, the rate and the time left; nothing at all where nobody looks.

    ``total`` is the number of pairs, whose stages are counted together. ``clock`` gives seconds, ``stream`` is where it
    is written (standard error).
    """

    def __init__(
        self,
        total: int = 1,
        quiet: bool = False,
        log: bool = False,
        clock: Callable[[], float] = time.monotonic,
        stream: IO[str] | None = None,
    ) -> None:
        self.stream = stream or sys.stderr
        self.total, self.log, self.clock = total, log, clock
        self.active = not quiet and not log and self.stream.isatty()
        self.shown = False
        self.begin = self.last = clock()
        self.stage, self.pair = "", 0
        self.looks: list[tuple[float, int]] = []

    def __enter__(self) -> StageBar:
        """Begin, and hear of rows wherever they are counted (``aligner.clock.counted``)."""
        self._listening = listening(self.rows if self.active or self.log else None)
        self._listening.__enter__()
        return self

    def __call__(self, stage: str) -> None:
        """Say that ``stage`` begins."""
        if stage == "read":
            self.pair += 1
        self.stage, self.looks = stage, [(self.clock(), 0)]
        if self.log:
            self._write({"event": "stage", "stage": stage})
        elif self.active and self.clock() - self.begin >= PATIENCE:
            self._line("")

    def rows(self, done: int, total: int) -> None:
        """Say that so many rows of the stage are done."""
        now = self.clock()
        if done < total and now - self.last < (LOGGED if self.log else EVERY):
            return
        self.last = now
        recent = [look for look in self.looks if now - look[0] <= RECENT]
        self.looks = [*(recent or self.looks[-1:]), (now, done)]
        rate = self.rate()
        left = (total - done) / rate if rate else None
        if self.log:
            figures = {"done": done, "total": total, "rate": round(rate, 2)}
            self._write({"event": "rows", "stage": self.stage} | figures | {"left": left and round(left, 1)})
        elif self.active and now - self.begin >= PATIENCE:
            told = f"{done:,} of {total:,}"
            if rate:
                told += f", {rate:,.0f} a second" if rate >= 2 else f", {60 * rate:,.0f} a minute"
            if left is not None and done < total:
                told += f", {duration(left)} left"
            self._line(told)

    def rate(self) -> float:
        """Return rows a second over the last looks; 0 where nothing can be said yet."""
        (first, a), (last, b) = self.looks[0], self.looks[-1]
        return max(b - a, 0) / (last - first) if last > first else 0.0

    def _line(self, told: str) -> None:
        which = f"pair {self.pair:,} of {self.total:,}: " if self.total > 1 else ""
        text = f"{which}{STAGES.get(self.stage, self.stage)} {told}".rstrip()
        self.stream.write(f"\r\x1b[2K{text}")
        self.stream.flush()
        self.shown = True

    def _write(self, told: dict[str, Any]) -> None:
        pair = {"pair": self.pair, "pairs": self.total} if self.total > 1 else {}
        made = {"seconds": round(self.clock() - self.begin, 2)} | told | pair
        self.stream.write(json.dumps(made) + "\n")
        self.stream.flush()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take the line away again."""
        self._listening.__exit__(kind, error, trace)
        if self.shown:
            self.stream.write("\r\x1b[2K")
            self.stream.flush()
        if self.log:
            self._write({"event": "end" if error is None else "stopped"})


def duration(seconds: float) -> str:
    """Return seconds as people say them: 8 s, 3 min, 2 h 10 min."""
    if seconds < 90:
        return f"{max(1, round(seconds))} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60} min"
