"""Subtitles (SubRip .srt, WebVTT .vtt): every cue is a block; numbers, times, notes and marks are listed as removed."""

from __future__ import annotations

from itertools import pairwise

from aligner.documents import txt
from aligner.documents.edits import settle
from aligner.documents.extraction import Extraction
from aligner.types import Block, Removal
from aligner.words import patterns as re

_CUE = re.compile(
    r"(?:[^\r\n]*(?>\r\n|\r|\n))?[ \t]*(?:\d+:)?\d{1,2}:\d{2}[,.]\d{1,3}[ \t]*-->[^\r\n]*(?>\r\n|\r|\n|\Z)"
)
_TIME = re.compile(r"[ \t]*(?:\d+:)?\d{1,2}:\d{2}[,.]\d{1,3}[ \t]*-->")
_PART = re.compile(r"(?>\r\n|\r|\n)[ \t]*(?>\r\n|\r|\n)\s*")
_MARK = re.compile(r"</?[a-zA-Z][^<>\r\n]{0,100}>|<[\d:.]+>|\{\\[^{}\r\n]{0,100}\}")
_BREAK = re.compile(r"[ \t]*(?>\r\n|\r|\n)[ \t]*")
_SPEAKER = re.compile(r"[-–—]\s?\S")


def read(data: bytes, name: str) -> Extraction:
    """Read a subtitle file. The lines of a cue are one block, except where each line is another speaker's."""
    base = txt.read(data, name)
    blocks: list[Block] = []
    dropped: list[Removal] = []
    text = base.text
    edges = [0, *(match.end() for match in _PART.finditer(text)), len(text)]
    for start, end in pairwise(edges):
        cue = _cue(text, start, end)
        if cue is None:
            dropped.append(_gone("cue-time", text, start, end))
            continue
        dropped.append(_gone("cue-time", text, start, cue))
        last = start + len(text[start:end].rstrip())
        dropped += (_gone("markup", text, *mark.span()) for mark in _MARK.finditer(text, cue, last))
        blocks += _blocks(text, cue, last, dropped)
    kept = tuple(block for block in blocks if block.start < block.end)
    return Extraction(text, kept, settle(r for r in dropped if r.text), base.encoding, base.warnings)


def _cue(text: str, start: int, end: int) -> int | None:
    """Return where a cue's text begins, None for a part of the file that is no cue (WEBVTT, NOTE, STYLE)."""
    found = _CUE.match(text, start, end)
    if found and not _TIME.search(found[0]):
        return None
    return found.end() if found else None


def _blocks(text: str, start: int, end: int, dropped: list[Removal]) -> list[Block]:
    """Return one block for a cue, its line breaks given way, or one a line where speakers take turns."""
    breaks = list(_BREAK.finditer(text, start, end))
    firsts = [start, *(match.end() for match in breaks)]
    if len(firsts) > 1 and all(_SPEAKER.match(text, at) for at in firsts):
        ends = [*(match.start() for match in breaks), end]
        return [Block(a, b) for a, b in zip(firsts, ends, strict=True)]
    for match in breaks:
        sides = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        gap = "" if any(side >= "\u2e80" for side in sides) else " "
        dropped.append(Removal("line-wrap", *match.span(), match[0], gap))
    return [Block(start, end)]


def _gone(rule: str, text: str, start: int, end: int) -> Removal:
    return Removal(rule, start, end, text[start:end])
