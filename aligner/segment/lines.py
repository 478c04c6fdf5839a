"""Lines: which line ends end a sentence, and which only wrap a paragraph at a fixed width."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from aligner.segment.rules import number_at_start
from aligner.types import Document
from aligner.words import patterns as re

LEAST, NARROWEST, WIDEST = 4, 30, 160
FIRST_WORD = re.compile(r"[^\s\u2e80-\uffff]+|\S{1,2}")
INNER = re.compile(r"[，。、；：,.;:]\s?[^\W\d]")
OPEN = re.compile(r"[^。！？：；….!?:;”’」』）)\]\"\s]\Z")


def unwrap(text: str, language: str) -> str:
    """Return a copy of the same length in which the line ends that only wrap a paragraph are spaces.

    Decided for the document as a whole, with widths counted in characters and in columns (programs wrap by either).
    """
    lines = [line.rstrip() for line in text.split("\n")]
    if len(lines) < 2 or len(text) > len(lines) * WIDEST:
        return text
    full = max((full_lines(lines, measure) for measure in (len, columns)), key=len) if len(lines) > LEAST else set()
    full = full or (unfinished_lines(lines) if language == "en" else set())
    if not full:
        return text
    starts = number_at_start(language)
    out = list(text)
    at = -1
    for k, (line, following) in enumerate(pairwise(text.split("\n"))):
        at += len(line) + 1
        if k in full and indent(following) <= indent(line) and not starts.match(following.lstrip()):
            out[at] = " "
    return "".join(out)


def flat(document: Document, language: str) -> str:
    """Return the text as ``unwrap`` does, but with every line end at the rim of a cell, a heading or a list item."""
    text = document.text
    out = unwrap(text, language)
    if out == text:
        return text
    signs = list(out)
    for block in document.blocks:
        if block.kind not in ("paragraph", "footnote"):
            starts = block.start - 1 if block.start else 0
            for at in (starts, block.end) if block.kind != "list" else (starts,):
                if text[at : at + 1] == "\n":
                    signs[at] = "\n"
    return "".join(signs)


def full_lines(lines: list[str], measure: Callable[[str], int]) -> set[int]:
    """Return the indices of the lines that are full, or none if the text is not wrapped.

    A line is full when the next line's first word (in Chinese: its first two characters) would not have fitted into
    the usual width. The text is wrapped when at least ``LEAST`` lines, and six in ten of those that end without
    punctuation, are full, hardly any is wider, and they have the punctuation of prose (no column of dates or names).
    """
    widths = [measure(line) for line in lines]
    pairs = [(k, widths[k]) for k in range(len(lines) - 1) if widths[k] and widths[k + 1]]
    unfinished = [(k, width) for k, width in pairs if OPEN.search(lines[k])]
    if len(unfinished) < LEAST:
        return set()
    usual = sorted(width for _, width in unfinished)[int(0.95 * (len(unfinished) - 1))]
    full = set()
    for k, width in pairs:
        word = FIRST_WORD.match(lines[k + 1].lstrip())
        if usual - measure(word[0] if word else "") <= width <= usual + 4:
            full.add(k)
    enough = sum(k in full for k, _ in unfinished) >= max(LEAST, 0.6 * len(unfinished))
    wider = sum(width > usual + 4 for width in widths) > 0.1 * len(pairs)
    wide = full and NARROWEST <= max(columns(lines[k]) for k in full) <= WIDEST
    prose = sum(bool(INNER.search(lines[k])) for k in full) >= 0.3 * len(full)
    return full if enough and wide and prose and not wider else set()


def unfinished_lines(lines: list[str]) -> set[int]:
    """Return the indices of the English lines that stop inside a sentence, so far as capitals tell.

    Such a line is long, ends without a stop, and the next one begins with a small letter. In a text that begins
    no line with a capital, capitals tell nothing.
    """
    if not any(line[:1].isupper() for line in map(str.lstrip, lines)):
        return set()
    pairs = enumerate(pairwise(lines))
    return {
        k for k, (a, b) in pairs if len(a) >= NARROWEST and OPEN.search(f"{a.rstrip(',')} "[:-1]) and b[:1].islower()
    }


def columns(line: str) -> int:
    """Return the width of a line on a terminal: two columns for a Chinese character or full-width sign."""
    return len(line.encode("gb18030", "replace"))


def indent(line: str) -> int:
    """Return the number of white-space characters that a line starts with."""
    return len(line) - len(line.lstrip())
