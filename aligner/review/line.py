"""A row under review: the segments of its two sides, the English as it stands now, and what a person has said of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from aligner.types import Correction, Finding, Segment


@dataclass(frozen=True, slots=True)
class English:
    """The English side of a row.

    ``segments`` are stretches of the English document in its order, ``machine`` is their text, ``text`` the English as
    it stands now. ``corrections`` lead from the one to the other unless a person wrote the text (``written``).
    """

    segments: tuple[Segment, ...] = ()
    machine: str = ""
    text: str = ""
    corrections: tuple[Correction, ...] = ()
    written: bool = False


@dataclass(frozen=True, slots=True)
class Seen:
    """What the checks say of one Chinese text and one English text.

    ``signals`` are what the quality rests on beside the findings, None where they have to be made first.
    """

    findings: tuple[Finding, ...] = ()
    hints: tuple[Finding, ...] = ()
    quality: float = 1.0
    reasons: tuple[tuple[str, float], ...] = ()
    signals: Mapping[str, float] | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One row under review.

    ``source`` are the numbers of its Chinese segments. ``first`` is what is said of the machine's English, ``now`` of
    the English as it stands, ``late`` what only the whole document showed (check target). ``mark`` is the status that
    a person gave (confirmed, rejected, needs review), empty where none did; ``own`` says that a person wrote the
    English. ``away`` are the keys of findings that do not count any more, with why: rejected, row, document, project.
    """

    key: str
    source: tuple[int, ...]
    zh: str
    english: English
    score: float
    confidence: float
    moved: bool = False
    first: Seen = field(default_factory=Seen)
    now: Seen = field(default_factory=Seen)
    late: tuple[Finding, ...] = ()
    mark: str = ""
    note: str = ""
    own: bool = False
    away: Mapping[str, str] = field(default_factory=dict)
    anchor: bool = False

    @property
    def en(self) -> str:
        """The English as it stands now."""
        return self.english.text

    @property
    def type(self) -> str:
        """How many segments of each side: ``1-1``, ``2-1``, ``1-0`` ..."""
        return f"{len(self.source)}-{len(self.english.segments)}"

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is found in the English as it stands, those that do not count included."""
        return (*self.now.findings, *self.late)

    @property
    def open(self) -> tuple[Finding, ...]:
        """The findings that count: nobody has put them away."""
        return tuple(finding for finding in self.findings if finding.key not in self.away)

    def with_away(self, keys: Mapping[str, str]) -> Line:
        """Return the line with more findings put away."""
        return replace(self, away={**self.away, **keys})
