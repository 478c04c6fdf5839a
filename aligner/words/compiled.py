"""``re.compile`` by way of what earlier processes made of a pattern (``aligner.words.kept``).

The lists of numbers into which ``re`` turns patterns are no part of its public face: they are used by the very Python
that made them and by no other, it looks them through before it takes them, and a test holds every pattern of the house
against what ``re.compile`` gives.
"""

from __future__ import annotations

import re
from array import array

from aligner.words.kept import Made, changed, made


def compiled(source: str, flags: int = 0) -> re.Pattern[str]:
    """Return what ``re.compile`` returns."""
    known = made(source, flags)
    try:
        if not known.code:
            _compile(known, source, flags)
            changed()
        return _built(known, source)
    except (ImportError, AttributeError, TypeError, ValueError, RuntimeError, OverflowError):
        known.code = memoryview(b"")
        return re.compile(source, flags)


def _compile(known: Made, source: str, flags: int) -> None:
    """Let ``re`` read a pattern and turn it into numbers."""
    from re import _compiler, _parser  # type: ignore[attr-defined]

    tree = _parser.parse(source, flags)
    state = tree.state
    known.code = memoryview(array("I", _compiler._code(tree, flags)).tobytes())
    known.flags, known.groups, known.names = int(flags | state.flags), state.groups - 1, dict(state.groupdict)


def _built(known: Made, source: str) -> re.Pattern[str]:
    """Make a pattern of its numbers."""
    import _sre  # type: ignore[import-not-found]

    groups: list[str | None] = [None] * (known.groups + 1)
    for name, number in known.names.items():
        groups[number] = name
    code = memoryview(known.code).cast("I").tolist()
    pattern: re.Pattern[str] = _sre.compile(source, known.flags, code, known.groups, known.names, tuple(groups))
    return pattern
