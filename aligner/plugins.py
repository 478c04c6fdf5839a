"""What other packages add: checks, readers, exporters and encoders, found by their entry points when first asked for.

The groups are ``aligner.checks``, ``aligner.readers``, ``aligner.exporters`` and ``aligner.encoders``; what an entry
point names goes into the same table as the project's own. One that cannot be loaded is left out with a warning.
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from functools import cache
from typing import Any, Generic, TypeVar

from aligner.errors import AlignerWarning

Kind = TypeVar("Kind")


@dataclass(frozen=True, slots=True)
class Plugin(Generic[Kind]):
    """What an entry point names, under the entry point's name, and the version of the package that brought it."""

    name: str
    version: str
    made: Kind


@cache
def plugins(group: str, kind: type[Kind]) -> tuple[Plugin[Kind], ...]:
    """Return what the entry points of a group name, in the order of their names; each must be a ``kind``."""
    found = []
    for entry in sorted(_all().select(group=group), key=lambda entry: (entry.name, entry.value)):
        try:
            made = entry.load()
        except Exception as error:  # whatever a stranger's module raises must not stop a run
            _left_out(group, entry.name, f"{type(error).__name__}: {error}")
            continue
        if isinstance(made, kind):
            found.append(Plugin(entry.name, entry.dist.version if entry.dist else "", made))
        else:
            _left_out(group, entry.name, f"{entry.value} is no {kind.__name__}")
    return tuple(found)


@cache
def _all() -> Any:
    """Return the entry points of all packages: to read them takes as long for one group as for all."""
    from importlib.metadata import entry_points

    return entry_points()


def _left_out(group: str, name: str, why: str) -> None:
    warnings.warn(f"The plug-in {name} of {group} was left out ({why}).", AlignerWarning, stacklevel=4)
