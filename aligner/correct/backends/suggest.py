"""Suggestions for the pairs that corrections could not put right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from aligner.correct.backends.protocol import Backend
from aligner.correct.revision import Revision


def wanting(zh: Sequence[str], revisions: Sequence[Revision]) -> list[int]:
    """Return the indices of the pairs that need review and have both sides."""
    pairs = zip(zh, revisions, strict=True)
    return [k for k, (text, made) in enumerate(pairs) if made.left and text.strip() and made.text.strip()]


def suggestions(zh: Sequence[str], revisions: Sequence[Revision], backend: Backend) -> Iterator[tuple[int, str]]:
    """Yield for each pair that needs review its index and what a back-end would write, empty for nothing new.

    The back-end sees the Chinese, the corrected English, and what is left wrong with it. Raises BackendError when the
    back-end can no longer be had; what was yielded before stays good.
    """
    for index in wanting(zh, revisions):
        made = revisions[index]
        text = backend.suggest(zh[index], made.text, made.left)
        yield index, "" if text == " ".join(made.text.split()) else text
