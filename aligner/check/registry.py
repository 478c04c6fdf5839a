"""The checks by name. A new check is one file and one line here."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable

from aligner.check.context import Context
from aligner.types import Finding

Check = Callable[[Context], Iterable[Finding]]

CHECKS: dict[str, str] = {
    "number": "aligner.check.number",
    "term": "aligner.check.term",
    "consistency": "aligner.check.consistency",
    "surface": "aligner.check.surface",
}
"""Name of a group of checks -> the module whose ``check(context)`` yields findings for the context's present pair."""


def load(name: str) -> Check:
    """Return the function of a check."""
    check: Check = importlib.import_module(CHECKS[name]).check
    return check
