"""The room's face: ``read`` anything, ``from_text`` and ``from_list``, each giving a Document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from aligner.documents.clean import find_dirt
from aligner.documents.edits import apply, mover, settle
from aligner.documents.extraction import Extraction
from aligner.documents.formats import PAIRS, TABLES, added, format_name, reader, sniff, suffixes
from aligner.documents.language import detect_language
from aligner.documents.sources import Source, resolve
from aligner.errors import InputError
from aligner.types import Block, Document

LONG_LINE = 100_000
"""A line of more characters than this is worth a warning: it is hardly meant as one paragraph."""


def read(
    source: Path | str | bytes | Source,
    *,
    name: str | None = None,
    language: str | None = None,
    clean: bool = True,
    lines: bool = False,
) -> Document:
    """Read a document: a Path, a file's name, ``"-"`` for standard input, a file's bytes, or the text itself.

    A ``Source`` is a file that was opened already.

    ``language`` ("zh" or "en") is detected where it is not given. ``clean=False`` leaves the text as it was read.
    ``lines=True`` keeps one block a line, empty ones included. Raises InputError for what cannot be used.
    """
    given = source if isinstance(source, Source) else resolve(source)
    if isinstance(given.data, str):
        return from_text(given.data, name or given.name, language=language, clean=clean, lines=lines)
    if not given.data:
        raise InputError(f"{given.name}: the file is empty; give a document with text in it.")
    if given.suffix in PAIRS:
        raise InputError(f"{given.name}: it holds pairs of both languages; give it alone, or to aligner check.")
    found = sniff(given.data)
    suffix = given.suffix if given.suffix in added() else found or given.suffix
    suffix = given.suffix if (given.suffix, found) == (".wps", ".doc") else suffix
    extraction = reader(suffix)(given.data, given.name)
    notes = []
    if found and found == suffix and given.suffix in suffixes() and format_name(found) != format_name(given.suffix):
        notes.append(f"{given.name}: this is {found[1:].upper()} under another suffix; it was read as {found}.")
    return _document(
        extraction,
        name or (Path(given.name).name if given.suffix else given.name),
        path=given.name,
        suffix=suffix if suffix in suffixes() or suffix in TABLES else ".txt",
        language=language,
        clean=clean,
        lines=lines,
        notes=notes,
    )


def from_text(
    text: str, name: str = "<text>", *, language: str | None = None, clean: bool = True, lines: bool = False
) -> Document:
    """Make a Document of a text; the options are those of ``read``."""
    return _document(Extraction(text), name, language=language, clean=clean, lines=lines)


def from_list(
    items: Sequence[str], name: str = "<list>", *, language: str | None = None, clean: bool = True
) -> Document:
    """Make a Document of sentences that are already cut: block ``i`` is item ``i``, however it is cleaned."""
    blocks: list[Block] = []
    at = 0
    for item in items:
        blocks.append(Block(at, at + len(item)))
        at += len(item) + 1
    return _document(Extraction("\n".join(items), tuple(blocks)), name, language=language, clean=clean, lines=True)


def _document(
    found: Extraction,
    name: str,
    *,
    language: str | None,
    clean: bool,
    lines: bool,
    path: str = "",
    suffix: str = ".txt",
    notes: Sequence[str] = (),
) -> Document:
    """Take out what the reader dropped and what cleaning finds, and carry the blocks over to the cleaned text."""
    edits = [edit for edit in found.dropped if clean or edit.rule not in found.judged]
    if clean:
        edits += find_dirt(found.text, whole_lines=not lines)
    removed = settle(edits)
    text, offsets = apply(found.text, removed)
    if not text or text.isspace():
        raise InputError(
            f"{path or name}: there is no text in it; give a document with text (a scan needs text recognition)."
        )
    if lines and found.blocks is None:
        blocks = _lines(text, empty=True)
    elif found.blocks is None:
        blocks = _lines(text)
    else:
        move = mover(removed)
        moved = (replace(b, start=move(b.start), end=move(b.end)) for b in found.blocks)
        blocks = tuple(b for b in moved if lines or text[b.start : b.end].strip())
    return Document(
        name=name,
        original=found.text,
        text=text,
        blocks=blocks,
        offset_map=offsets,
        removed=removed,
        language=language if language is not None else detect_language(text),
        format=format_name(suffix),
        encoding=found.encoding,
        warnings=(*notes, *found.warnings, *_long_lines(text, path or name)),
    )


def _lines(text: str, *, empty: bool = False) -> tuple[Block, ...]:
    """Return a block for each line that has something on it, or for each line but the one after the last break."""
    blocks: list[Block] = []
    at = 0
    for line in text.split("\n"):
        end = at + len(line)
        if line.strip() or (empty and end < len(text)):
            blocks.append(Block(at, end))
        at = end + 1
    return tuple(blocks)


def _long_lines(text: str, name: str) -> tuple[str, ...]:
    """Warn of an enormous line: it is read all the same."""
    longest = max((len(line) for line in text.split("\n")), default=0) if len(text) > LONG_LINE else 0
    if longest <= LONG_LINE:
        return ()
    return (f"{name}: one line has {longest:,} characters; sentences are found all the same, but check the file.",)
