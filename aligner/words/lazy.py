"""Regular expressions that are compiled when they are first used: most rows of a large table never are."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, cast

_GROUP = re.compile(r"\\.|\[[^\]]*\]|\([^()]*\)")
_BEGINNING = re.compile(r"[\u3400-\u9fff]+")


class _Lazy:
    """Stands in for a compiled pattern until something is asked of it."""

    __slots__ = ("_flags", "_made", "_needed", "_source")

    def __init__(self, source: str, flags: int) -> None:
        self._source, self._flags = source, flags
        self._needed = "" if flags else beginning(source)
        self._made: re.Pattern[str] | None = None

    def search(self, text: str, *place: int) -> re.Match[str] | None:
        """Search a text; one without the characters that every match begins with need not be read."""
        return None if self._needed not in text else self._pattern().search(text, *place)

    def __getattr__(self, name: str) -> Any:
        """Return what the compiled pattern has under a name."""
        return getattr(self._pattern(), name)

    def _pattern(self) -> re.Pattern[str]:
        if self._made is None:
            self._made = re.compile(self._source, self._flags)
        return self._made


def lazy(source: str, flags: int = 0) -> re.Pattern[str]:
    """Return a pattern that is compiled with its first use; what is wrong with it is told only then."""
    return cast("re.Pattern[str]", _Lazy(source, flags))


def beginning(source: str) -> str:
    """Return Chinese characters with which every match of a pattern begins; "" where there are none for sure."""
    found = _BEGINNING.match(source)
    if found is None or "|" in _without_groups(source):
        return ""
    after = source[found.end() : found.end() + 1]
    return found[0][:-1] if after and after in "?*{" else found[0]


def any_of(sources: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern for any of some patterns, which passes over the characters that none of them begins with."""
    plain: list[str] = []
    others: list[str] = []
    for source in sources:
        (plain if beginning(source) else others).append(source)
    known = "".join(sorted({source[0] for source in plain}))
    first = [f"(?=[{known}])(?:{'|'.join(f'(?:{source})' for source in plain)})"] if plain else []
    return re.compile("|".join([*first, *(f"(?:{source})" for source in others)]))


def _without_groups(source: str) -> str:
    """Return a pattern without what stands in brackets."""
    while (less := _GROUP.sub("", source)) != source:
        source = less
    return source
