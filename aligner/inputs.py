"""From what a caller gives to two documents in order, cut into segments."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

from aligner.errors import InputError, UsageError
from aligner.options import Input, Options
from aligner.types import Document, Segment


def read(source: Input, options: Options, side: int, whole: bool = True) -> Document:
    """Read one input; a list of strings keeps its items one to one.

    ``whole`` joins the wrapped lines of its paragraphs, unless its lines are to stay (``lines``, ``clean=False``).
    """
    from aligner.documents import from_list
    from aligner.documents import read as read_document

    language = options.languages[side] if options.languages else None
    if isinstance(source, Document):
        return source
    if isinstance(source, list | tuple):
        if not all(isinstance(item, str) for item in source):
            raise UsageError("A list of sentences must hold nothing but strings.")
        return from_list(list(source), name=("<source list>", "<target list>")[side], clean=options.clean)
    from aligner.documents.sources import Source

    if not isinstance(source, Path | str | bytes | Source):
        raise UsageError(f"A document is a path, a text or a list of sentences, not {type(source).__name__}.")
    document = read_document(source, language=language, clean=options.clean, lines=options.lines)
    return _whole(document, options) if whole else document


def read_pair(source: Input, target: Input | None, options: Options) -> tuple[Document, Document, list[str]]:
    """Read both documents, or part one that holds both languages; notes as from ``in_order``."""
    if target is None:
        from aligner.documents.bilingual import split_languages
        from aligner.documents.bundle import bundled
        from aligner.documents.sources import Source, resolve

        source = resolve(source) if isinstance(source, Path | str | bytes) else source
        if isinstance(source, Source) and (two := bundled(source)):
            first, second = (read(one, options, side) for side, one in enumerate(two))
            return in_order(first, second, *two, options)
        zh, en = split_languages(read(source, options, 0, whole=False))
        return _whole(zh, options), _whole(en, options), []
    return in_order(read(source, options, 0), read(target, options, 1), source, target, options)


def _whole(document: Document, options: Options) -> Document:
    from aligner.segment.unwrapped import unwrapped

    return document if options.lines or not options.clean else unwrapped(document, document.language)


def in_order(
    first: Document, second: Document, source: Input, target: Input, options: Options
) -> tuple[Document, Document, list[str]]:
    """Return the documents with the Chinese one first, and a note if they had to be swapped.

    Lists are taken as they come, in whatever languages they are. Raises InputError if both are in one language.
    """
    given_as_lists = isinstance(source, list | tuple) or isinstance(target, list | tuple)
    if options.languages or given_as_lists:
        return first, second, []
    languages = first.language, second.language
    if languages == ("en", "zh"):
        note = f"{first.name} is English and {second.name} is Chinese: they were taken the other way round."
        return second, first, [note]
    if languages[0] and languages[0] == languages[1]:
        name = {"zh": "Chinese", "en": "English"}.get(languages[0], languages[0])
        raise InputError(
            f"Both {first.name} and {second.name} are {name}: give the Chinese original and its English translation."
        )
    return first, second, []


def cut(document: Document, options: Options, side: int, as_list: bool) -> tuple[Segment, ...]:
    """Cut one document into segments; of a list, and of lines, every item is a segment of its own."""
    from aligner.segment import segment

    if as_list:
        return list_segments(document)
    language = options.languages[side] if options.languages else ("zh", "en")[side]
    pipeline = (options.spacy_zh, options.spacy_en)[side]
    segments = segment(document, language=language, lines=options.lines, pipeline=pipeline)
    return tuple(replace(s, block=-1) for s in segments) if options.lines else segments


def list_segments(document: Document) -> tuple[Segment, ...]:
    """Return one segment an item, empty items included, so that segment numbers are item numbers.

    Items are no paragraphs: their block is left open, so that joining two of them costs nothing.
    """
    starts = [0, *(block.start for block in document.blocks[1:]), len(document.text)]
    return tuple(Segment(a, b, document.text[a:b].strip()) for a, b in pairwise(starts))


def paired(source: Input, target: Input | None, options: Options) -> tuple[Document, Document, list[Any]] | None:
    """Return the two sides of a file of pairs that is given alone, one item a text, and which items belong together.

    None where the input is no such file.
    """
    if target is not None or options.languages is not None:
        return None
    from aligner.bitext.sides import pairs_in, sides
    from aligner.documents import from_list

    pairs = pairs_in(source)
    if pairs is None:
        return None
    zh, en, beside = sides(pairs)
    name = Path(source).name
    documents = [
        from_list(texts, name=f"{name} ({language})", language=code, clean=options.clean)
        for texts, language, code in ((zh, "Chinese", "zh"), (en, "English", "en"))
    ]
    return documents[0], documents[1], beside
