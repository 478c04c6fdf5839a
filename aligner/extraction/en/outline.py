"""The outline of an English policy text: under which headings and points each stretch of it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from aligner.datafiles import rows
from aligner.extraction.en.clauses import begins_duty, clauses, no_verb, patterns
from aligner.extraction.records import Passage
from aligner.extraction.short import LONGEST
from aligner.segment.label_keys import label_of
from aligner.segment.rules import find_label
from aligner.spans import Span
from aligner.types import Document, Segment
from aligner.words import patterns as re

_ORDINAL = (
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
    r"|one|two|three|four|five|six|seven|eight|nine|ten)(?:ly)?"
)
# Where a point of a list opens inside a sentence: "…; second, strengthen …", "…: the third is to …".
_POINT = re.compile(rf"(?<=[;:.,])\s+(?=(?:and\s+)?(?:(?:the\s+)?{_ORDINAL}(?:\s+is(?:\s+to)?|,)\s))", re.IGNORECASE)
_MARK = re.compile(rf"\W*(?:and\s+)?((?:the\s+)?{_ORDINAL})(?:\s+is(?:\s+to)?|\s*[,:]|\s+to(?=\s))\s+", re.IGNORECASE)
_TITLE_END = re.compile(r"[.;:](?:\s|$)|,\s(?!and\b)|\s,\s")
_TITLE = 70
_DUTY = "(?:shall|will|must|should|may|can)"
_NO_TITLE = re.compile(rf"[,;:\d]|\b{_DUTY}\b")
_DUTIES = re.compile(rf"\b{_DUTY}\b")
_HEADING = 120  # characters; a longer "heading" is a sentence
_KINDS = {"heading", "title"}
_DIRECTS = re.compile(r"\b(?:notice|circular|opinions?|plan|measures|arrangements?|decision|reply|letter)\b", re.I)
_BEFORE_TASKS = {"", "goals", "background", "principles"}
"""Parts after which a numbered heading that opens with a verb (Section 3 Carry Out …) begins the tasks."""
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
    titles = _titles(segments)
    section, turn, chapter = "", 0, ""
    marker, area = "", ""
    explicit, flat = False, _is_flat(segments)
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
            opened = _opened(segment.text[len(label) :].strip(" ."), label, section, explicit)
            if opened is not None:
                section, explicit = opened
                marker, area, chapter = "", "", segment.text[len(label) :].strip()
                kind = "annex" if section == "annex" else "heading"
                made.append(Passage(number, start, start + len(segment.text), segment.text, section=kind, turn=turn))
                continue
        if number in titles and section in {"tasks", "safeguards"} and not turn:
            found = section_of(segment.text, "heading")
            section, marker, area = found if found == "safeguards" else section, "", titles[number]
            path = tuple(part for part in (chapter, area) if part)
            made.append(Passage(number, start, start + len(segment.text), segment.text, path, section="heading"))
            continue
        for at, text in points(segment.text):
            mark, title = point_title(text)
            if mark:
                marker, area = mark, "" if _is_item(segments, number, label) else title
            path = tuple(part for part in (chapter, area) if part)
            section = section or ("tasks" if not turn and _is_task(mark, text) else "")
            here = section or ("tasks" if flat and not turn and (_DUTIES.search(text) or begins_duty(text)) else "")
            made.append(Passage(number, start + at, start + at + len(text), text, path, marker, area, here, turn))
            announced = section_of(text, "lead")
            if announced and not (mark and section in {"tasks", "safeguards"}):
                section, marker, area = announced, "", ""
    return tuple(made)


def _is_flat(segments: Sequence[Segment]) -> bool:
    """Say whether a document that asks something of others has no parts: sentences alone below its title."""
    if not segments or not _DIRECTS.search(segments[0].text[:LONGEST]) or segments[0].text[-1:] in {".", ":", "?"}:
        return False
    rest = [s for s in segments[1:] if s.text]
    return not any(s.kind in _KINDS or find_label(s.text, "en") for s in rest)


def _opened(title: str, label: str, section: str, explicit: bool) -> tuple[str, bool] | None:
    """Return the section that a line opens as a heading, and whether it names tasks itself; None for no heading.

    ``section`` and ``explicit`` are those of what stands before it.
    """
    found = _section_of_heading(title)
    chapter = _CHAPTER.match(label)
    if found == "safeguards" and explicit and label and not chapter:
        found = ""  # (3) Strengthen financial support: a task among tasks
    first = section or not re.match("chapter|part", label, re.IGNORECASE)  # a chapter may open with its goals
    acts = not found and bool(label) and section in _BEFORE_TASKS and first and _acts(title)
    if not (found or acts or chapter):
        return None
    return "tasks" if acts else found or section, found == "tasks"


def _is_task(mark: str, text: str) -> bool:
    """Say whether a numbered point of a text without headings begins the tasks: (1) …, 1. Improve …."""
    numbered = re.match(r"\d{1,2}[.)]", mark)
    return mark.startswith("(") or (numbered is not None and _acts(text[len(mark) :].strip()))


def _section_of_heading(title: str) -> str:
    """Return the section of a heading; one that opens with a verb (Consolidate the foundation …) names a task."""
    found = section_of(title, "heading")
    return "" if _acts(title) and found not in ("safeguards", "follow_up", "annex") else found


def _acts(title: str) -> bool:
    """Say whether a heading opens with a verb of duty."""
    opens = patterns()["head"].match(title)
    if opens is None or no_verb(title[opens.end() :]):
        return False
    return begins_duty(title, strict=True) or section_of(title, "heading") == ""


def _titles(segments: Sequence[Segment]) -> dict[int, str]:
    """Return the titles of paragraphs without a label (Strengthen publicity. All cities shall …), if two have one."""
    found = {}
    for k, (segment, after) in enumerate(pairwise(segments)):
        if segment.kind != "sentence" or segment.block < 0 or after.block != segment.block:
            continue
        if not segment.text.endswith(".") or (k > 0 and segments[k - 1].block == segment.block):
            continue
        title = segment.text.rstrip(".")
        if len(title) > _TITLE or _NO_TITLE.search(title):
            continue
        if len(list(clauses(title))) == 1:
            found[k] = title
    return found if len(found) > 1 else {}


def _is_item(segments: Sequence[Segment], number: int, label: str) -> bool:
    """Say whether a point (3. Renovate 150 kilometers of rural roads.) is a task of a list, and titles nothing.

    A full stop ends it, nothing follows in its paragraph, and a point stands right before or after it as well.
    """
    here, around = segments[number], [*segments[max(0, number - 1) : number], *segments[number + 1 : number + 2]]
    alone = all(other.block != here.block for other in around)
    listed = [re.match(r"\d", label_of(other.text, "en")[0]) for other in around]
    return bool(re.match(r"\d", label)) and alone and here.text.endswith(".") and any(listed)


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
    if label and _DUTIES.search(text, begin, end.start() if end else len(text)):
        return label, ""  # (8) Each section shall break down its tasks, …: no title
    if match and not (end and text[end.end() :].strip()) and len(list(clauses(text[begin:]))) > 1:
        return match[1], ""  # First, increase support, and guide banks to lend: the tasks themselves
    return (match[1] if match else label), text[begin : end.start() if end else len(text)].strip(" ,")
