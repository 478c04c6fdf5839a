"""What a format's reader hands over, and the writer that most readers build it with."""

from __future__ import annotations

from dataclasses import dataclass, field

from aligner.types import Block, Removal

TAIL = 16
"""Characters before a raised mark that may say what it is (``aligner.documents.raised``)."""


@dataclass(frozen=True, slots=True)
class Extraction:
    """The text of a file as its reader found it.

    ``text`` still holds everything; ``dropped`` are the stretches of it that are no part of the document (deletions,
    page furniture, markup). ``blocks`` are spans of ``text``; None means that every line is one. ``judged`` names the
    rules that rest on a judgement: the user's ``clean=False`` keeps that text.
    """

    text: str
    blocks: tuple[Block, ...] | None = None
    dropped: tuple[Removal, ...] = ()
    encoding: str = ""
    warnings: tuple[str, ...] = ()
    judged: frozenset[str] = frozenset()


@dataclass
class Writer:
    """Collects text piece by piece; each block ends in a line break."""

    blocks: list[Block] = field(default_factory=list)
    dropped: list[Removal] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    _parts: list[str] = field(default_factory=list)
    _length: int = 0
    _start: int = 0
    _kept: bool = False
    _tail: str = ""

    @property
    def tail(self) -> str:
        """The last characters that were kept of the open block, at most ``TAIL``."""
        return self._tail

    def write(self, text: str, rule: str = "") -> None:
        """Add text to the open block; with a ``rule`` it is dropped under that name."""
        if not text:
            return
        start, end = self._length, self._length + len(text)
        self._parts.append(text)
        self._length = end
        if not rule:
            self._kept = self._kept or not text.isspace()
            self._tail = (self._tail + text)[-TAIL:]
        elif self.dropped and self.dropped[-1].end == start and self.dropped[-1].rule == rule:
            last = self.dropped.pop()
            self.dropped.append(Removal(rule, last.start, end, last.text + text))
        else:
            self.dropped.append(Removal(rule, start, end, text))

    def close(self, kind: str = "paragraph", level: int = 0, cell: tuple[int, ...] = ()) -> None:
        """End the open block; one of which nothing is kept leaves no block and no line behind."""
        if self._length == self._start:
            return
        if self._kept:
            self.blocks.append(Block(self._start, self._length, kind, level, cell))
            self.write("\n")
        else:
            self.write("\n", self.dropped[-1].rule if self.dropped and self.dropped[-1].end == self._length else "")
        self._start, self._kept, self._tail = self._length, False, ""

    def join(self, rule: str) -> None:
        """Let the next paragraph continue the open block: the break between them is dropped under ``rule``."""
        if self._length > self._start:
            self.write("\n", rule)

    def wrap(self, gap: str) -> None:
        """Let the next line continue the open block: the break gives way to ``gap``, under the rule line-wrap."""
        at = self._length
        self.write("\n")
        self.dropped.append(Removal("line-wrap", at, at + 1, "\n", gap))
        self._tail = self._tail[:-1] + gap

    def extraction(self, encoding: str = "", judged: frozenset[str] = frozenset()) -> Extraction:
        """Close the last block and return everything."""
        self.close()
        text = "".join(self._parts)
        return Extraction(text, tuple(self.blocks), tuple(self.dropped), encoding, tuple(self.warnings), judged)
