"""Loads a termbase: the shipped one, or a user's file in any of the formats below."""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable
from dataclasses import replace
from functools import cache, lru_cache
from hashlib import sha256
from pathlib import Path

from aligner.errors import AlignerWarning, InputError
from aligner.terms.entries import sort_out
from aligner.terms.prebuilt import SHIPPED as SHIPPED
from aligner.terms.prebuilt import digest, from_tables, prebuilt
from aligner.terms.tables import Entry, read_csv, read_xlsx
from aligner.terms.tbx import read_tbx
from aligner.terms.term import Problem, Term
from aligner.terms.termbase import Termbase

# The reader of each format, by the ending of the file's name.
READERS: dict[str, Callable[[Path], list[Entry]]] = {
    ".csv": read_csv,
    ".tsv": read_csv,
    ".xlsx": read_xlsx,
    ".tbx": read_tbx,
}


def load_termbase(path: str | os.PathLike[str] | None = None) -> Termbase:
    """Return the shipped termbase (None) or the one in a CSV, TSV, XLSX or TBX file.

    Entries that cannot be used are left out with an AlignerWarning that names the first of them.

    Raises:
        InputError: the file is missing, of another format, unreadable, or without a single usable entry.
    """
    if path is None:
        return _shipped()
    termbase, problems = _read(str(path), _stamp(path))
    if not termbase.terms:
        raise InputError(f"{path} holds no usable term: run `aligner terms check` on it to see why.")
    if problems:
        first = problems[0]
        warnings.warn(
            f"{path}, line {first.line}: {first.message} ({len(problems)} such remarks in all; "
            "`aligner terms check` lists them.)",
            AlignerWarning,
            stacklevel=2,
        )
    return termbase


def with_user_terms(path: str | os.PathLike[str] | None) -> Termbase:
    """Return the shipped termbase with a user's file over it, without one the shipped one alone.

    Warns and raises as ``load_termbase``.
    """
    if path is None:
        return load_termbase()
    load_termbase(path)
    return _over(str(path), _stamp(path))


def as_own(base: Termbase) -> Termbase:
    """Return the terms marked as a user's own, which the check of terms takes strictly."""
    return Termbase(tuple(replace(term, own=True) for term in base))


def termbase_hash(path: str | os.PathLike[str] | None) -> str:
    """Return sixteen hexadecimal digits that change with the shipped tables or the user's terms over them.

    The shipped tables are hashed as files: an alignment without checks is signed without reading their terms.
    """
    own = "" if path is None else load_termbase(path).hash
    return sha256(f"{digest()}{own}".encode()).hexdigest()[:16]


def inspect(path: Path) -> tuple[list[Term], list[Problem]]:
    """Return the usable terms of a file and everything that is wrong with the others.

    Raises:
        InputError: the file is missing, a folder, of an unknown format or not readable as what its name says.
    """
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise InputError(f"{path} is in no termbase format: its name should end in {', '.join(READERS)}.")
    try:
        entries = reader(path)
    except OSError as error:
        raise InputError(f"{path} could not be read ({error.strerror or error}): check the name.") from error
    return sort_out(entries)


def _stamp(path: str | os.PathLike[str]) -> tuple[int, int]:
    """Return what changes when a file is written anew: its time and size."""
    try:
        found = Path(path).stat()
    except OSError:  # said by whoever reads it
        return 0, 0
    return found.st_mtime_ns, found.st_size


@lru_cache(maxsize=4)
def _read(path: str, stamp: tuple[int, int]) -> tuple[Termbase, tuple[Problem, ...]]:
    """Return a file's terms and what is wrong with others, read once as long as the file stays as it is."""
    terms, problems = inspect(Path(path))
    return Termbase(tuple(terms)), tuple(problems)


@lru_cache(maxsize=4)
def _over(path: str, stamp: tuple[int, int]) -> Termbase:
    """Return the shipped termbase with a file's terms over it, made once: many pairs are checked with it."""
    return load_termbase().merge(as_own(_read(path, stamp)[0]))


@cache
def _shipped() -> Termbase:
    """Return the shipped termbase, made once a process."""
    return prebuilt() or from_tables()
