"""Spans: (start, end) of a text in code points, the end exclusive; None is nowhere."""

from __future__ import annotations

Span = tuple[int, int]
Place = Span | None


def overlap(a: Place, b: Place) -> bool:
    """Say whether two spans share a character; what is nowhere shares none."""
    return a is not None and b is not None and a[0] < b[1] and b[0] < a[1]


def mostly(a: Place, b: Place) -> bool:
    """Say whether three quarters of ``a`` or more lie in ``b``."""
    if a is None or b is None:
        return False
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return shared > 0 and 4 * shared >= 3 * (a[1] - a[0])


def within(a: Place, b: Place) -> bool:
    """Say whether ``a`` lies in ``b``; what is nowhere lies in what is nowhere."""
    if a is None or b is None:
        return a is b
    return b[0] <= a[0] and a[1] <= b[1]


def at(text: str, span: Place) -> str:
    """Return what stands at a span, nothing where it is nowhere."""
    return "" if span is None else text[slice(*span)]
