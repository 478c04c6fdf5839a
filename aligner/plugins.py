"""What other packages add: checks, readers, exporters and encoders, found by their entry points when first asked for.

The groups are ``aligner.checks``, ``aligner.readers``, ``aligner.exporters`` and ``aligner.encoders``; what an entry
point names goes into the same table as the project's own. One that cannot be loaded is left out with a warning.
"""

from __future__ import annotations

import warnings
from functools import cache
from typing import TypeVar

from aligner.errors import AlignerWarning

Kind = TypeVar("Kind")
GROUPS = ("aligner.checks", "aligner.readers", "aligner.exporters", "aligner.encoders")


@cache
def plugged(group: str, kind: type[Kind]) -> tuple[Kind, ...]:
    """Return what the entry points of a group name, in the order of their names; each must be a ``kind``."""
    from importlib.metadata import entry_points

    found = []
    for entry in sorted(entry_points(group=group), key=lambda entry: (entry.name, entry.value)):
        try:
            made = entry.load()
        except Exception as error:  # whatever a stranger's module raises must not stop a run
            _left_out(group, entry.name, f"{type(error).__name__}: {error}")
            continue
        if isinstance(made, kind):
            found.append(made)
        else:
            _left_out(group, entry.name, f"{entry.value} is no {kind.__name__}")
    return tuple(found)


def _left_out(group: str, name: str, why: str) -> None:
    warnings.warn(f"The plug-in {name} of {group} was left out ({why}).", AlignerWarning, stacklevel=4)
