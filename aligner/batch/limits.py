"""Limits of time and memory on one pair, so that a hostile one costs an error row and not a machine."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

AGAIN = 0.5
"""CPU seconds after which a stopped pair is told again: an exception that a destructor raises is lost."""


class TimeIsUp(BaseException):
    """A pair took more CPU seconds than it may; no handler of ordinary errors may keep it."""


@contextmanager
def limited(seconds: float, memory: int) -> Iterator[None]:
    """Stop what runs within after so many CPU seconds, or when it asks for more bytes beside those held already.

    Raises TimeIsUp or MemoryError within the block. The time is watched in the main thread alone, and neither on
    Windows; there whoever waits for the worker ends it (``aligner.batch.helper``).
    """
    with _memory(memory), _time(seconds):
        yield


@contextmanager
def _time(seconds: float) -> Iterator[None]:
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    armed = True

    def up(number: int, frame: FrameType | None) -> None:
        if armed:
            raise TimeIsUp

    before = signal.signal(signal.SIGPROF, up)
    try:
        signal.setitimer(signal.ITIMER_PROF, seconds, AGAIN)
        yield
    finally:
        armed = False
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


@contextmanager
def _memory(extra: int) -> Iterator[None]:
    try:
        import resource

        held = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
        soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    except (ImportError, OSError):
        yield
        return
    wanted = held + extra
    ceilings = [limit for limit in (soft, hard) if limit != resource.RLIM_INFINITY]
    resource.setrlimit(resource.RLIMIT_AS, (min([wanted, *ceilings]), hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
