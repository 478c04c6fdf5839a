"""Which checks speak and how gravely: severities that a user gives, ``{"surface": "minor", "modality": "off"}``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from aligner.check.merge import RANK
from aligner.check.registry import checks, groups, parts
from aligner.errors import UsageError, shown
from aligner.types import Finding

OFF = "off"
LEVELS = (*RANK, OFF)


def levels(severity: Mapping[str, str] | None) -> dict[str, str]:
    """Return the severity of each check's findings by the name on the finding; a group's name speaks for its parts.

    Raises:
        UsageError: a name that no check has, or a severity that is none.
    """
    if severity is not None and not isinstance(severity, Mapping):
        raise UsageError(f'Severities are a dictionary such as {{"surface": "minor"}}, not {type(severity).__name__}.')
    given = dict(severity or {})
    for name, level in given.items():
        if not isinstance(name, str) or name not in checks():
            raise UsageError(f"There is no check {shown(name)}; the checks are {', '.join(checks())}.")
        if not isinstance(level, str) or level not in LEVELS:
            raise UsageError(f"The severity of {name} is one of {', '.join(LEVELS)}, not {shown(level)}.")
    of_groups = {part: given[group] for group in groups() if group in given for part in parts(group)}
    return of_groups | given


def silent(chosen: Mapping[str, str]) -> frozenset[str]:
    """Return the groups that need not run, because they and all their parts are off."""
    return frozenset(group for group in groups() if all(chosen.get(name) == OFF for name in (group, *parts(group))))


def settled(findings: Iterable[Finding], chosen: Mapping[str, str]) -> list[Finding]:
    """Return the findings at the severities that were chosen (see ``levels``), those that are off left out."""
    return [
        replace(finding, severity=chosen.get(finding.check, finding.severity))
        for finding in findings
        if chosen.get(finding.check) != OFF
    ]


def read_levels(items: Iterable[str]) -> dict[str, str]:
    """Return what ``surface=minor`` on a command line means, several with commas between; the last one counts.

    Raises:
        UsageError: an item without ``=``, and as ``levels``.
    """
    out: dict[str, str] = {}
    for item in (part.strip() for text in items for part in text.split(",")):
        name, sign, level = item.partition("=")
        if not sign:
            raise UsageError(f"A severity is given as CHECK=LEVEL, such as surface=minor, not {item!r}.")
        out[name.strip()] = level.strip()
    levels(out)
    return out
