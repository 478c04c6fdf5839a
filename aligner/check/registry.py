"""The checks by name. A new check is one file and one line here."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable

from aligner.check.context import Context
from aligner.errors import UsageError
from aligner.types import Finding

Check = Callable[[Context], Iterable[Finding]]

CHECKS: dict[str, str] = {
    "number": "aligner.check.number.check",
    "term": "aligner.check.term.check",
    "consistency": "aligner.check.consistency.check",
    "surface": "aligner.check.surface.check",
    "modality": "aligner.check.modality",
    "actor": "aligner.check.actor.check",
    "support": "aligner.check.support.check",
    "pair": "aligner.check.pair",
}
"""Name of a group of checks -> the module whose ``check(context)`` yields findings for the context's present pair."""

PARTS: dict[str, str] = {"date": "number", "congress": "number", "plan": "number", "document_number": "number"}
"""Name of a check that a group yields beside its own -> that group."""


def load(name: str) -> Check | None:
    """Return the function of a group of checks, None where its module is not installed."""
    module = CHECKS[name]
    try:
        check: Check = importlib.import_module(module).check
    except ModuleNotFoundError as error:
        if error.name != module:
            raise
        return None
    return check


def choose(names: Iterable[str] | None) -> tuple[list[Check], frozenset[str]]:
    """Return the functions to call and the names of findings to leave out, for the checks that a caller wants.

    A group stands for everything that it yields, the name of one of its parts for that part alone; None is every check.

    Raises:
        UsageError: a name that no check has.
    """
    wanted = list(CHECKS) if names is None else list(names)
    known = [*CHECKS, *PARTS]
    if unknown := [name for name in wanted if name not in known]:
        raise UsageError(f"There is no check {unknown[0]!r}; the checks are {', '.join(known)}.")
    groups = [group for group in CHECKS if group in wanted or any(PARTS.get(name) == group for name in wanted)]
    partly = {group for group in groups if group not in wanted}
    hidden = partly | {part for part, group in PARTS.items() if group in partly and part not in wanted}
    return [check for group in groups if (check := load(group))], frozenset(hidden)
