"""Lines: which line ends end a sentence, and which only wrap a paragraph at a fixed width."""

from __future__ import annotations

import re

from aligner.segment.rules import number_at_start

LEAST, NARROWEST, WIDEST = 4, 30, 160
FIRST_WORD = re.compile(r"[!-~]*")
OPEN = re.compile(r"[^。！？：；….!?:;”’」』）)\]\"\s]\s*\Z")


def unwrap(text: str, language: str) -> str:
    """Return a copy of the same length in which the line ends that only wrap a paragraph are spaces.

    Decided for the document as a whole. A line is full when the next line's first word (in Chinese: the next two
    characters) would not have fitted into the usual width; the text is wrapped when at least ``LEAST`` lines, and
    six in ten of those that end without punctuation, are full, and hardly any is wider. Widths are in columns.
    """
    lines = text.split("\n")
    if len(lines) <= LEAST or len(text) > len(lines) * WIDEST:
        return text
    widths = [columns(line) for line in lines]
    pairs = [(k, width) for k, width in enumerate(widths[:-1]) if width and widths[k + 1]]
    unfinished = [(k, width) for k, width in pairs if OPEN.search(lines[k])]
    if len(unfinished) < LEAST:
        return text
    usual = sorted(width for _, width in unfinished)[int(0.95 * (len(unfinished) - 1))]
    full = {k for k, width in pairs if usual - needed(lines[k + 1]) < width <= usual + 4}
    wider = sum(width > usual + 4 for width in widths)
    enough = sum(k in full for k, _ in unfinished)
    if not NARROWEST <= usual <= WIDEST or enough < max(LEAST, 0.6 * len(unfinished)) or wider > 0.1 * len(pairs):
        return text
    starts = number_at_start(language)
    out = [lines[0]]
    for k, line in enumerate(lines[1:]):
        new = k not in full or starts.match(line.lstrip()) or indent(line) > indent(lines[k])
        out.append(("\n" if new else " ") + line)
    return "".join(out)


def columns(line: str) -> int:
    """Return the width of a line on a terminal: two columns for a Chinese character or full-width sign."""
    return len(line.rstrip().encode("gb18030", "replace"))


def needed(line: str) -> int:
    """Return the columns that the start of ``line`` would have taken at the end of the line before it."""
    word = FIRST_WORD.match(line.lstrip())
    return len(word[0]) + 1 if word and word[0] else 5


def indent(line: str) -> int:
    """Return the number of white-space characters that a line starts with."""
    return len(line) - len(line.lstrip())
