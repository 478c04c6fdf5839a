"""One review, asked by many requests: every call to it is made on one thread, one after the other."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from aligner.review import Review

SET_ENGLISH = "set_english"
T = TypeVar("T")


@dataclass(slots=True)
class Session:
    """A review that is open, and the thread on which it lives (a SQLite connection belongs to one thread)."""

    folder: Path
    author: str
    review: Review = field(init=False)
    _thread: ThreadPoolExecutor = field(init=False)
    _warmed: bool = field(init=False, default=False)

    def __post_init__(self) -> None:
        from aligner.review import Review

        self._thread = ThreadPoolExecutor(1, "review")
        self.review = self._thread.submit(Review.open, self.folder).result()

    async def ask(self, work: Callable[[Review], T]) -> T:
        """Return what ``work`` makes of the review, on its thread."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, work, self.review)

    def warm(self) -> None:
        """Let the review ready itself for the first decision, once, behind what is asked of it now."""
        if not self._warmed:
            self._warmed = True
            self._thread.submit(_warm, self.review)

    def close(self) -> None:
        """Finish what is being done, and let the store go."""
        self._thread.submit(self.review.close).result()
        self._thread.shutdown()


def _warm(review: Review) -> None:
    """Load what the checks rest on by checking one row as if it were edited; nothing is changed."""
    review.warm()
    line = next((line for line in review.desk.table.lines if line.zh and line.en), None)
    if line is not None:
        review.desk.step(SET_ENGLISH, line.key, {"en": f"{line.en} "})
