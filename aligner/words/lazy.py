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
    """Stands in for a compiled pattern until it may match something: a text without what it needs is not read.

    What it is asked for is made at the first asking and then stands in a slot: patterns are asked some hundred times a
    sentence, and what a method takes to find its own attributes was half of the time.
    """

    __slots__ = ("_flags", "_made", "_source", "findall", "finditer", "fullmatch", "match", "search", "sub")

    def __init__(self, source: str, flags: int) -> None:
        self._source, self._flags = source, int(flags)  # arithmetic with re.RegexFlag takes a microsecond
        self._made: re.Pattern[str] | None = None

    @property
    def pattern(self) -> str:
        """The pattern as it is written."""
        return self._source

    def __reduce__(self) -> tuple[Any, ...]:
        """Return how it is made again: compiled when it is asked there."""
        return lazy, (self._source, self._flags)

    def __getattr__(self, name: str) -> Any:
        """Return what the compiled pattern has under a name; what passes over texts does so from here on."""
        wanted = needed(self._source, self._flags) if name in _PASSING else ()
        if wanted:
            asked = _PASSING[name](self._pattern, wanted, bool(self._flags & _ANY_CASE))
        else:
            asked = getattr(self._pattern(), name)
        if name in _Lazy.__slots__:
            setattr(self, name, asked)
        return asked

    def _pattern(self) -> re.Pattern[str]:
        if self._made is None:
            self._made = compiled(self._source, self._flags)
        return self._made


Compiled = Callable[[], re.Pattern[str]]
_last = ("", "")  # many patterns look at one text after the other


def _folded(text: str) -> str:
    """Return a text in the form in which letter case does not count, empty where patterns take more for alike."""
    global _last
    known, folded = _last
    if known is not text:
        folded = "" if "\u0130" in text or "\u0131" in text else text.casefold()
        _last = text, folded
    return folded


def _may(text: str, wanted: tuple[str, ...], any_case: bool) -> bool:
    """Say whether a text holds one of the strings that every match needs."""
    if any_case:
        text = _folded(text)
    if not text:
        return True
    for string in wanted:  # noqa: SIM110 - any() takes three times as long, and is asked a thousand times a sentence
        if string in text:
            return True
    return False


def _search(pattern: Compiled, wanted: tuple[str, ...], any_case: bool) -> Callable[..., re.Match[str] | None]:
    if any_case:

        def search_any(text: str, *place: int) -> re.Match[str] | None:
            folded = _folded(text)
            for string in wanted:
                if string in folded:
                    return pattern().search(text, *place)
            return None if folded else pattern().search(text, *place)

        return search_any

    def search(text: str, *place: int) -> re.Match[str] | None:
        for string in wanted:
            if string in text:
                return pattern().search(text, *place)
        return None

    return search


def _finditer(pattern: Compiled, wanted: tuple[str, ...], any_case: bool) -> Callable[..., Iterator[re.Match[str]]]:
    def finditer(text: str, *place: int) -> Iterator[re.Match[str]]:
        return pattern().finditer(text, *place) if _may(text, wanted, any_case) else iter(())

    return finditer


def _findall(pattern: Compiled, wanted: tuple[str, ...], any_case: bool) -> Callable[..., list[Any]]:
    def findall(text: str, *place: int) -> list[Any]:
        return pattern().findall(text, *place) if _may(text, wanted, any_case) else []

    return findall


def _sub(pattern: Compiled, wanted: tuple[str, ...], any_case: bool) -> Callable[..., str]:
    def sub(repl: str | Callable[[re.Match[str]], str], string: str, count: int = 0) -> str:
        return pattern().sub(repl, string, count) if _may(string, wanted, any_case) else string

    return sub


_PASSING: dict[str, Callable[[Compiled, tuple[str, ...], bool], Any]] = {
    "search": _search,
    "finditer": _finditer,
    "findall": _findall,
    "sub": _sub,
}
"""What is asked of patterns that need not be compiled where nothing can match."""


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
