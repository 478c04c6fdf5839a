"""Terms of which the English has no known rendering, where the document is translated word by word.

A translator may render a term in a way that no termbase knows, so a missing rendering says little by itself. A machine
that keeps to the words gives either a known rendering or a wrong one: there it is an error in two of three cases. A
logistic model weighs how closely the document keeps to the words against what of the term is there
(data/support_weights.tsv, fitted by benchmarks/fit_unrendered.py).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from math import exp, log

from aligner.check.context import Context
from aligner.check.rendering.find import in_some_form
from aligner.check.rendering.matches import judged
from aligner.check.rendering.policy import is_name
from aligner.check.support.links import glosses
from aligner.check.support.stretches import Looseness
from aligner.check.support.words import Support
from aligner.check.tables import table
from aligner.check.term.check import accepted
from aligner.terms import Match
from aligner.types import Finding
from aligner.words.english import English, is_content, phrase

LEAST = 0.58
"""Probability of an error from which a term is reported."""
_SHORTEST = 3  # characters of a term
_CLOSE, _FREE = -2.0, 1.0  # logarithms between which the document's looseness is counted
_NEAR = 0.2  # of the texts' length between the place of a term and a word that may stand for it
_TELLS = 0.3  # weight of an English word that may stand for a term
_HALF = 0.5  # of a word, so that a short document tells less
_PAIRS = 8  # of a document whose looseness tells anything
_MOST_SAID = 3  # renderings that the message names
_GENERIC = frozenset(["governance", "legal-formula", "administration", "slogan"])
"""Categories of words that are rendered in too many ways for a list."""
_CONFIDENCE = 0.55  # a hint: of 26 in news that were read seven were right or arguable


@dataclass(frozen=True, slots=True)
class Unrendered:
    """A term without a known rendering, and what speaks for and against an error."""

    match: Match
    features: Mapping[str, float]

    @property
    def probability(self) -> float:
        """The probability that its English is wrong."""
        weights = _weights()
        return 1 / (1 + exp(-weights["constant"] - sum(weights[name] * value for name, value in self.features.items())))


def find_unrendered(context: Context, document: Looseness) -> Iterator[Finding]:
    """Yield a minor finding for each term of the present pair whose missing rendering is likely an error."""
    if len(context.pairs) < _PAIRS or _highest(document) < LEAST:
        return
    told: set[str] = set()
    for one in unrendered(context, document):
        source = one.match.term.source
        if source not in told and one.probability >= LEAST:
            told.add(source)
            yield _finding(context, one.match)


def unrendered(context: Context, document: Looseness) -> Iterator[Unrendered]:
    """Yield the terms of the present pair that are judged here and of which the English has no known rendering."""
    loose = _looseness(document)
    for match, features in context.kept("unrendered", lambda: tuple(_open(context))):
        yield Unrendered(match, {**features, "loose": loose})


def _open(context: Context) -> Iterator[tuple[Match, dict[str, float]]]:
    """Yield the terms without a known rendering, with what the present pair by itself says of them."""
    english = context.english()
    found = [(match, rendered(english, match)) for match in judged(context)]
    inside = [match for match, right in found if right]
    words = context.support()
    for match, right in found:
        if right or not _asked(match) or any(m.start <= match.start and match.end <= m.end for m in inside):
            continue
        yield match, _features(context, words, english, match)


def rendered(english: English, match: Match) -> bool:
    """Say whether the English has a rendering of a term that the termbase knows, in some form or order."""
    gloss = glosses()[1].get(match.term.source)
    known = bool(accepted(english, match.term)) or in_some_form(english, match.term.targets)
    return known or bool(gloss and gloss.search(english.text))


def _asked(match: Match) -> bool:
    term = match.term
    own = term.own or is_name(term) or term.category in _GENERIC
    return not own and match.end - match.start >= _SHORTEST and term.source not in _varied()


def _features(context: Context, words: Support, english: English, match: Match) -> dict[str, float]:
    tokens = [t for t in words.zh_tokens if t.start < match.end and match.start < t.end]
    states = [token.state for token in tokens]
    size = max(1, len(states))
    wanted = [[w.root for w in phrase(target) if is_content(w)] for target in match.term.targets]
    cover = max((sum(root in english.roots for root in roots) / len(roots) for roots in wanted if roots), default=0.0)
    at, total = match.start / max(1, len(context.pair.zh)), max(1, len(context.pair.en))
    free = (w for w in words.en_tokens if w.state == "none" and w.weight > _TELLS)
    return {
        "own": states.count("own") / size,
        "weak": (states.count("weak") + states.count("shared")) / size,
        "cover": cover,
        "near": sum(abs(w.start / total - at) < _NEAR for w in free),
    }


def _looseness(document: Looseness) -> float:
    """Return the logarithm of English words without a counterpart over those expected, bounded."""
    return min(max(log((document.found[1] + _HALF) / (document.expected[1] + 2 * _HALF)), _CLOSE), _FREE)


def _highest(document: Looseness) -> float:
    """Return the highest probability that a term of a document can have."""
    weights = _weights()
    return 1 / (1 + exp(-weights["constant"] - weights["loose"] * _looseness(document)))


def _finding(context: Context, match: Match) -> Finding:
    zh = context.pair.zh[match.start : match.end]
    known = " or ".join(f"“{target}”" for target in match.term.targets[:_MOST_SAID])
    return Finding(
        "support",
        "minor",
        f"The English has none of the known renderings of {zh}, such as {known}.",
        f"{zh} ↔ no known rendering",
        "",
        _CONFIDENCE,
        (match.start, match.end),
        rule="support.unrendered_term",
    )


@cache
def _weights() -> dict[str, float]:
    return {name: float(value) for kind, name, value in table("support_weights.tsv") if kind == "term"}


@cache
def _varied() -> frozenset[str]:
    return frozenset(row[0] for row in table("varied_terms.tsv"))
