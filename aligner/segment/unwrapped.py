"""A document without the line ends that only wrap its paragraphs: a term or a figure is whole again over them."""

from __future__ import annotations

from dataclasses import replace

from aligner.documents.edits import apply, mover
from aligner.documents.offsets import through
from aligner.segment.lines import flat
from aligner.types import Block, Document, Removal
from aligner.words import patterns as re

RULE = "line-wrap"
_HAN_SIDE = re.compile(r"[\u2e80-\U0003ffff]")
_WRAP = re.compile(r"[ \t]*\n[ \t]*")


def unwrapped(document: Document, language: str) -> Document:
    """Return the document with wrapped lines joined: by nothing between Chinese characters, else by a space.

    Each line end is listed as removed (rule ``line-wrap``), and blocks that were lines of one paragraph become one.
    """
    joined_up = flat(document, language)
    if joined_up == document.text:
        return document
    edits = tuple(_edits(document.text, joined_up, language))
    text, offsets = apply(document.text, edits)
    move, before = mover(edits), document.offset_map
    listed = [Removal(e.rule, *before.span(e.start, e.end), e.text, e.replacement) for e in edits]
    joined = {e.end for e in edits}
    return replace(
        document,
        text=text,
        blocks=tuple(replace(b, start=move(b.start), end=move(b.end)) for b in _merged(document, joined)),
        offset_map=through(offsets, before, len(text)),
        removed=tuple(sorted([*document.removed, *listed], key=lambda removal: removal.start)),
    )


def _edits(text: str, joined_up: str, language: str) -> list[Removal]:
    """Return one edit for each line end that ``flat`` made a space of, with the blanks around it."""
    out = []
    for match in _WRAP.finditer(text):
        if "\n" in joined_up[match.start() : match.end()]:
            continue
        sides = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        figure = language == "zh" and all(side.isdigit() for side in sides)
        gap = "" if figure or all(_HAN_SIDE.match(side) for side in sides) else " "
        out.append(Removal(RULE, match.start(), match.end(), match[0], gap))
    return out


def _merged(document: Document, joined: set[int]) -> list[Block]:
    """Return the blocks; one that begins where a line was joined to the one before goes on in that one's block."""
    out: list[Block] = []
    for block in document.blocks:
        if out and block.start in joined:
            out[-1] = replace(out[-1], end=block.end)
        else:
            out.append(block)
    return out
