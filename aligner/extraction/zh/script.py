"""Documents in traditional script: read in simplified characters, their words given back as they are written.

The rules know simplified characters alone. Characters are changed one for one, so that every offset stays.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any

from aligner.extraction.records import Extraction
from aligner.extraction.zh.sentences import NOT_STATED
from aligner.types import Document, Segment
from aligner.words import patterns as re
from aligner.words.fold import folding

LEAST = 0.05
"""Share of the characters that are traditional in a document of that script; here and there one stands in any text."""
_HAN = re.compile("[\u4e00-\u9fff]")
_BOTH = set(map(ord, "著覆乾瞭夥藉"))
"""Characters of the simplified script too, in words such as 显著 and 覆盖."""
_WORDS = {
    *("zh", "title_zh", "zh_evidence", "actor_zh", "verb_zh", "object_zh", "instrument_zh", "metric_zh"),
    *("lead_units", "support_units", "area", "marker", "evidence", "scope", "recurrence", "interprets", "speakers"),
}
"""The fields that hold words of the text; the others (kind, binding, unit) have values of a fixed set."""


@cache
def _plain() -> dict[int, int]:
    """Return the map of traditional to simplified characters."""
    pairs = ((code, plain) for code, plain in folding().items() if code not in _BOTH)
    return {code: plain for code, plain in pairs if _HAN.match(chr(code)) and _HAN.match(chr(plain))}


def is_traditional(text: str) -> bool:
    """Say whether a Chinese text is written in traditional characters."""
    han = {char: count for char, count in Counter(text).items() if _HAN.match(char)}
    return sum(count for char, count in han.items() if ord(char) in _plain()) > LEAST * sum(han.values())


def simplified(document: Document, segments: Sequence[Segment]) -> tuple[Document, list[Segment]]:
    """Return a document and its segments in simplified characters, offsets unchanged."""
    plain = replace(document, text=document.text.translate(_plain()))
    return plain, [replace(segment, text=segment.text.translate(_plain())) for segment in segments]


def as_written(made: Extraction, plain: Document, document: Document) -> Extraction:
    """Return an extraction of the simplified text with its words in the characters of the document."""

    def pieced(value: str, near: int) -> str:
        """Return words that stand in several places of the text, each character as it is written there."""
        places = [max(plain.text.find(char, near), plain.text.find(char)) for char in value]
        return value if value == NOT_STATED or min(places) < 0 else "".join(document.text[at] for at in places)

    def back(value: Any, name: str, near: int) -> Any:
        """Return a field, or a record with all its fields, as it is written; ``near`` is where the record stands."""
        if isinstance(value, str):
            at = plain.text.find(value, near) if name in _WORDS and value else -1
            at = plain.text.find(value) if name in _WORDS and value and at < 0 else at
            if at >= 0:
                return document.text[at : at + len(value)]
            return pieced(value, near) if name in _WORDS and value else value
        if isinstance(value, tuple):
            return tuple(back(item, name, near) for item in value)
        if is_dataclass(value) and not isinstance(value, Document | type):
            start = (getattr(value, "zh_span", None) or (near,))[0]
            here = {field.name: back(getattr(value, field.name), field.name, start) for field in fields(value)}
            return replace(value, **here)
        return value

    written: Extraction = back(made, "", 0)
    return replace(written, source=document)
