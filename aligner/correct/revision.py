"""What became of one pair's English: the text as the machine left it, the text as corrected, and what lies between."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from aligner.types import Correction, Finding

NO_FINDING, EDITED, NEEDS_REVIEW = "no finding", "edited", "needs review"
STATUSES = (NO_FINDING, EDITED, NEEDS_REVIEW)
"""Nothing was found; edited by rule and nothing found afterwards; a finding is left. In the first two nobody has read
the row either."""


@dataclass(frozen=True, slots=True)
class Revision:
    """The machine's English, the corrected English, the corrections in order, and the findings that are left.

    ``left`` are the findings that the checks still have on ``text`` (their spans are into it), ``quality`` the estimate
    of it in 0..1 (None: that of the machine's English).
    """

    machine: str
    text: str
    corrections: tuple[Correction, ...] = ()
    left: tuple[Finding, ...] = ()
    quality: float | None = None

    @property
    def status(self) -> str:
        """``needs review`` while a finding is left, else ``edited`` or, where nothing was changed, ``no finding``."""
        if self.left:
            return NEEDS_REVIEW
        return EDITED if self.corrections else NO_FINDING


def undo(text: str, corrections: Iterable[Correction]) -> str:
    """Return the corrected text with some of its corrections taken back; with all of them, the machine's English.

    Raises:
        ValueError: the text is not the one that the corrections made.
    """
    for correction in sorted(corrections, key=lambda c: (c.corrected_span, c.span), reverse=True):
        start, end = correction.corrected_span
        if text[start:end] != correction.new:
            raise ValueError(f"{correction.new!r} does not stand at {start}: this is not the corrected text.")
        text = text[:start] + correction.old + text[end:]
    return text


def redo(machine: str, corrections: Iterable[Correction]) -> str:
    """Return the machine's English with some of its corrections applied; with all of them, the corrected text.

    Raises:
        ValueError: the text is not the one that the corrections were made for.
    """
    for correction in sorted(corrections, key=lambda c: (c.span, c.corrected_span), reverse=True):
        start, end = correction.span
        if machine[start:end] != correction.old:
            raise ValueError(f"{correction.old!r} does not stand at {start}: this is not the machine's text.")
        machine = machine[:start] + correction.new + machine[end:]
    return machine
