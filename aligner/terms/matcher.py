"""Finds the longest known form at each place of a text, from left to right, whatever a word segmenter would say."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from operator import add

from aligner.words.sieve import pairs_of

Accept = Callable[[str, int, int], bool]
_LONG = 500  # characters from which a look at each place is faster than a search for each beginning that is there


class Matcher:
    """Leftmost-longest search for a fixed set of strings.

    The first two characters of a form select the lengths to try, longest first. On Chinese text, where most pairs of
    characters begin no term, the few pairs that do are told by one intersection of sets, of which the text's serves
    every matcher that looks at it; that is faster here than an alternation of ``re`` and needs no compiled dependency.
    """

    def __init__(self, forms: Iterable[str]) -> None:
        self._forms = frozenset(forms)
        self._lengths: dict[str, tuple[int, ...]] = {}
        by_start: dict[str, set[int]] = {}
        for form in self._forms:
            by_start.setdefault(form[:2], set()).add(len(form))
        for start, lengths in by_start.items():
            if start[0] in by_start:  # a form of one character can also be what is meant here
                lengths.add(1)
            self._lengths[start] = tuple(sorted(lengths, reverse=True))
        self._twos = frozenset(start for start in by_start if len(start) > 1)
        self._ones = frozenset(start for start in by_start if len(start) == 1)

    def find(self, text: str, accept: Accept = lambda form, start, end: True) -> Iterator[tuple[int, int]]:
        """Yield the spans (start, end) of the matches, which never overlap.

        Args:
            text: the text, folded as the forms are.
            accept: is asked with (form, start, end) about each candidate; where it says no, the next shorter form that
                begins at the same place is tried, and then the next place.
        """
        forms, size = self._forms, len(text)
        done = 0
        for at, lengths in self._places(text):
            if at < done:
                continue
            for length in lengths:
                end = at + length
                if end <= size and (form := text[at:end]) in forms and accept(form, at, end):
                    yield at, end
                    done = end
                    break

    def every(self, text: str) -> list[tuple[int, int]]:
        """Return the spans of all forms in a text, those inside others and those that overlap too, by their starts."""
        forms, size = self._forms, len(text)
        return [
            (at, at + length)
            for at, lengths in self._places(text)
            for length in lengths
            if at + length <= size and text[at : at + length] in forms
        ]

    def _places(self, text: str) -> list[tuple[int, tuple[int, ...]]]:
        """Return the places at which a form can begin, and the lengths to try there."""
        known = self._lengths
        if len(text) > _LONG:
            found = [(at, known[two]) for at, two in enumerate(map(add, text, text[1:])) if two in known]
        else:
            found = []
            for two in self._twos & pairs_of(text):
                at = text.find(two)
                while at >= 0:
                    found.append((at, known[two]))
                    at = text.find(two, at + 1)
        if not self._ones.isdisjoint(text):
            taken = {at for at, _ in found}
            found += [(at, known[one]) for at, one in enumerate(text) if one in self._ones and at not in taken]
        found.sort()
        return found
