"""The term of the shipped termbase that has a Chinese name as one of its forms: one look into a dictionary."""

from __future__ import annotations

from aligner.terms import Term, Termbase, load_termbase
from aligner.words.fold import fold


def term_of(name: str, base: Termbase | None = None) -> Term | None:
    """Return the term of ``base`` (the shipped termbase if None) whose Chinese name or alias ``name`` is, or None.

    ``Termbase.lookup`` reads English too and goes through all terms: 10 ms a name, where this takes a microsecond.
    """
    return (load_termbase() if base is None else base).by_form.get(fold(name))
