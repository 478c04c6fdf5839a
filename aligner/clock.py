"""Seconds by stage, and whoever wants to know which stage begins and how many rows of it are done."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import TypeVar

Progress = Callable[[str], None]
Rows = Callable[[int, int], None]
T = TypeVar("T")
_listener: ContextVar[Rows | None] = ContextVar("listener", default=None)


@contextmanager
def listening(rows: Rows | None) -> Iterator[None]:
    """Let ``rows(done, total)`` hear of everything that is ``counted`` in this block; None hears nothing."""
    token = _listener.set(rows)
    try:
        yield
    finally:
        _listener.reset(token)


def counted(items: Iterable[T], total: int) -> Iterable[T]:
    """Return the items; whoever listens hears how many of ``total`` are done."""
    rows = _listener.get()
    return items if rows is None else _told(items, total, rows)


def _told(items: Iterable[T], total: int, rows: Rows) -> Iterator[T]:
    for done, item in enumerate(items):
        rows(done, total)
        yield item
    rows(total, total)


@dataclass(slots=True)
class Clock:
    """Adds up seconds by stage, and tells whoever listens which stage begins."""

    progress: Progress | None = None
    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Time one stage."""
        if self.progress is not None:
            self.progress(name)
        begin = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[name] = self.seconds.get(name, 0.0) + time.perf_counter() - begin
