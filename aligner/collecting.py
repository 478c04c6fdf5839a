"""How often Python looks for garbage in circles while a document is worked on."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

THRESHOLDS = (50_000, 20, 50)
"""Objects made, and collections of the younger kinds, until the next one: Python's own are 700, 10 and 10."""


@contextmanager
def seldom() -> Iterator[None]:
    """Look for garbage a hundredth as often, and as often as before afterwards.

    There is little of it, and each search goes through the termbase and all that was found: a tenth of a run's time.
    """
    before = gc.get_threshold()
    if 0 < before[0] < THRESHOLDS[0]:
        gc.set_threshold(*THRESHOLDS)
    try:
        yield
    finally:
        gc.set_threshold(*before)
