"""What other packages add: checks, readers, exporters and encoders, found by their entry points when first asked for.

The groups are ``aligner.checks``, ``aligner.readers``, ``aligner.exporters`` and ``aligner.encoders``; what an entry
point names goes into the same table as the project's own. One that cannot be loaded is left out with a warning.
"""

from __future__ import annotations

import os
import sys
import warnings
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from importlib.machinery import PathFinder
from pathlib import Path
from typing import Any, Generic, TypeVar

from aligner.errors import AlignerWarning

Kind = TypeVar("Kind")
_GROUP = b"[aligner."
"""With this the part of a package's entry points begins that is ours."""
_PACKAGES = {"dist-info": "", "egg-info": "", "egg": "EGG-INFO"}
"""What the names of folders that tell of packages end in, and where they tell it."""


@dataclass(frozen=True, slots=True)
class Plugin(Generic[Kind]):
    """What an entry point names, under the entry point's name, and the version of the package that brought it."""

    name: str
    version: str
    made: Kind


@cache
def plugins(group: str, kind: type[Kind]) -> tuple[Plugin[Kind], ...]:
    """Return what the entry points of a group name, in the order of their names; each must be a ``kind``."""
    found: list[Plugin[Kind]] = []
    if not _named():
        return ()
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
def _named() -> bool:
    """Say whether any package may name something for one of the groups; where nobody can tell, it may.

    Most often none does, and then ``importlib.metadata`` with all that it imports, a twentieth of a second, is spared.
    """
    if any(hasattr(finder, "find_distributions") and finder is not PathFinder for finder in sys.meta_path):
        return True
    try:
        return any(_GROUP in data for entry in dict.fromkeys(sys.path) for data in _entry_points(entry or "."))
    except OSError:  # a folder that is a zip archive, or that may not be read
        return True


def _entry_points(folder: str) -> Iterator[bytes]:
    """Yield what the packages in a folder of ``sys.path`` say of their entry points."""
    with suppress(FileNotFoundError), os.scandir(folder) as inside:
        for found in inside:
            kind = found.name.rpartition(".")[2].lower()
            if kind in _PACKAGES:
                with suppress(FileNotFoundError, NotADirectoryError):
                    yield Path(found.path, _PACKAGES[kind], "entry_points.txt").read_bytes()


@cache
def _all() -> Any:
    """Return the entry points of all packages: to read them takes as long for one group as for all."""
    from importlib.metadata import entry_points

    return entry_points()


def _left_out(group: str, name: str, why: str) -> None:
    warnings.warn(f"The plug-in {name} of {group} was left out ({why}).", AlignerWarning, stacklevel=4)
