"""English renderings of a Chinese term, by how much more often they stand in its sentences than elsewhere.

The measure is Dunning's log-likelihood ratio (1993) over sentence pairs, weighted by how far a phrase's words and the
term's are known to translate one another, and by how well their lengths agree. A rendering explains the sentences that
hold it; the next one is looked for in those that are left, so that no sentence counts for two renderings.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import log

from aligner.lexicon import english_tokens, is_function, load_lexicon
from aligner.terms.extract_zh import stops
from aligner.words import patterns as re

MOST_WORDS = 7
MOST_RENDERINGS = 5
SURE, LIKELY = 10.83, 3.84
"""Log-likelihood above which two things stand together by chance once in a thousand, or in twenty, times (chi-square,
1 df): what a phrase needs whose words say nothing, and one whose words are half known to translate the term."""
_LINKED = 0.05  # probability in the lexicon, in either direction, from which two words translate one another
_NEARLY = 0.8  # of the places of a phrase: where a longer one stands in so many, it is the whole of it
_SHARE = 0.05  # of the sentences of a term: the least that one of its renderings explains
_FITTING = 0.5  # least fit of its length
_PER_WORD = 2.0  # Chinese characters an English content word
_ENDING = re.compile(r"'s?$|(?<=..)ies$|(?<=..[^s'])s$")
_WORD = re.compile(r"[A-Za-z0-9]+(?:['’&.-][A-Za-z0-9]+)*(?:['’]s\b)?|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Rendering:
    """An English rendering, in how many sentences of its term it was counted, and its log-likelihood there."""

    en: str
    count: int
    score: float


def log_likelihood(both: int, first: int, second: int, total: int) -> float:
    """Return Dunning's G² of two events in ``total`` trials; 0 where they stand together no more often than by chance.

    ``first`` and ``second`` count the trials of each, ``both`` those of both.
    """
    if both * total <= first * second:
        return 0.0
    cells = (both, first - both, second - both, total - first - second + both)
    sums = ((first, second), (first, total - second), (total - first, second), (total - first, total - second))
    return 2 * sum(n * log(n * total / (a * b)) for n, (a, b) in zip(cells, sums, strict=True) if n > 0)


class Renderings:
    """The phrases of some English sentences, and in which of them each stands."""

    def __init__(self, sentences: Sequence[str]) -> None:
        self._lexicon = load_lexicon()
        self._linked: dict[str, list[frozenset[str]]] = {}
        self._cut: dict[str, frozenset[str]] = {}
        self._surfaces: dict[str, Counter[str]] = {}
        phrases: list[set[str]] = []
        for sentence in sentences:
            found = set()
            for key, surface in _phrases(sentence):
                found.add(key)
                self._surfaces.setdefault(key, Counter())[surface] += 1
            phrases.append(found)
        self._counts = Counter(key for found in phrases for key in found)
        self._phrases = [[key for key in found if self._counts[key] > 1] for found in phrases]
        self._total = len(sentences)

    def of(self, zh: str, places: Iterable[int]) -> tuple[Rendering, ...]:
        """Return the renderings of a term that stands in the sentences ``places``, the most frequent first.

        Rare ones, which explain less than a twentieth of the sentences, are left out.
        """
        left = set(places)
        out: list[Rendering] = []
        least = _SHARE * len(left)
        while len(out) < MOST_RENDERINGS and (best := self._best(zh, left)):
            key, score = self._whole(zh, best[0], left), best[1]
            holding = {i for i in left if key in self._phrases[i]}
            left -= holding
            if len(holding) >= least:
                out.append(Rendering(self._surface(key), len(holding), round(score, 1)))
        return tuple(sorted(out, key=lambda r: -r.count))

    def _best(self, zh: str, left: set[int]) -> tuple[str, float] | None:
        """Return the phrase that goes best with the sentences left, and its log-likelihood; None where none is sure."""
        best = (0.0, 0.0, "")
        for key, both in Counter(key for i in left for key in self._phrases[i]).items():
            if both < 2:
                continue
            score = log_likelihood(both, len(left), self._counts[key], self._total)
            if score >= LIKELY:
                support = self._support(zh, key)
                if support >= 0.5 or (score >= SURE and (support > 0 or both > 2)):
                    best = max(best, (score * self._merit(zh, key), score, key))
        return (best[2], best[1]) if best[2] else None

    def _whole(self, zh: str, key: str, left: set[int]) -> str:
        """Return the longer phrase of which a phrase is only a part: National Energy (Administration).

        It translates the term better word by word, or as well in half of the places and at a better length, or it
        stands nearly wherever the phrase does.
        """
        while True:
            places = [i for i in left if key in self._phrases[i]]
            longer = Counter(other for i in places for other in self._phrases[i] if f" {key} " in f" {other} ")
            support, fit = self._support(zh, key), _length_fit(zh, key)
            better = []
            for other, n in longer.items():
                gain, length = self._support(zh, other) - support, _length_fit(zh, other)
                if other == key or n < 2 or length < _FITTING:
                    continue
                if gain > 0 or n >= _NEARLY * len(places) or (gain == 0 and length > fit and 2 * n >= len(places)):
                    better.append((n, gain, length, other))
            if not better:
                return key
            key = max(better)[-1]

    def _merit(self, zh: str, key: str) -> float:
        """Return how well a phrase can stand for a term, whatever the counts say: 0..2."""
        return self._support(zh, key) + _length_fit(zh, key)

    def _support(self, zh: str, key: str) -> float:
        """Return how far the words of a term and of a phrase translate one another, 0..1: the F-measure of both sides.

        Words that the lexicon does not know count on neither side.
        """
        links = self._links(zh)
        if not links:
            return 0.0
        words = self._units(key)
        covered = sum(not targets.isdisjoint(words) for targets in links) / len(links)
        known = sum(any(word in targets for targets in links) for word in words) / max(len(words), 1)
        return 2 * covered * known / (covered + known) if covered + known else 0.0

    def _links(self, zh: str) -> list[frozenset[str]]:
        """Return for each content word of a term the English units that translate it."""
        if zh not in self._linked:
            units = (token.unit for token in self._lexicon.cut(zh) if not is_function(token.unit))
            found = [frozenset(e for e, p in self._lexicon.links(u).items() if max(p) >= _LINKED) for u in units]
            self._linked[zh] = [targets for targets in found if targets]
        return self._linked[zh]

    def _units(self, key: str) -> frozenset[str]:
        """Return the content words of a phrase as the lexicon counts them."""
        if key not in self._cut:
            units = {token.unit for token in english_tokens(key)}
            self._cut[key] = frozenset(unit for unit in units if not is_function(unit))
        return self._cut[key]

    def _surface(self, key: str) -> str:
        """Return the most frequent spelling of a phrase, of equals the one with fewer capitals."""
        spellings = self._surfaces[key]
        return max(spellings, key=lambda s: (spellings[s], -sum(c.isupper() for c in s), s))


def _length_fit(zh: str, key: str) -> float:
    """Return 1 where an English phrase is as long as the Chinese lets expect, less where it is shorter or longer."""
    content = sum(word not in stops("en") for word in key.split())
    ratio = max(content, 1) * _PER_WORD / len(zh)
    return min(ratio, 1 / ratio)


def _phrases(sentence: str) -> Iterator[tuple[str, str]]:
    """Yield every phrase without a sign inside that begins and ends with a content word: its key, and as written.

    The key is in lower case, its last word without the ending of a plural or a genitive.
    """
    words = [(match[0], match.start(), match.end()) for match in _WORD.finditer(sentence)]
    for first, (word, start, _) in enumerate(words):
        if not word[0].isalpha() or word.lower() in stops("en"):
            continue
        for last, end, _ in _upto(words[first : first + MOST_WORDS]):
            keys = [w.lower().replace("’", "'") for w, _, _ in words[first : first + last + 1]]
            keys[-1] = _ENDING.sub(lambda m: "y" if m[0] == "ies" else "", keys[-1])
            yield " ".join(keys), sentence[start:end]


def _upto(words: Sequence[tuple[str, int, int]]) -> Iterator[tuple[int, int, str]]:
    """Yield (index, end, word) of the words at which a phrase can end, up to the first sign."""
    for k, (word, _, end) in enumerate(words):
        if not word[0].isalnum():
            return
        if word.lower() not in stops("en"):
            yield k, end, word
