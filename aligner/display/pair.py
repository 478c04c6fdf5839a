"""``Pair``: one row of a result with everything that is known about it, as a notebook shows it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from aligner.types import Correction, Finding, Shown
from aligner.view.rows import Row, rows

if TYPE_CHECKING:
    from aligner.check.support.words import Support
    from aligner.record import Record


@dataclass(frozen=True, repr=False)
class Pair(Shown):
    """Row ``id`` (from 1, as in every table and file) of a result."""

    id: int
    result: Record = field(repr=False)
    row: Row = field(repr=False, compare=False)

    @property
    def zh(self) -> str:
        """The Chinese text."""
        return self.row.zh

    @property
    def en(self) -> str:
        """The machine's English."""
        return self.row.en

    @property
    def en_corrected(self) -> str:
        """The corrected English."""
        return self.row.en_corrected

    @property
    def type(self) -> str:
        """The bead's type."""
        return self.row.type

    @property
    def confidence(self) -> float:
        """How sure the alignment is, 0..1."""
        return self.row.confidence

    @property
    def quality(self) -> float:
        """How far the machine's English can be trusted, 0..1."""
        return self.row.quality

    @property
    def reasons(self) -> tuple[tuple[str, float], ...]:
        """Why the quality is lower than usual: (reason, cost in logits), the costliest first."""
        return self.result.reports[self.id - 1].reasons

    @property
    def status(self) -> str:
        """``no finding``, ``edited`` or ``needs review``."""
        return self.row.status

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What the checks say of the machine's English; spans are into ``zh`` and ``en``."""
        return self.row.findings

    @property
    def corrections(self) -> tuple[Correction, ...]:
        """The edits that lead from ``en`` to ``en_corrected``."""
        return self.result.revisions[self.id - 1].corrections

    @cached_property
    def support(self) -> Support:
        """What each word of ``zh`` and ``en`` can come from on the other side (docs/support.md)."""
        from aligner.check.support.words import support
        from aligner.terms import with_user_terms

        return support(self.zh, self.en, with_user_terms(self.result.options.get("terms")))

    def __repr__(self) -> str:
        """Return one line: the row's number and what stands out."""
        return f"<Pair {self.id}: {self.type}, {self.status}, {len(self.findings)} findings>"


def pair(result: Record, number: int) -> Pair:
    """Return row ``number`` of a result, counted from 1.

    Raises:
        TypeError: the number is no integer.
        IndexError: there is no such row.
    """
    if not isinstance(number, int):
        raise TypeError(f"A row is asked for by its number, such as r[12], not by {number!r}; several with r.show().")
    if not 1 <= number <= len(result.alignment):
        raise IndexError(f"There is no row {number}: the rows are counted from 1 to {len(result.alignment)}.")
    return Pair(number, result, rows(result)[number - 1])


def pairs(result: Record, numbers: Iterable[int] | None = None) -> Iterator[Pair]:
    """Yield some rows, or all of them, in order; the rows are made once."""
    table = rows(result)
    for number in range(1, len(table) + 1) if numbers is None else numbers:
        yield Pair(number, result, table[number - 1])
