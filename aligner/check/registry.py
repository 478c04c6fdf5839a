"""The table of checks: everything that anyone asks of a check stands in its row.

A new check is one file with ``check(context)`` and one row here; other packages add theirs through the entry-point
group ``aligner.checks`` (``aligner.plugins``), each an instance of ``Check``.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from aligner.check.context import Context
from aligner.errors import UsageError, shown
from aligner.plugins import Plugin, plugins
from aligner.types import Finding

Function = Callable[[Context], Iterable[Finding]]
PAIR, DOCUMENT, RECORD = "pair", "document", "record"


@dataclass(frozen=True, slots=True)
class Check:
    """One name that findings bear, and what merging, verification, the quality estimate and settings ask of it.

    ``module`` holds ``check(context)``, which yields findings for the context's present pair; "" for a part.
    ``of`` names the check whose module yields these findings too (``date`` of ``number``).
    ``scope`` is pair, document (it reads the other pairs) or record (it needs what extraction found, and speaks last).
    ``rank``: of two findings with one cause the one of the lower rank stays; None: it shares no cause with others.
    ``figures``: it reads figures. ``apart``: a finding is never the same as another check's.
    ``vague``: it knows that something is wrong where others know what. ``whole``: its span is the whole text.
    ``alone``: it reads nothing but the present pair and the termbase, so that what it finds there can be kept.
    ``signal``: its findings count in the quality estimate by themselves, beside their severity.
    """

    name: str
    module: str = ""
    of: str = ""
    scope: str = PAIR
    rank: int | None = None
    figures: bool = False
    apart: bool = False
    vague: bool = False
    whole: bool = False
    signal: bool = False
    alone: bool = False

    @property
    def group(self) -> str:
        """The name of the check whose module makes these findings."""
        return self.of or self.name

    def function(self) -> Function | None:
        """Return the function of the check, None where its module is not installed."""
        try:
            function: Function = importlib.import_module(self.module).check
        except ModuleNotFoundError as error:
            if error.name != self.module:
                raise
            return None
        return function


_TABLE = (
    Check("number", "aligner.check.number.check", rank=4, figures=True, alone=True),
    Check("term", "aligner.check.term.check", rank=7, alone=True),
    Check("consistency", "aligner.check.consistency.check", rank=8, scope=DOCUMENT),
    Check("surface", "aligner.check.surface.check", apart=True, signal=True),
    Check("modality", "aligner.check.modality", rank=6, signal=True, alone=True),
    Check("actor", "aligner.check.actor.check", rank=5, alone=True),
    Check("support", "aligner.check.support.check", vague=True),
    Check("pair", "aligner.check.pair", apart=True, whole=True),
    Check("date", of="number", rank=3, figures=True),
    Check("congress", of="number", rank=0, figures=True),
    Check("plan", of="number", rank=1, figures=True),
    Check("document_number", of="number", rank=2, figures=True),
    Check("target", "aligner.extraction.target", scope=RECORD),
)
LAST = 9
"""The rank of what has none, behind all others."""


@cache
def checks() -> Mapping[str, Check]:
    """Return the table by name, with what other packages add behind it."""
    return {check.name: check for check in (*_TABLE, *(plugin.made for plugin in added()))}


def added() -> tuple[Plugin[Check], ...]:
    """Return the checks of other packages; the names of the project's own stay its own."""
    own = {check.name for check in _TABLE}
    return tuple(plugin for plugin in plugins("aligner.checks", Check) if plugin.made.name not in own)


def row(name: str) -> Check:
    """Return the row of a check; a finding with a name that no check has is taken as a check of its own."""
    return checks().get(name) or Check(name)


def groups() -> list[str]:
    """Return the names of the checks that have a module, in the order in which they run."""
    return [check.name for check in checks().values() if check.module]


def parts(group: str) -> list[str]:
    """Return the names of the findings that a check yields beside its own."""
    return [check.name for check in checks().values() if check.of == group]


@dataclass(frozen=True, slots=True)
class Chosen:
    """The checks that a caller wants: functions over pairs, names of those over records, findings to leave out."""

    functions: tuple[Function, ...]
    record: frozenset[str]
    hidden: frozenset[str]
    alone: frozenset[Function] = frozenset()


def choose(names: Iterable[str] | None, quiet: Iterable[str] = ()) -> Chosen:
    """Return what to call and the names of findings to leave out, for the checks that a caller wants.

    A check stands for everything that it yields, the name of one of its parts for that part alone; None is every check.
    ``quiet`` are checks that need not run.

    Raises:
        UsageError: a name that no check has.
    """
    known = checks()
    given = groups() if names is None else names
    if isinstance(given, str | bytes) or not isinstance(given, Iterable):
        raise UsageError(f"The checks to make are a list of names, not {type(given).__name__}.")
    given = list(given)
    if wrong := [name for name in given if not isinstance(name, str)]:
        raise UsageError(f"The name of a check is a text, not {shown(wrong[0])}.")
    wanted = set(given)
    if unknown := sorted(wanted - known.keys()):
        raise UsageError(f"There is no check {shown(unknown[0])}; the checks are {', '.join(known)}.")
    called = [name for name in groups() if name in wanted or any(part in wanted for part in parts(name))]
    called = [name for name in called if name not in set(quiet)]
    partly = {name for name in called if name not in wanted}
    hidden = partly | {part for name in partly for part in parts(name) if part not in wanted}
    over_pairs = [known[name] for name in called if known[name].scope != RECORD]
    record = frozenset(name for name in called if known[name].scope == RECORD)
    functions = [(f, check.alone) for check in over_pairs if (f := check.function())]
    alone = frozenset(f for f, by_itself in functions if by_itself)
    return Chosen(tuple(f for f, _ in functions), record, frozenset(hidden), alone)
