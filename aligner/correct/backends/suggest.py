"""Suggestions for the pairs that corrections could not put right."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from aligner.correct.backends.protocol import Backend
from aligner.correct.revision import Revision


def suggestions(
    zh: Sequence[str], revisions: Sequence[Revision], backend: Backend, progress: Callable[[], None] | None = None
) -> dict[int, str]:
    """Return for each pair that still needs review what a back-end would write, by the pair's index from 0.

    The back-end sees the corrected English and what is left wrong with it. A pair with an empty side, an empty answer
    and one that changes nothing are left out. ``progress`` is called after each pair that was asked about.
    """
    out = {}
    for index, (chinese, revision) in enumerate(zip(zh, revisions, strict=True)):
        if not (revision.left and chinese.strip() and revision.text.strip()):
            continue
        text = backend.suggest(chinese, revision.text, revision.left)
        if text and text != " ".join(revision.text.split()):
            out[index] = text
        if progress is not None:
            progress()
    return out
