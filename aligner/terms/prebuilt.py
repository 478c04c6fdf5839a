"""The shipped tables as one file that loads in a twentieth of a second: data/shipped.msgpack.

The CSV tables are the source, for people; ``python -m aligner.terms.build`` makes the file from them. It begins with a
digest of the tables, so that a table somebody has edited is read itself until the file is made anew.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Sequence
from functools import cache
from hashlib import sha256
from importlib.resources import files

import msgspec

from aligner.terms.rows import Rows
from aligner.terms.term import Term
from aligner.terms.termbase import Termbase

# The shipped tables; where two name the same form, the earlier one has it.
SHIPPED = (
    *("institutions.csv", "technology.csv", "patterns.csv", "phrases.csv"),
    *("bodies.csv", "law.csv", "economy.csv", "society.csv", "state.csv"),
)
FILE = "shipped.msgpack"


class Column(msgspec.Struct, array_like=True, gc=False):
    """One field of all terms: its values, and for each term the place of its own among them, one byte each."""

    values: tuple[str, ...]
    places: bytes

    @classmethod
    def of(cls, fields: Sequence[str]) -> Column:
        """Return the column of a field given term by term."""
        values = tuple(sorted(set(fields)))
        return cls(values, bytes(map(values.index, fields)))

    def spread(self) -> tuple[str, ...]:
        """Return the field term by term."""
        return tuple(map(self.values.__getitem__, self.places))


class Prebuilt(msgspec.Struct, array_like=True, gc=False):
    """``digest`` of the tables, the rows of their terms, the place of each folded form's term, two fields of all."""

    digest: str
    terms: tuple[msgspec.Raw, ...]
    forms: dict[str, int]
    categories: Column
    contexts: Column


@cache
def digest() -> str:
    """Return a hash of the shipped tables as files (a few milliseconds)."""
    data = files("aligner.terms").joinpath("data")
    return sha256(b"".join(data.joinpath(name).read_bytes() for name in SHIPPED)).hexdigest()


def packed(base: Termbase) -> bytes:
    """Return the bytes of the file for the termbase that the tables give."""
    rows = tuple(msgspec.Raw(msgspec.msgpack.encode(term)) for term in base)
    columns = Column.of(base.categories), Column.of(base.contexts)
    return msgspec.msgpack.encode(Prebuilt(digest(), rows, base.places, *columns))


def unpacked(data: bytes) -> Termbase | None:
    """Return the termbase of the file's bytes, None where it was made from other tables than those that are there.

    Its terms are read when they are asked for.
    """
    collecting = gc.isenabled()
    gc.disable()  # looks at every one of tens of thousands of objects otherwise, again and again
    try:
        found = msgspec.msgpack.decode(data, type=Prebuilt)
    except msgspec.MsgspecError:
        return None
    finally:
        if collecting:
            gc.enable()
    if found.digest != digest():
        return None
    base = Termbase(Rows(found.terms))
    kept = {"places": found.forms, "categories": found.categories.spread(), "contexts": found.contexts.spread()}
    vars(base).update(kept)
    return base


def prebuilt() -> Termbase | None:
    """Return the termbase of the shipped file; None where there is none or the tables have changed since."""
    try:
        return unpacked(files("aligner.terms").joinpath("data", FILE).read_bytes())
    except OSError:
        return None


def from_tables() -> Termbase:
    """Read the shipped tables; a form that a table shares with an earlier one is the earlier one's."""
    from importlib.resources import as_file

    from aligner.terms.loader import inspect

    base = Termbase(())
    for name in reversed(SHIPPED):
        with as_file(files("aligner.terms").joinpath("data", name)) as path:
            terms: Iterable[Term] = inspect(path)[0]
        base = base.merge(Termbase(tuple(terms)))
    return base
