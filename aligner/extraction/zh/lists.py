"""Lists that a Chinese passage announces (不得有下列行为：), and what that says of the passages in them."""

from __future__ import annotations

from aligner.extraction.records import Passage, Task
from aligner.extraction.zh.cases import NO_TASK
from aligner.extraction.zh.sentences import SentenceReader
from aligner.words import patterns as re

_ITEM = re.compile(r"[（(\d①-⑳]")


class Lists:
    """The list that is open; ``lead`` read the passage that announced it."""

    def __init__(self) -> None:
        self.lead: SentenceReader | None = None
        self.left_out = -1

    def holds(self, passage: Passage) -> bool:
        """Say whether a passage stands in the open list."""
        lead = self.lead
        return lead is not None and bool(_ITEM.match(passage.marker)) and passage.marker != lead.passage.marker

    def leaves_out(self, passage: Passage) -> bool:
        """Say whether a passage is an item of a list of acts that are punished, or goes on with one; else end it."""
        if self.lead is None or self.lead.frame != NO_TASK or not self.holds(passage):
            return False
        if passage.text.startswith(passage.marker) or passage.start == self.left_out:
            self.left_out = passage.end
            return True
        self.lead = None
        return False

    def read(self, reader: SentenceReader, stop: int) -> list[Task]:
        """Return the tasks of a passage: an item has the actor and the duty of its list, and may open one itself."""
        passage = reader.passage
        item = self.lead if self.holds(passage) else None
        if item is not None:
            reader.actor, reader.modality = item.actor, item.frame
        made = reader.read(stop)
        if not made and item is not None and item.frame == "must_not" and passage.text.startswith(passage.marker):
            made = reader.forbidden()
        if made or not reader.units:
            self.lead = reader if reader.frame else self.lead if reader.modality else None
        return made

    def announced(self, reader: SentenceReader) -> None:
        """Open the list that a passage outside all parts may announce: 禁止下列行为： as the first line."""
        if not reader.passage.section and reader.passage.text.endswith(("：", ":")):
            reader.read(len(reader.passage.text))
            self.lead = reader if reader.frame else None
