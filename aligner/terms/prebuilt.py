"""The shipped tables as one file that loads in a twentieth of a second: data/shipped.msgpack.

The CSV tables are the source, for people; ``python -m aligner.terms.build`` makes the file from them. It begins with a
digest of the tables, so that a table somebody has edited is read itself until the file is made anew.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from importlib.resources import files

import msgspec

from aligner.terms.term import Term
from aligner.terms.termbase import Termbase

# The shipped tables; where two name the same form, the earlier one has it.
SHIPPED = (
    *("institutions.csv", "technology.csv", "patterns.csv", "phrases.csv"),
    *("bodies.csv", "law.csv", "economy.csv", "society.csv", "state.csv"),
)
FILE = "shipped.msgpack"


class Prebuilt(msgspec.Struct, array_like=True, gc=False):
    """``digest`` of the tables, their terms, and every folded form with the index of its term."""

    digest: str
    terms: tuple[Term, ...]
    forms: dict[str, int]


@cache
def digest() -> str:
    """Return a hash of the shipped tables as files (a few milliseconds)."""
    data = files("aligner.terms").joinpath("data")
    return sha256(b"".join(data.joinpath(name).read_bytes() for name in SHIPPED)).hexdigest()


def packed(base: Termbase) -> bytes:
    """Return the bytes of the file for the termbase that the tables give."""
    index = {id(term): i for i, term in enumerate(base.terms)}
    forms = {form: index[id(term)] for form, term in base.by_form.items()}
    return msgspec.msgpack.encode(Prebuilt(digest(), base.terms, forms))


def unpacked(data: bytes) -> Termbase | None:
    """Return the termbase of the file's bytes, None where it was made from other tables than those that are there."""
    collecting = gc.isenabled()
    gc.disable()  # looks at every one of a hundred thousand strings otherwise, again and again
    try:
        found = msgspec.msgpack.decode(data, type=Prebuilt)
    except msgspec.MsgspecError:
        return None
    finally:
        if collecting:
            gc.enable()
    if found.digest != digest():
        return None
    base = Termbase(found.terms)
    vars(base)["by_form"] = {form: found.terms[i] for form, i in found.forms.items()}
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
