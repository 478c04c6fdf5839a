"""The term of the shipped termbase that has a name in either language: one look into a dictionary."""

from __future__ import annotations

from functools import cache

from aligner.terms import Term, Termbase, load_termbase
from aligner.words.fold import fold

_DOCUMENTS = {"law", "regulation", "plan", "document-type", "programme", "strategy"}


def term_of(name: str, base: Termbase | None = None) -> Term | None:
    """Return the term of ``base`` (the shipped termbase if None) whose Chinese name or alias ``name`` is, or None.

    ``Termbase.lookup`` reads English too and goes through all terms: 10 ms a name, where this takes a microsecond.
    """
    return (load_termbase() if base is None else base).by_form.get(fold(name))


def document_called(english: str) -> Term | None:
    """Return the law, plan or other document of the shipped termbase that has an English name, in any case, or None."""
    return _documents().get(english.lower())


@cache
def _documents() -> dict[str, Term]:
    """Return the documents by their renderings in lower case, the first one of those that share one."""
    found: dict[str, Term] = {}
    for term in load_termbase().of(_DOCUMENTS.__contains__):
        for target in term.targets:
            found.setdefault(target.lower(), term)
    return found
