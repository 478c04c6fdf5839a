"""The types that pass between the rooms: frozen, small, and without any logic but their own arithmetic.

Offsets are always counted in Unicode code points, start inclusive, end exclusive.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any, ClassVar


class Shown:
    """What shows itself in a notebook and on a terminal.

    The types know no room above them: the one that draws is named, as a plug-in would be, and asked when something is
    to be shown.
    """

    __slots__ = ()
    drawn_by: ClassVar[str] = "aligner.display.shown"

    def _repr_html_(self) -> str:
        """Return HTML for Jupyter."""
        return str(import_module(self.drawn_by).html_of(self))

    def __str__(self) -> str:
        """Return the same as plain text."""
        return str(import_module(self.drawn_by).text_of(self))

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        """Give IPython's terminal, and text-only notebooks, the plain text."""
        printer.text(repr(self) if cycle else str(self))


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Maps an offset in the cleaned text to the offset in the original text that it came from.

    The map is piecewise linear: run ``k`` starts at ``clean[k]`` in the cleaned text and at ``original[k]`` in the
    original, and both advance together until the next run. Without runs it is the identity.
    """

    clean: tuple[int, ...] = ()
    original: tuple[int, ...] = ()

    def __call__(self, offset: int) -> int:
        """Return the original offset of the character at ``offset`` of the cleaned text."""
        k = bisect_right(self.clean, offset) - 1
        if k < 0:
            return offset
        return self.original[k] + offset - self.clean[k]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the smallest original span that holds the cleaned span ``start:end``."""
        if end <= start:
            at = self(start)
            return at, at
        return self(start), self(end - 1) + 1


@dataclass(frozen=True, slots=True)
class Removal:
    """One piece of text that cleaning took out (or replaced): nothing disappears without one of these."""

    rule: str
    start: int
    end: int
    text: str
    replacement: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph-like unit of a document, as a span of its cleaned text.

    ``kind`` is one of title, heading, paragraph, list, table, footnote; ``level`` counts heading depth from 1. A block
    of a table's cell has ``cell``: table, row and column, each counted from 1; all else has an empty one.
    """

    start: int
    end: int
    kind: str = "paragraph"
    level: int = 0
    cell: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Document(Shown):
    """A document as read: the original text is never altered, the cleaned text is what the later stages see."""

    name: str
    original: str
    text: str
    blocks: tuple[Block, ...] = ()
    offset_map: OffsetMap = field(default_factory=OffsetMap)
    removed: tuple[Removal, ...] = ()
    language: str = ""
    format: str = "txt"
    encoding: str = ""
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Segment:
    """One sentence (or list item, heading, cell): ``start:end`` of the cleaned text, white space around it included.

    The segments of a text are a partition of it. ``text`` is the verbatim stretch without the white space at its ends.
    ``soft`` holds offsets into the cleaned text at which the sentence may be cut when the aligner finds that better;
    ``repairs`` holds offsets at which a space is missing (``systemEnhance``): they never change ``text``.
    """

    start: int
    end: int
    text: str
    soft: tuple[int, ...] = ()
    repairs: tuple[int, ...] = ()
    label: str = ""
    kind: str = "sentence"
    block: int = -1


@dataclass(frozen=True, slots=True)
class Bead:
    """A group of source segments and the group of target segments that translates it (Gale and Church 1993).

    ``source`` and ``target`` are zero-based segment indices in ascending order; an empty tuple marks an omission
    (``1-0``) or an insertion (``0-1``). ``score`` is the similarity in -1..1 (0 for an empty side), ``confidence``
    is in 0..1.
    """

    source: tuple[int, ...]
    target: tuple[int, ...]
    score: float = 0.0
    confidence: float = 0.0
    moved: bool = False

    @property
    def type(self) -> str:
        """The bead's type in the field's notation: ``1-1``, ``2-1``, ``1-0`` ..."""
        return f"{len(self.source)}-{len(self.target)}"

    @property
    def zh(self) -> tuple[int, ...]:
        """Alias of ``source``."""
        return self.source

    @property
    def en(self) -> tuple[int, ...]:
        """Alias of ``target``."""
        return self.target


@dataclass(frozen=True, slots=True)
class Alignment(Shown):
    """The beads of a document pair together with the segments they speak of."""

    source: tuple[Segment, ...]
    target: tuple[Segment, ...]
    beads: tuple[Bead, ...]
    signature: dict[str, Any] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    verdict: str = "ok"

    def __len__(self) -> int:
        """Return the number of beads."""
        return len(self.beads)

    def texts(self, bead: Bead) -> tuple[str, str]:
        """Return the bead's source and target text, segments joined as their language joins sentences."""
        return join_texts(self.source, bead.source), join_texts(self.target, bead.target)


def join_texts(segments: tuple[Segment, ...], indices: tuple[int, ...]) -> str:
    """Join the texts of some segments: with a space, except next to a Chinese character or full-width sign."""
    out = ""
    for i in indices:
        text = segments[i].text
        if out and text and not (out[-1] >= "\u2e80" or text[0] >= "\u2e80"):
            out += " "
        out += text
    return out


@dataclass(frozen=True, slots=True)
class PairText:
    """The two texts of one pair as the aligner gave them; one is empty for an omission or an insertion.

    ``score`` is the similarity and ``confidence`` the aligner's; both None where the pair came without them.
    ``status`` is what the file that the pair came from says of the translation: confirmed, rejected or "".
    """

    zh: str
    en: str
    score: float | None = None
    confidence: float | None = None
    status: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Finding(Shown):
    """One place where a translation cannot be trusted, with the evidence and, where it is known, what it should be.

    ``check`` is one of number, date, congress, plan, document_number, term, consistency, support, surface, actor,
    modality, pair, target; ``severity`` critical, major or minor. ``zh_span`` and ``en_span`` are (start, end) in the
    pair's own texts or None; ``zh_doc_span`` and ``en_doc_span`` point into the original files where the pair came
    from documents. ``suggestion`` is the English that should stand at ``en_span`` (where that is None, what is
    missing), empty if unknown. ``confidence`` is in 0..1.

    ``rule`` says which rule of the check spoke (``number.scale``; all of them in docs/checks.md), the same from version
    to version, whatever the message says. ``key`` names this finding among those of its texts (``aligner.identity``);
    it is empty until the findings of a whole text are put together.
    """

    check: str
    severity: str
    message: str
    evidence: str = ""
    suggestion: str = ""
    confidence: float = 0.5
    zh_span: tuple[int, int] | None = None
    en_span: tuple[int, int] | None = None
    zh_doc_span: tuple[int, int] | None = None
    en_doc_span: tuple[int, int] | None = None
    rule: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Correction:
    """One edit of the machine English: ``old`` at ``span`` of the machine text became ``new`` at ``corrected_span``.

    ``rule`` names the row of aligner/correct/data/safety.tsv that allowed it, ``finding`` is what it answers (its
    spans are into the machine text). Either text can be made from the other and the corrections.
    """

    rule: str
    finding: Finding
    span: tuple[int, int]
    corrected_span: tuple[int, int]
    old: str
    new: str
