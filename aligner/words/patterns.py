"""The standard library's ``re`` with another ``compile``: a text that cannot match is not read, character by character.

Where every match of a pattern needs one of a few strings (``aligner.words.needed``), a text is first searched for
those, which takes a hundredth of the time, and the pattern is compiled when a text holds one. Import it as ``re``.
"""

from __future__ import annotations

from re import (
    ASCII,
    DOTALL,
    IGNORECASE,
    NOFLAG,
    VERBOSE,
    A,
    I,
    M,
    Match,
    Pattern,
    RegexFlag,
    S,
    error,
    escape,
    findall,
    finditer,
    fullmatch,
    match,
    search,
    split,
    sub,
)

from aligner.words.compiled import compiled
from aligner.words.lazy import lazy
from aligner.words.needed import needed

__all__ = [
    "ASCII",
    "DOTALL",
    "IGNORECASE",
    "NOFLAG",
    "VERBOSE",
    "A",
    "I",
    "M",
    "Match",
    "Pattern",
    "RegexFlag",
    "S",
    "compile",
    "error",
    "escape",
    "findall",
    "finditer",
    "fullmatch",
    "match",
    "search",
    "split",
    "sub",
]


def compile(source: str, flags: int = 0) -> Pattern[str]:
    """Return what finds a pattern in texts."""
    return lazy(source, flags) if needed(source, flags) else compiled(source, flags)
