"""A quiet progress line on a terminal: shown only when work takes long enough to wonder about."""

from __future__ import annotations

import sys
import time
from types import TracebackType

PATIENCE = 1.0
"""Seconds of work before anything is shown."""
STAGES = {"read": "reading", "segment": "cutting into sentences", "load": "loading the model", "embed": "embedding",
          "align": "aligning", "check": "checking", "write": "writing"}  # fmt: skip


class StageBar:
    """A bar that moves one step a stage, on standard error; nothing at all where that is no terminal."""

    def __init__(self, total: int = 1, quiet: bool = False) -> None:
        self.total = total * len(STAGES)
        self.done = -1
        self.shown = False
        self.active = not quiet and sys.stderr.isatty()
        self.begin = time.monotonic()

    def __enter__(self) -> StageBar:
        """Begin."""
        return self

    def __call__(self, stage: str) -> None:
        """Say that ``stage`` begins."""
        self.done += 1
        if not self.active or time.monotonic() - self.begin < PATIENCE:
            return
        width = 30
        filled = min(width, width * self.done // max(self.total, 1))
        sys.stderr.write(f"\r\x1b[2K[{'#' * filled}{'.' * (width - filled)}] {STAGES.get(stage, stage)} ")
        sys.stderr.flush()
        self.shown = True

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take the bar away again."""
        if self.shown:
            sys.stderr.write("\r\x1b[2K")
            sys.stderr.flush()
