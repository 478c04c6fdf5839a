"""Regular expressions that are compiled when they are first used: most rows of a large table never are."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, cast

from aligner.words.compiled import compiled
from aligner.words.needed import needed

_GROUP = re.compile(r"\\.|\[[^\]]*\]|\([^()]*\)")
_ANY_CASE = int(re.IGNORECASE)
_BEGINNING = re.compile(r"[\u3400-\u9fff]+")


class _Lazy:
    """Stands in for a compiled pattern until it may match something: a text without what it needs is not read."""

    __slots__ = ("_any_case", "_flags", "_made", "_needed", "_source")

    def __init__(self, source: str, flags: int) -> None:
        self._source, self._flags = source, int(flags)  # arithmetic with re.RegexFlag takes a microsecond
        self._any_case = bool(self._flags & _ANY_CASE)
        self._needed: tuple[str, ...] | None = None
        self._made: re.Pattern[str] | None = None

    def search(self, text: str, *place: int) -> re.Match[str] | None:
        """Search a text."""
        return self._pattern().search(text, *place) if self._may(text) else None

    def match(self, text: str, *place: int) -> re.Match[str] | None:
        """Match at a place of a text."""
        return (self._made or self._pattern()).match(text, *place)

    def fullmatch(self, text: str, *place: int) -> re.Match[str] | None:
        """Match the whole of a text."""
        return (self._made or self._pattern()).fullmatch(text, *place)

    def finditer(self, text: str, *place: int) -> Iterator[re.Match[str]]:
        """Return all matches in a text."""
        return self._pattern().finditer(text, *place) if self._may(text) else iter(())

    def findall(self, text: str, *place: int) -> list[Any]:
        """Return all matches in a text as texts or tuples of groups."""
        return self._pattern().findall(text, *place) if self._may(text) else []

    def sub(self, repl: str | Callable[[re.Match[str]], str], string: str, count: int = 0) -> str:
        """Return a text with its matches changed."""
        return self._pattern().sub(repl, string, count) if self._may(string) else string

    @property
    def pattern(self) -> str:
        """The pattern as it is written."""
        return self._source

    def __reduce__(self) -> tuple[Any, ...]:
        """Return how it is made again: compiled when it is asked there."""
        return lazy, (self._source, self._flags)

    def __getattr__(self, name: str) -> Any:
        """Return what the compiled pattern has under a name."""
        return getattr(self._pattern(), name)

    def _pattern(self) -> re.Pattern[str]:
        if self._made is None:
            self._made = compiled(self._source, self._flags)
        return self._made

    def _may(self, text: str) -> bool:
        """Say whether a text holds one of the strings that every match needs."""
        wanted = self._needed
        if wanted is None:
            wanted = self._needed = needed(self._source, self._flags)
        if wanted and self._any_case:
            text = _folded(text)
        if not wanted or not text:
            return True
        for string in wanted:  # noqa: SIM110 - any() takes three times as long, and is asked a thousand times a sentence
            if string in text:
                return True
        return False


_last = ("", "")  # many patterns look at one text after the other


def _folded(text: str) -> str:
    """Return a text in the form in which letter case does not count, empty where patterns take more for alike."""
    global _last
    known, folded = _last
    if known is not text:
        folded = "" if "\u0130" in text or "\u0131" in text else text.casefold()
        _last = text, folded
    return folded


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
    return compiled("|".join([*first, *(f"(?:{source})" for source in others)]))


def _without_groups(source: str) -> str:
    """Return a pattern without what stands in brackets."""
    while (less := _GROUP.sub("", source)) != source:
        source = less
    return source
