"""What a segment is: sentence, heading, list item, table cell, or a label that stands alone."""

from __future__ import annotations

from aligner.segment.rules import number_at_start
from aligner.words import patterns as re

OF_BLOCK = {"title": "heading", "heading": "heading", "table": "cell", "list": "list"}
STOP = re.compile(r"[。！？：；，、….!?:;,][”’」』）)\]\"']*\Z")
LONGEST_HEADING = {"zh": 50, "en": 150}


def kind_of(text: str, label_end: int, block: str, starts_line: bool, ends_line: bool, language: str) -> str:
    """Return the kind of the segment ``text`` (stripped), of which ``label_end`` characters are its label.

    ``block`` is the kind of its block. Where that says nothing, a short line of its own without a stop at its end is
    a heading, and a line that opens with numbering or a bullet is a list item.
    """
    if label_end == len(text):
        return "label"
    if block in OF_BLOCK:
        return OF_BLOCK[block]
    if not starts_line:
        return "sentence"
    if ends_line and len(text) <= LONGEST_HEADING.get(language, 150) and not STOP.search(text):
        return "heading"
    return "list" if number_at_start(language).match(text) else "sentence"
