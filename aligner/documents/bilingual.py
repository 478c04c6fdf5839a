"""One document in both languages, made into two: paragraphs, lines, table cells or sentences of either in turn.

A paragraph that has letters of both languages is looked at cell by cell (tabs, bars, line breaks, and strokes between
the languages divide) and there sentence by sentence; where a sentence goes over to the other language without a stop
(``总体要求 General requirements``), ``aligner.documents.switches`` finds the place. Words of the other language inside
a sentence, and glosses in brackets, stay where they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain, pairwise

from aligner.documents.edits import apply, mover
from aligner.documents.language import detect_language
from aligner.documents.offsets import through
from aligner.documents.switches import HAN, Span, parts
from aligner.errors import InputError
from aligner.types import Block, Document, Removal
from aligner.words import patterns as re

CELL_END = re.compile(rf"[\t\n|｜]+|(?<=[{HAN}])\s*/\s*(?=[A-Za-z])|(?<=[A-Za-z])\s*/\s*(?=[{HAN}])")
SENTENCE_END = re.compile(rf"[。！？]+[”’」』）】]*|(?<!\bNo)(?<![.!?])[.!?]+[\"”’)]*(?=[\s{HAN}“‘《（]|$)")
LETTERS = re.compile(rf"[{HAN}]"), re.compile("[A-Za-z]")
NAMES = {"zh": "Chinese", "en": "English"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one block, ``start:end`` of the text, without white space at its ends; ``language`` "" is both."""

    start: int
    end: int
    language: str
    block: Block


def split_languages(document: Document) -> tuple[Document, Document]:
    """Return the Chinese and the English part of a document that holds both.

    Each part has the whole original, blocks of the same kinds (one for each stretch of its language) and an offset map
    back to the original. Every character but white space is in exactly one part, except paragraphs without a letter of
    either language (page numbers, figures in a table), which are in both, and bars and strokes between the languages,
    which are in neither but listed as removed. Raises InputError if a language is missing.
    """
    pieces = [piece for block in all_blocks(document) for piece in block_pieces(document.text, block)]
    for language, name in NAMES.items():
        if not any(piece.language == language for piece in pieces):
            raise InputError(
                f"{document.name}: there is no {name} in it; give a file that holds both languages, or two files."
            )
    separators = tuple(between(document.text, pieces))
    return part(document, pieces, separators, "zh"), part(document, pieces, separators, "en")


def all_blocks(document: Document) -> Iterator[Block]:
    """Yield the blocks in order, and what stands between them as paragraphs; white space alone is left out."""
    at = 0
    for block in (*document.blocks, Block(len(document.text), len(document.text))):
        for found in (Block(at, block.start), replace(block, start=max(at, block.start))):
            if document.text[found.start : found.end].strip():
                yield found
        at = max(at, block.end)


def block_pieces(text: str, block: Block) -> list[Piece]:
    """Return the stretches of one language in a block; what has no language of its own goes with its neighbour."""
    found = trimmed(text, block.start, block.end)
    language = detect_language(text[block.start : block.end])
    if not all(letters.search(text, *found) for letters in LETTERS):
        return [Piece(*found, language, block)]
    spans = [span for cell in cells(text, *found) for span in cell_parts(text, *cell)]
    known = next((name for _, _, name in spans if name), language)
    out: list[Piece] = []
    for start, end, name in spans:
        known = name or known
        if out and out[-1].language == known:
            out[-1] = replace(out[-1], end=end)
        else:
            out.append(Piece(start, end, known, block))
    return out


def cells(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches between cell ends."""
    edges = [start, *chain.from_iterable(m.span() for m in CELL_END.finditer(text, start, end)), end]
    yield from zip(edges[::2], edges[1::2], strict=True)


def cell_parts(text: str, start: int, end: int) -> list[Span]:
    """Return the stretches of one language in a cell; "1." goes with the sentence that it numbers."""
    edges = [start, *(m.end() for m in SENTENCE_END.finditer(text, start, end)), end]
    bodies = [(a, b) for a, b in (trimmed(text, *edge) for edge in pairwise(edges)) if a < b]
    found = [span for a, b in bodies for span in parts(text, a, b, alone=len(bodies) == 1)]
    after = ""
    for k, (a, b, language) in reversed(list(enumerate(found))):
        after = language or after
        found[k] = (a, b, after)
    return found


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span without the white space at its ends."""
    body = text[start:end]
    return start + len(body) - len(body.lstrip()), max(start, start + len(body.rstrip()))


def between(text: str, pieces: list[Piece]) -> Iterator[tuple[int, int]]:
    """Yield what stands between the pieces, and before and after them, without white space around it."""
    edges = [0, *chain.from_iterable((p.start, p.end) for p in pieces), len(text)]
    for gap in zip(edges[::2], edges[1::2], strict=True):
        start, end = trimmed(text, *gap)
        if start < end:
            yield start, end


def part(document: Document, pieces: list[Piece], separators: Iterable[tuple[int, int]], language: str) -> Document:
    """Return the document without what is in the other language, and without separators."""
    text, original = document.text, document.offset_map
    kept = [piece for piece in pieces if piece.language in ("", language)]
    gone = [(piece.start, piece.end) for piece in pieces if piece.language not in ("", language)]
    edits = tuple(Removal("", a, b, text[a:b]) for a, b in sorted([*gone, *separators]))
    signs = [Removal("separator", *original.span(a, b), text[a:b]) for a, b in separators]
    own, offsets = apply(text, edits)
    move = mover(edits)
    return replace(
        document,
        name=f"{document.name} ({NAMES[language]})",
        text=own,
        blocks=tuple(replace(piece.block, start=move(piece.start), end=move(piece.end)) for piece in kept),
        offset_map=through(offsets, original, len(own)),
        removed=tuple(sorted([*document.removed, *signs], key=lambda removal: removal.start)),
        language=language,
        warnings=document.warnings if language == "zh" else (),
    )
