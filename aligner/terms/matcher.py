"""Finds the longest known form at each place of a text, from left to right, whatever a word segmenter would say."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

Accept = Callable[[str, int, int], bool]


class Matcher:
    """Leftmost-longest search for a fixed set of strings.

    The first two characters of a form select the lengths to try, longest first. On Chinese text, where most pairs of
    characters begin no term, one dictionary look-up a character decides; that is faster here than an alternation of
    ``re`` and needs no compiled dependency.
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

    def find(self, text: str, accept: Accept = lambda form, start, end: True) -> Iterator[tuple[int, int]]:
        """Yield the spans (start, end) of the matches, which never overlap.

        Args:
            text: the text, folded as the forms are.
            accept: is asked with (form, start, end) about each candidate; where it says no, the next shorter form that
                begins at the same place is tried, and then the next place.
        """
        lengths_at, forms = self._lengths, self._forms
        at, size = 0, len(text)
        while at < size:
            lengths = lengths_at.get(text[at : at + 2]) or lengths_at.get(text[at], ())
            for length in lengths:
                end = at + length
                if end <= size and (form := text[at:end]) in forms and accept(form, at, end):
                    yield at, end
                    at = end
                    break
            else:
                at += 1
