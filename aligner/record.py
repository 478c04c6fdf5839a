"""``Record``: what one run over a document pair gave, as plain data."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from aligner.errors import UsageError
from aligner.types import Alignment, Document, Finding

if TYPE_CHECKING:
    from aligner.check import PairReport
    from aligner.correct import Revision
    from aligner.extraction.records import Extraction


@dataclass(frozen=True, slots=True)
class Mark:
    """What a review says of a row: its key, its status, its note, and findings that do not count, each with why.

    ``decided`` says that a person has decided something about this row: its English is not to be touched by rule.
    """

    key: str
    status: str
    decided: bool = False
    note: str = ""
    away: tuple[tuple[Finding, str], ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class Record:
    """What one run over a document pair gave: the documents as read, their alignment, and how it came about.

    ``source`` is the Chinese side and ``target`` the English one. ``options`` and ``timings`` (seconds by stage) are
    plain dictionaries that go into run.json as they are. ``checked`` holds the checks' reports, ``revised`` what was
    corrected by them, ``extracted`` the tasks and targets; None where the run was without. ``marks`` is one a bead
    where people have decided something about it (``aligner.review``).
    """

    source: Document
    target: Document
    alignment: Alignment
    options: dict[str, Any] = field(default_factory=dict)
    timings: dict[str, float] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    checked: tuple[PairReport, ...] | None = None
    revised: tuple[Revision, ...] | None = None
    extracted: Extraction | None = None
    marks: tuple[Mark, ...] | None = None

    @property
    def examined(self) -> bool:
        """Whether the pair was checked, corrected and extracted from."""
        return self.checked is not None and self.revised is not None and self.extracted is not None

    @property
    def reports(self) -> tuple[PairReport, ...]:
        """One report a bead: its findings, those of check ``target`` included, and its quality."""
        return self._whole().checked or () if self.checked is None else self.checked

    @property
    def revisions(self) -> tuple[Revision, ...]:
        """One revision a bead: machine English, corrected English, what was changed and what is left to a person."""
        return self._whole().revised or () if self.revised is None else self.revised

    @property
    def extraction(self) -> Extraction:
        """Facts, tasks and targets of the two documents, linked through the beads."""
        extracted = self._whole().extracted if self.extracted is None else self.extracted
        assert extracted is not None  # noqa: S101 (a whole record has it)
        return extracted

    def _whole(self) -> Record:
        """Return the record with everything in it."""
        if not self.examined:
            raise UsageError("This record holds an alignment alone: examine it first (aligner.examine).")
        return self
