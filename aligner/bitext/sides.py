"""A file of pairs as two lists of texts and what stands beside what, for a run that keeps its pairs as they are."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from aligner.bitext.read import BOOKS, XLIFF, read_pairs
from aligner.errors import InputError
from aligner.types import PairText

EXCHANGE = (".tmx", *XLIFF)
"""Files that hold pairs and nothing else."""

TABLES = (".csv", ".tsv", *BOOKS)
"""Files that hold pairs where they have two columns of them, and else a text in both languages."""

Indices = tuple[tuple[int, ...], tuple[int, ...]]


def pairs_in(source: Any) -> list[PairText] | None:
    """Return the pairs of a file that is given alone, None where it is a document to be read as one.

    Raises:
        InputError: an exchange file cannot be read, or holds no pair.
    """
    path = source if isinstance(source, Path) else Path(source) if isinstance(source, str) and _short(source) else None
    suffix = path.suffix.lower() if path is not None else ""
    if path is None or suffix not in (*EXCHANGE, *TABLES) or (isinstance(source, str) and not path.exists()):
        return None
    try:
        return read_pairs(path)
    except InputError:
        if suffix in EXCHANGE or not path.is_file():
            raise
        return None  # a table in both languages that is not one of pairs is cut and aligned as any text


def _short(text: str) -> bool:
    return len(text) < 4096 and "\n" not in text


def sides(pairs: Sequence[PairText]) -> tuple[list[str], list[str], list[Indices]]:
    """Return the Chinese texts, the English ones, and the indices that belong together; empty texts are left out."""
    zh: list[str] = []
    en: list[str] = []
    beside: list[Indices] = []
    for pair in pairs:
        here = []
        for text, side in ((pair.zh, zh), (pair.en, en)):
            here.append((len(side),) if text.strip() else ())
            side += [text] if text.strip() else []
        if any(here):
            beside.append((here[0], here[1]))
    return zh, en, beside
