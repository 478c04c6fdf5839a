"""The outline of an English policy text: under which headings and points each stretch of it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from aligner.datafiles import rows
from aligner.extraction.en.clauses import clauses
from aligner.extraction.records import Passage
from aligner.extraction.short import LONGEST
from aligner.segment.label_keys import label_of
from aligner.segment.rules import find_label
from aligner.spans import Span
from aligner.types import Document, Segment

_ORDINAL = (
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
    r"|one|two|three|four|five|six|seven|eight|nine|ten)(?:ly)?"
)
# Where a point of a list opens inside a sentence: "…; second, strengthen …", "…: the third is to …".
_POINT = re.compile(rf"(?<=[;:.,])\s+(?=(?:and\s+)?(?:(?:the\s+)?{_ORDINAL}(?:\s+is(?:\s+to)?|,)\s))", re.IGNORECASE)
_MARK = re.compile(rf"\W*(?:and\s+)?((?:the\s+)?{_ORDINAL})(?:\s+is(?:\s+to)?|\s*[,:]|\s+to(?=\s))\s+", re.IGNORECASE)
_TITLE_END = re.compile(r"[.;:](?:\s|$)|,\s(?!and\b)|\s,\s")
_HEADING = 120  # characters; a longer "heading" is a sentence
_KINDS = {"heading", "title"}
_CHAPTER = re.compile(r"(?:chapter|section|part)\s+[\dIVXLC]+[.:]?|[IVXLC]+\.", re.IGNORECASE)


@cache
def cues() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    """Return section, where the cue counts, and its pattern (sections_en.tsv)."""
    return tuple(
        (section, where, re.compile(p, re.IGNORECASE)) for section, where, p in rows("extraction", "sections_en.tsv")
    )


def section_of(text: str, where: str) -> str:
    """Return the section that a heading, question or lead-in sentence announces, "" if none."""
    text = text[:LONGEST]
    return next((section for section, at, pattern in cues() if at == where and pattern.search(text)), "")


def outline(document: Document, segments: Sequence[Segment], skip: Sequence[Span] = ()) -> tuple[Passage, ...]:
    """Return the passages of an English document in order; together they hold every segment's text.

    What begins inside one of the spans ``skip`` (tables that are read cell by cell) is left out.
    """
    made: list[Passage] = []
    section, turn, chapter = "", 0, ""
    marker, area = "", ""
    for number, segment in enumerate(segments):
        start = document.text.index(segment.text, segment.start) if segment.text else segment.start
        if any(a <= start < b for a, b in skip):
            continue
        label, role = label_of(segment.text, "en")
        heading = segment.kind in _KINDS and len(segment.text) <= _HEADING
        if role == "q":
            turn += 1
            section, marker, area, chapter = section_of(segment.text, "heading"), "", "", segment.text
            made.append(
                Passage(number, start, start + len(segment.text), segment.text, (), section="question", turn=turn)
            )
            continue
        if not made and segment.text[-1:] not in {".", ":", "?"}:
            made.append(Passage(number, start, start + len(segment.text), segment.text, section="title"))
            continue
        if heading or _CHAPTER.match(label):
            found = section_of(segment.text, "heading")
            if found or _CHAPTER.match(label):
                section, marker, area, chapter = found or section, "", "", segment.text[len(label) :].strip()
                kind = "annex" if found == "annex" else "heading"
                made.append(Passage(number, start, start + len(segment.text), segment.text, section=kind, turn=turn))
                continue
        for at, text in points(segment.text):
            mark, title = point_title(text)
            if mark:
                marker, area = mark, title
            path = tuple(part for part in (chapter, area) if part)
            here = section or ("tasks" if marker and not turn and mark.startswith("(") else "")
            made.append(Passage(number, start + at, start + at + len(text), text, path, marker, area, here, turn))
            announced = section_of(text, "lead")
            if announced and not (mark and section in {"tasks", "safeguards"}):
                section, marker, area = announced, "", ""
    return tuple(made)


def points(text: str) -> Iterator[tuple[int, str]]:
    """Yield offset and text of the stretches of a sentence that belong to different points of a list."""
    cuts = [0, *(match.end() for match in _POINT.finditer(text)), len(text)]
    for begin, end in pairwise(cuts):
        if text[begin:end].strip():
            yield begin, text[begin:end].rstrip()


def point_title(text: str) -> tuple[str, str]:
    """Return the label of a point and its title: the words up to the first full stop, semicolon, colon or clause."""
    label = find_label(text[:40], "en").strip()
    match = _MARK.match(text)
    begin = match.end() if match else len(label)
    if not (match or label) or begin >= len(text):
        return "", ""
    end = _TITLE_END.search(text, begin)
    if match and not (end and text[end.end() :].strip()) and len(list(clauses(text[begin:]))) > 1:
        return match[1], ""  # First, increase support, and guide banks to lend: the tasks themselves
    return (match[1] if match else label), text[begin : end.start() if end else len(text)].strip(" ,")
