"""What a person can decide about a row, and what a decision is once it is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from aligner.errors import AlignerError, UsageError

ACCEPT, REJECT_SUGGESTION, SET_ENGLISH = "accept", "reject_suggestion", "set_english"
CONFIRM, REOPEN, REJECT, NOTE, IGNORE = "confirm", "reopen", "reject", "note", "ignore"
MERGE, SPLIT, MOVE, ANCHOR, REALIGN = "merge", "split", "move", "anchor", "realign"
UNDO, REDO = "undo", "redo"

FIELDS: Mapping[str, tuple[frozenset[str], frozenset[str]]] = {
    ACCEPT: (frozenset({"finding"}), frozenset()),
    REJECT_SUGGESTION: (frozenset({"finding"}), frozenset()),
    SET_ENGLISH: (frozenset({"en"}), frozenset()),
    CONFIRM: (frozenset(), frozenset()),
    REOPEN: (frozenset(), frozenset({"status"})),
    REJECT: (frozenset(), frozenset()),
    NOTE: (frozenset({"note"}), frozenset()),
    IGNORE: (frozenset(), frozenset({"finding", "scope", "rule", "zh", "en"})),
    MERGE: (frozenset(), frozenset({"with"})),
    SPLIT: (frozenset({"at"}), frozenset({"zh"})),
    MOVE: (frozenset({"to"}), frozenset({"at"})),
    ANCHOR: (frozenset(), frozenset({"off"})),
    REALIGN: (frozenset(), frozenset()),
}
"""The fields of each kind that a caller must give, and those that a caller may give."""
KINDS = tuple(FIELDS)
SCOPES = ("row", "document", "project")


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision as it is kept: never changed, never overwritten.

    ``seq`` counts from 1 without gaps, ``time`` is UTC in ISO 8601, ``key`` names the row, ``fields`` are what was
    asked for and what came of it, in plain data, so that the same decision gives the same rows again without any check;
    ``replaced`` is what the rows were before. An ``undo`` or ``redo`` names the other decision in its field ``seq``.
    """

    seq: int
    time: str
    author: str
    kind: str
    key: str
    fields: Mapping[str, Any] = field(default_factory=dict)
    replaced: Mapping[str, Any] = field(default_factory=dict)


class Conflict(AlignerError):  # noqa: N818 - it names what happened, as StopIteration does
    """A row is no longer what it was when somebody looked at it; ``row`` is what it is now, None if it is gone."""

    exit_code = 1

    def __init__(self, message: str, row: Any = None) -> None:
        super().__init__(message)
        self.row = row


def checked(kind: str, given: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of a decision as given.

    Raises:
        UsageError: there is no such kind, a field is missing, or the kind has no such field.
    """
    if kind not in FIELDS:
        raise UsageError(f"There is no decision {kind!r}; the decisions are {', '.join(KINDS)}.")
    must, may = FIELDS[kind]
    fields = {name: value for name, value in given.items() if value is not None or name in must}
    if missing := sorted(must - fields.keys()):
        raise UsageError(f"The decision {kind} needs {', '.join(missing)}.")
    if unknown := sorted(fields.keys() - must - may):
        raise UsageError(f"The decision {kind} has no field {unknown[0]!r}.")
    for name in ("en", "note"):
        if name in fields and not isinstance(fields[name], str):
            raise UsageError(f"The field {name} of {kind} is a text, not {type(fields[name]).__name__}.")
    return fields
