"""Term candidates from aligned sentences: Chinese terms with the English that stands for each, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from aligner.terms.extract_en import Rendering, Renderings
from aligner.terms.extract_zh import Cutter, c_values
from aligner.terms.loader import load_termbase
from aligner.terms.term import Term
from aligner.terms.termbase import Termbase
from aligner.words.fold import fold


@dataclass(frozen=True, slots=True)
class Candidate:
    """A Chinese term candidate.

    ``frequency`` counts its occurrences, ``renderings`` are the English phrases that go with it, the most frequent
    first, ``score`` is its C-value, and ``known`` its entry in the termbase where it has one.
    """

    zh: str
    frequency: int
    renderings: tuple[Rendering, ...]
    score: float
    known: Term | None = None

    @property
    def en(self) -> str:
        """The most frequent rendering."""
        return self.renderings[0].en

    def told(self) -> str:
        """Return the renderings with their counts: ``industrial internet (24) | Internet industry (5)``."""
        return " | ".join(f"{rendering.en} ({rendering.count})" for rendering in self.renderings)

    def as_row(self) -> tuple[str | int | float, ...]:
        """Return the cells of ``COLUMNS``; ``known`` is the termbase's English."""
        return self.zh, self.en, self.frequency, self.told(), self.score, self.known.target if self.known else ""

    def as_term(self) -> Term:
        """Return the candidate as an entry of a termbase, with what is known about it as a note."""
        known = f"; the termbase has {self.known.target}" if self.known else ""
        note = f"{self.frequency} times: {self.told()}{known}"
        return Term(self.zh, (self.en,), note=note, provenance="extracted, unchecked", seen=self.renderings[0].count)


COLUMNS = ("zh", "en", "frequency", "renderings", "score", "known")


def extract_terms(
    pairs: Sequence[tuple[str, str]], termbase: Termbase | None = None, least: int = 3
) -> list[Candidate]:
    """Propose terms from aligned sentences, the best first.

    Chinese candidates are runs of jieba's words ranked by C-value (``aligner.terms.extract_zh``), English renderings
    are phrases by log-likelihood (``aligner.terms.extract_en``). A candidate without a rendering that the sentences
    bear out is left out. A thousand pairs or more a second.

    Args:
        pairs: (Chinese, English), of one document or of many.
        termbase: the terms that are known, which are also kept whole; None is the shipped termbase.
        least: how often a term must occur, at least 2.
    """
    base = load_termbase() if termbase is None else termbase
    both = [(fold(zh), en) for zh, en in pairs if zh.strip() and en.strip()]
    values = c_values((zh for zh, _ in both), Cutter(base), max(least, 2))
    lengths = sorted(set(map(len, values)))
    counts = [occurrences(zh, values, lengths) for zh, _ in both]
    places: dict[str, list[int]] = {zh: [] for zh in values}
    for i, found in enumerate(counts):
        for term in found:
            places[term].append(i)
    english = Renderings([en for _, en in both])
    out = []
    for term, value in values.items():
        if renderings := english.of(term, places[term]):
            frequency = sum(counts[i][term] for i in places[term])
            out.append(Candidate(term, frequency, renderings, round(value, 1), base.by_form.get(term)))
    return sorted(out, key=lambda c: (-c.score, c.zh))


def occurrences(text: str, terms: Collection[str], lengths: Sequence[int]) -> Counter[str]:
    """Count every term in a text, overlapping ones too; ``lengths`` are those that terms have."""
    pieces = (text[start : start + n] for start in range(len(text)) for n in lengths if start + n <= len(text))
    return Counter(piece for piece in pieces if piece in terms)
