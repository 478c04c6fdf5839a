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


_SIGN = re.compile(r"[^\u4e00-\u9fff]")


class _Side:
    """The rules of one side: by the characters with which a term begins or ends, and those that are a pattern."""

    def __init__(self, side: str) -> None:
        self.left = side == "left"
        self.plain: dict[str, list[str]] = {}
        self.patterns: list[tuple[re.Pattern[str], str]] = []
        anchored = "^(?:{})" if self.left else "(?:{})$"
        for where, term, text, _ in table("edges.tsv"):
            if where == side and _SIGN.search(term):
                self.patterns.append((re.compile(anchored.format(term)), text))
            elif where == side:
                self.plain.setdefault(term, []).append(text)
        self.longest = max(map(len, self.plain), default=0)

    def texts(self, form: str) -> tuple[str, ...]:
        """Return the patterns of what may not stand beside a form."""
        found = [text for pattern, text in self.patterns if pattern.search(form)]
        for size in range(1, min(self.longest, len(form)) + 1):
            found += self.plain.get(form[:size] if self.left else form[-size:], ())
        return tuple(found)


@cache
def _side(side: str) -> _Side:
    return _Side(side)


@cache
def _alternatives(texts: tuple[str, ...], ending: str) -> re.Pattern[str] | None:
    return re.compile(f"(?:{'|'.join(texts)}){ending}") if texts else None


class Edges:
    """The rules of data/edges.tsv that concern one folded form."""

    __slots__ = ("_left", "_right")

    def __init__(self, form: str) -> None:
        self._left = _alternatives(_side("left").texts(form), r"\Z")
        self._right = _alternatives(_side("right").texts(form), "")

    def __bool__(self) -> bool:
        """Return whether any rule concerns the form."""
        return self._left is not None or self._right is not None

    def whole(self, text: str, start: int, end: int) -> bool:
        """Return whether the form at ``start:end`` of the folded text is not just a piece of a longer word."""
        if self._right is not None and self._right.match(text, end):
            return False
        return self._left is None or not self._left.search(text, max(0, start - _BEFORE), start)
