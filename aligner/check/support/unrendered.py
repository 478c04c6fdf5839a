"""Terms of which the English has no known rendering, where the document is translated word by word.

A translator may render a term in a way that no termbase knows, so a missing rendering says little by itself. A machine
that keeps to the words gives either a known rendering or a wrong one. So the document is asked first: how closely it
keeps to the words, and how many of its terms have a known rendering; a good translation that keeps to the words has
nearly all of them. Then the term (``term_marks``). Two logistic models weigh the answers (data/support_weights.tsv,
fitted by benchmarks/fit_unrendered.py).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from math import exp, log

from aligner.check.context import Context
from aligner.check.rendering.find import exact, in_some_form
from aligner.check.rendering.letters import in_letters
from aligner.check.rendering.matches import judged
from aligner.check.rendering.policy import is_name
from aligner.check.support.links import glosses
from aligner.check.support.stretches import Looseness
from aligner.check.support.term_marks import term_marks
from aligner.check.tables import table
from aligner.check.term.check import accepted
from aligner.terms import Match
from aligner.types import Finding
from aligner.words.english import English

LOOSEST = -0.2
"""Looseness of a document above which its translator chose the words, and nothing is said."""
CLOSE = 0.6
"""Probability of a machine that keeps to the words from which a document's terms are findings."""
SURE, LEAST = 0.8, 0.5
"""Probability of an error from which a term is a finding, and a hint."""
_SHORTEST = 3  # characters of a term
_CLOSEST, _FREE = -2.0, 1.0  # logarithms between which the document's looseness is counted
_TIGHT = -1.3  # below it a machine is no more likely
_HALF = 0.5  # of a word, so that a short document tells less
_PAIRS = 8  # of a document whose looseness tells anything
_SAMPLE = 200  # pairs of a document of which the terms are counted
_TERMS, _USUAL = 3, 0.93  # terms for which the usual share of rendered ones counts beside the document's
_LEFT_OUT = frozenset(["legal-formula", "organization"])  # categories rendered in too many ways for a list, and names
_MOST_SAID = 3  # renderings that the message names
_HINT, _MOST = 0.55, 0.85  # confidence of a hint, and the highest of a finding


@dataclass(frozen=True, slots=True)
class Unrendered:
    """A term without a known rendering, and what speaks for and against an error."""

    match: Match
    marks: Mapping[str, float]
    loose: float

    @property
    def probability(self) -> float:
        """The probability that its English is wrong, in a document that a machine translated word by word."""
        return _logistic("term", {**self.marks, "loose": self.loose})


@dataclass(frozen=True, slots=True)
class Told:
    """What a pair tells: how many of its terms are judged, how many have a known rendering, and those without."""

    judged: int
    rendered: int
    open: tuple[tuple[Match, Mapping[str, float]], ...]


@dataclass(frozen=True, slots=True)
class Keeping:
    """How a document is translated: the logarithm of its looseness, and the share of its terms that are rendered."""

    loose: float
    rendered: float

    @property
    def probability(self) -> float:
        """The probability that a machine translated it word by word."""
        if self.loose > LOOSEST:
            return 0.0
        return _logistic("keeping", {"loose": self.loose, "rendered": self.rendered})


def find_unrendered(context: Context, document: Looseness) -> Iterator[Finding]:
    """Yield a finding or a hint for each term of the present pair whose missing rendering is likely an error."""
    if len(context.pairs) < _PAIRS or looseness(document) > LOOSEST:
        return
    close = keeping(context, document).probability >= CLOSE
    told: set[str] = set()
    for one in unrendered(context, document):
        source = one.match.term.source
        if source not in told and one.probability >= LEAST:
            told.add(source)
            derived = one.marks["beginnings"] == 1  # the implementation of, for a verb that the termbase has
            yield _finding(context, one, shown=close and one.probability >= SURE and not derived)


def unrendered(context: Context, document: Looseness) -> Iterator[Unrendered]:
    """Yield the terms of the present pair that are judged here and of which the English has no known rendering."""
    loose = looseness(document)
    for match, marks in _told(context).open:
        yield Unrendered(match, marks, loose)


def keeping(context: Context, document: Looseness) -> Keeping:
    """Measure once how a document is translated, on pairs evenly spread over it."""
    known: Keeping | None = context.cache.get("keeping")
    if known is None:
        here, step = context.index, -(-len(context.pairs) // _SAMPLE)
        right, count = _USUAL * _TERMS, float(_TERMS)
        for index in range(0, len(context.pairs), step):
            context.index = index
            told = _told(context)
            right, count = right + told.rendered, count + told.judged
        context.index = here
        known = context.cache["keeping"] = Keeping(max(looseness(document), _TIGHT), right / count)
    return known


def looseness(document: Looseness) -> float:
    """Return the logarithm of English words without a counterpart over those expected, bounded."""
    return min(max(log((document.found[1] + _HALF) / (document.expected[1] + 2 * _HALF)), _CLOSEST), _FREE)


def rendered(english: English, match: Match) -> bool:
    """Say whether the English has a rendering of a term that the termbase knows, in some form or order."""
    term = match.term
    if any(exact(english, target) for target in term.targets) and not any(exact(english, bad) for bad in term.avoid):
        return True  # what most terms are, found at a quarter of the cost
    gloss = glosses()[1].get(term.source)
    known = bool(accepted(english, term)) or in_some_form(english, term.targets)
    return known or bool(gloss and gloss.search(english.text)) or in_letters(english.text, term.targets)


def _told(context: Context) -> Told:
    return context.kept("unrendered", lambda: _read(context))


def _read(context: Context) -> Told:
    """Look at the terms of the present pair."""
    english = context.english()
    if not english.words:
        return Told(0, 0, ())
    found = [(match, rendered(english, match)) for match in judged(context)]
    inside = [match for match, right in found if right]
    left = [
        match
        for match, right in found
        if not (right or not _asked(match) or any(m.start <= match.start and match.end <= m.end for m in inside))
    ]
    return Told(len(found), len(inside), tuple((match, term_marks(context, match)) for match in left))


def _asked(match: Match) -> bool:
    term = match.term
    plain = not (term.own or is_name(term) or term.category in _LEFT_OUT or term.source in _varied())
    return plain and match.end - match.start >= _SHORTEST and not term.source.startswith("百分")


def _finding(context: Context, one: Unrendered, shown: bool) -> Finding:
    match = one.match
    zh = context.pair.zh[match.start : match.end]
    known = " or ".join(f"“{target}”" for target in match.term.targets[:_MOST_SAID])
    return Finding(
        "support",
        "major" if shown else "minor",
        f"The English has none of the known renderings of {zh}, such as {known}.",
        f"{zh} ↔ no known rendering{_linked(context, match)}",
        "",
        round(min(one.probability, _MOST), 2) if shown else _HINT,
        (match.start, match.end),
        rule="support.unrendered_term",
    )


def _linked(context: Context, match: Match) -> str:
    """Return which English words are linked with words of the term, if any are."""
    words = [w for w in context.support().zh_tokens if w.start < match.end and match.start < w.end]
    places = sorted({w.partner for w in words if w.partner})
    linked = " … ".join(context.pair.en[start:end] for start, end in places)
    return f"; what is linked with its words: {linked}" if linked else ""


def _logistic(kind: str, values: Mapping[str, float]) -> float:
    weights = _weights(kind)
    return 1 / (1 + exp(-weights["constant"] - sum(weights[name] * value for name, value in values.items())))


@cache
def _weights(kind: str) -> dict[str, float]:
    return {name: float(value) for k, name, value in table("support_weights.tsv") if k == kind}


@cache
def _varied() -> frozenset[str]:
    return frozenset(row[0] for row in table("varied_terms.tsv"))
