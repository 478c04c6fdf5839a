"""Decides whether a match may be trusted where it stands: by its context, and as a whole word at both edges."""

from __future__ import annotations

from functools import cache

from aligner.terms.rules import table
from aligner.words import patterns as re
from aligner.words.lazy import lazy

_REACH = 64  # characters of text on each side that a context pattern sees
_BEFORE = 4  # characters of text that a rule about the left edge sees


@cache
def contexts() -> dict[str, re.Pattern[str] | None]:
    """Return the pattern of every context that a term can name; None stands for anywhere."""
    return {name: lazy(pattern) if pattern else None for name, pattern, _ in table("contexts.tsv")}


def in_context(pattern: re.Pattern[str] | None, text: str, start: int, end: int) -> bool:
    """Return whether the folded text around ``start:end`` is as the context asks."""
    if pattern is None:
        return True
    return bool(pattern.search(f"{text[max(0, start - _REACH) : start]}‸{text[end : end + _REACH]}"))


@cache
def _edges(side: str) -> list[tuple[re.Pattern[str], str]]:
    anchored = "^(?:{})" if side == "left" else "(?:{})$"
    return [(re.compile(anchored.format(term)), text) for where, term, text, _ in table("edges.tsv") if where == side]


@cache
def _alternatives(texts: tuple[str, ...], ending: str) -> re.Pattern[str] | None:
    return re.compile(f"(?:{'|'.join(texts)}){ending}") if texts else None


class Edges:
    """The rules of data/edges.tsv that concern one folded form."""

    __slots__ = ("_left", "_right")

    def __init__(self, form: str) -> None:
        self._left = _alternatives(tuple(text for term, text in _edges("left") if term.search(form)), r"\Z")
        self._right = _alternatives(tuple(text for term, text in _edges("right") if term.search(form)), "")

    def __bool__(self) -> bool:
        """Return whether any rule concerns the form."""
        return self._left is not None or self._right is not None

    def whole(self, text: str, start: int, end: int) -> bool:
        """Return whether the form at ``start:end`` of the folded text is not just a piece of a longer word."""
        if self._right is not None and self._right.match(text, end):
            return False
        return self._left is None or not self._left.search(text, max(0, start - _BEFORE), start)
