"""The rows under review in their order, and how one part of them is put in the place of another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from aligner.identity import row_key
from aligner.record import Record
from aligner.review.line import English, Line
from aligner.types import Segment, join_texts

Fragments = tuple[str, str, str]
"""What a finding is about wherever it stands: its rule, its Chinese and its English."""


@dataclass(frozen=True, slots=True)
class Splice:
    """Rows that took the place of others: ``before`` stood from number ``at`` (from 0) on, now ``after`` does."""

    at: int
    before: tuple[Line, ...]
    after: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """What one decision does: the rows that change, and what is ignored from then on (``fragments`` -> scope)."""

    splices: tuple[Splice, ...] = ()
    ignored: tuple[tuple[Fragments, str], ...] = ()
    heeded: tuple[Fragments, ...] = ()


@dataclass(slots=True)
class Table:
    """All rows of a record under review; changed in place by ``put`` alone."""

    record: Record
    lines: list[Line]
    ignored: dict[Fragments, str] = field(default_factory=dict)
    whole: dict[int, Segment] = field(init=False)
    _places: dict[str, int] = field(init=False)
    _names: dict[tuple[tuple[int, ...], tuple[int, ...]], str] = field(init=False)

    def __post_init__(self) -> None:
        self.whole = {segment.start: segment for segment in self.record.alignment.target}
        self._names = {_name(line.source, line.english): line.key for line in self.lines}
        self._count()

    def place(self, key: str) -> int | None:
        """Return the number of a row from 0, None where there is no such row."""
        return self._places.get(key)

    def zh(self, source: tuple[int, ...]) -> str:
        """Return the text of some Chinese segments."""
        return join_texts(self.record.alignment.source, source)

    def put(self, splices: Iterable[Splice]) -> None:
        """Put rows in the place of others."""
        counted = False
        for splice in splices:
            keys = [line.key for line in splice.before] != [line.key for line in splice.after]
            self.lines[splice.at : splice.at + len(splice.before)] = splice.after
            counted = counted or keys
        if counted:
            self._count()

    def key(self, source: tuple[int, ...], english: English, leaving: Sequence[Line], coming: Sequence[Line]) -> str:
        """Return the key of a row that is made of others: that of the run where it was a row of the run.

        ``leaving`` are the rows whose place it takes, ``coming`` those that come with it.
        """
        old = {line.key for line in leaving}
        taken = (self._places.keys() - old) | {line.key for line in coming}
        known = self._names.get(_name(source, english))
        if known is not None and known not in taken:
            return known
        same = next((line.key for line in leaving if line.source == source and source), None)
        if same is not None and same not in taken:
            return same
        return row_key(self.zh(source), english.machine, taken | set(self._names.values()))

    def _count(self) -> None:
        self._places = {line.key: k for k, line in enumerate(self.lines)}


def _name(source: tuple[int, ...], english: English) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return what tells a row of the run from all others: its Chinese, or its English where it has none."""
    return source, () if source else tuple(segment.start for segment in english.segments)
