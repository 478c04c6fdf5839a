"""Parts two words that stand without a space, with the sign and the case that belong between them."""

from __future__ import annotations

from aligner.correct.words import words
from aligner.spans import Span
from aligner.words import patterns as re

_JOINERS = {"and", "or", "but", "to", "with", "so"}


def fit_glued(en: str, span: Span, new: str, known: str) -> tuple[Span, str] | None:
    """Return the edit for words such as ``systemEnhance``; ``new`` is what the check suggests, ``system Enhance``.

    A line was lost between the two, and with it a comma: before a verb that opens a clause, "and" or "to" it is put
    back. Any other second word gets its small letter where the document (``known``) writes it so elsewhere.
    """
    left, _, right = new.rpartition(" ")
    small = right[:1].lower() + right[1:]
    if not left or not right[1:].islower():
        return span, new
    if small in words("verb") or small in _JOINERS:
        return span, f"{left}, {small}"
    seen = re.search(rf"\b{re.escape(small)}\b", known)
    return span, f"{left} {small if seen else right}"
