"""Regular expressions that are compiled when they are first used: most rows of a large table never are."""

from __future__ import annotations

import re
from typing import Any, cast


class _Lazy:
    """Stands in for a compiled pattern until something is asked of it."""

    __slots__ = ("_flags", "_made", "_source")

    def __init__(self, source: str, flags: int) -> None:
        self._source, self._flags = source, flags
        self._made: re.Pattern[str] | None = None

    def __getattr__(self, name: str) -> Any:
        """Return what the compiled pattern has under a name."""
        if self._made is None:
            self._made = re.compile(self._source, self._flags)
        return getattr(self._made, name)


def lazy(source: str, flags: int = 0) -> re.Pattern[str]:
    """Return a pattern that is compiled with its first use; what is wrong with it is told only then."""
    return cast("re.Pattern[str]", _Lazy(source, flags))
