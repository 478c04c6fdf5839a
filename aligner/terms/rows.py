"""Terms that are read when they are first asked for, and the Chinese forms that lead to them.

A page of a document has a few hundred terms; what is known of the other tens of thousands stays bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import overload

import msgspec

from aligner.terms.term import Term


class Rows(Sequence[Term]):
    """Terms by their place, each decoded once from its row; the same object every time."""

    def __init__(self, rows: Sequence[msgspec.Raw]) -> None:
        self._rows = rows
        self._read: dict[int, Term] = {}
        self._decode = msgspec.msgpack.Decoder(Term).decode

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, at: int) -> Term: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Term, ...]: ...
    def __getitem__(self, at: int | slice) -> Term | tuple[Term, ...]:
        if isinstance(at, slice):
            return tuple(self[i] for i in range(*at.indices(len(self))))
        place = at if at >= 0 else at + len(self)
        term = self._read.get(place)
        if term is None:  # setdefault: another thread may have been faster, and a term is one object
            term = self._read.setdefault(place, self._decode(self._rows[place]))
        return term

    def __iter__(self) -> Iterator[Term]:
        return map(self.__getitem__, range(len(self)))


class Forms(Mapping[str, Term]):
    """The folded Chinese forms of a termbase, each with its term, which is read when it is asked for."""

    def __init__(self, terms: Sequence[Term], places: dict[str, int]) -> None:
        self._terms = terms
        self._places = places

    def __getitem__(self, form: str) -> Term:
        return self._terms[self._places[form]]

    def __contains__(self, form: object) -> bool:
        return form in self._places

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)
