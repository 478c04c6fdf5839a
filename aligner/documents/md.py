"""Markdown: the text as it stands, with the marks (``#``, ``**``, link targets, table rules) listed as removed."""

from __future__ import annotations

from aligner.documents import txt
from aligner.documents.edits import settle
from aligner.documents.extraction import Extraction
from aligner.documents.raised import NOTE_MARK, raised
from aligner.types import Block, Removal
from aligner.words import patterns as re

_LINE = re.compile(r"[^\r\n]+")
_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(?=\S)")
_HEADING_END = re.compile(r"[ \t]+#+[ \t]*$")
_LIST = re.compile(r"[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+")
_PREFIX = re.compile(r"[ \t]*(?:>[ \t]?)*(?:[-*+][ \t]+(?:\[[ xX]\][ \t]+)?)?")
_RULE = re.compile(r"[ \t]*(?:(?:[-*_=][ \t]*){3,}|`{3}[\w+-]*|~{3}[\w+-]*)$")
_TABLE_RULE = re.compile(r"[ \t]*\|?(?:[ \t]*:?-+:?[ \t]*\|)+(?:[ \t]*:?-+:?[ \t]*)?$")
# Marks inside a line: group 1, where there is one, is the text that stays.
_INLINE = (
    re.compile(r"<!--[^\r\n]{0,2000}?-->"),
    re.compile(r"!?\[([^\[\]\r\n]{0,500})\]\((?:[^()\s]|\([^()\s]*\)){0,2000}(?:[ \t]+\"[^\"\r\n]{0,500}\")?\)"),
    re.compile(r"\*\*(?=\S)([^*\r\n]{1,2000}?)(?<=\S)\*\*"),
    re.compile(r"(?<![A-Za-z0-9_])__(?=\S)([^_\r\n]{1,2000}?)(?<=\S)__(?![A-Za-z0-9_])"),
    re.compile(r"(?<![*A-Za-z0-9])\*(?=[^\s*])([^*\r\n]{1,2000}?)(?<=[^\s*])\*(?![*A-Za-z0-9])"),
    re.compile(r"`([^`\r\n]{1,2000})`"),
    re.compile(r"\\(?=[!-/:-@\[-`{-~])"),
)

_STRUCK = re.compile(r"~~(?=\S)[^~\r\n]{1,2000}?(?<=\S)~~")
_RAISED = re.compile(r"\^(?=\S)([^^\s]{1,12})(?<=\S)\^|<sup>([^<>\r\n]{1,40})</sup>", re.I)
_NOTE = re.compile(r"\[\^[^\[\]\s]{1,40}\](?!:)")
_NOTE_TEXT = re.compile(r" {0,3}\[\^[^\[\]\s]{1,40}\]:[ \t]*")


def read(data: bytes, name: str) -> Extraction:
    """Decode a Markdown file; headings, lists and tables become blocks of their kind, fenced code stays verbatim."""
    base = txt.read(data, name)
    blocks: list[Block] = []
    marks: list[Removal] = []
    fenced = False
    for line in _LINE.finditer(base.text):
        if line[0].lstrip().startswith(("```", "~~~")):
            fenced = not fenced
        elif fenced:
            blocks.append(Block(*line.span()))
            continue
        kind, level, spans = _line_marks(line[0])
        marks += _raised_marks(base.text, *line.span())
        marks += (_mark(base.text, line.start() + start, line.start() + end) for start, end in spans)
        if kind:
            blocks.append(Block(*line.span(), kind, level))
    return Extraction(base.text, tuple(blocks), settle(marks), base.encoding, base.warnings)


def _mark(text: str, start: int, end: int) -> Removal:
    return Removal("markup", start, end, text[start:end], "\t" if text[start:end].strip() == "|" else "")


def _raised_marks(text: str, start: int, end: int) -> list[Removal]:
    """Return what stands for raised text (10^4^), for references to notes ([^1]) and for struck text (~~old~~)."""
    out = [Removal(NOTE_MARK, *match.span(), match[0]) for match in _NOTE.finditer(text, start, end)]
    out += (Removal("struck-text", *match.span(), match[0]) for match in _STRUCK.finditer(text, start, end))
    for match in _RAISED.finditer(text, start, end):
        written, rule = raised(text[max(start, match.start() - 16) : match.start()], match[1] or match[2])
        out.append(Removal(rule or "markup", *match.span(), match[0], "" if rule else written))
    return out


def _line_marks(line: str) -> tuple[str, int, list[tuple[int, int]]]:
    """Return a line's kind ("" for a line that is nothing but marks), heading level and the spans of its marks."""
    if _RULE.match(line) or _TABLE_RULE.match(line):
        return "", 0, [(0, len(line))]
    note = _NOTE_TEXT.match(line)
    inline = [span for pattern in _INLINE for match in pattern.finditer(line) for span in _around(match)]
    heading = _HEADING.match(line)
    if heading:
        closing = _HEADING_END.search(line, heading.end())
        return "heading", len(heading[1]), [*inline, heading.span(), *([closing.span()] if closing else [])]
    if note:
        return "footnote", 0, [*inline, note.span()]
    if line.lstrip().startswith("|"):
        return "table", 0, inline + _bars(line)
    prefix = _PREFIX.match(line)
    end = prefix.end() if prefix and prefix[0].strip() else 0
    return "list" if _LIST.match(line) else "paragraph", 0, [*inline, (0, end)] if end else inline


def _around(match: re.Match[str]) -> list[tuple[int, int]]:
    if not match.re.groups:
        return [match.span()]
    return [span for span in ((match.start(), match.start(1)), (match.end(1), match.end())) if span[0] < span[1]]


def _bars(line: str) -> list[tuple[int, int]]:
    """Return the bars of a table row with the blanks around them; the outer ones include the row's ends."""
    return [match.span() for match in re.finditer(r"[ \t]*(?<!\\)\|[ \t]*", line)]
