"""Stretches of a text that the other side does not have, each with a probability."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp, log

from aligner.check.support.words import Support, WordSupport
from aligner.check.tables import table
from aligner.words import patterns as re

_DROP = 3.0  # nats below its best at which a stretch ends
_LEAST = 1.5  # evidence of a stretch that is judged at all
_PRIOR = 8.0  # expected misses for which the usual looseness counts beside the document's
_USUAL = 0.7  # misses of good technical translations for each miss expected from the training pairs
_TIGHTEST = 0.5
_MARK = re.compile(r"[，。；：、！？;:!?（）()“”‘’《》「」『』〔〕\[\]\n—…|\"]|[,.](?!\d)")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words ``first`` to ``last`` (inclusive) of one side (zh or en), at ``start:end`` of its text, without support.

    ``missing`` counts the words that have no rendering at all; ``features`` is what the probability rests on.
    """

    side: str
    first: int
    last: int
    start: int
    end: int
    evidence: float
    missing: int
    features: dict[str, float]

    @property
    def probability(self) -> float:
        """The probability of an accuracy error here, as fitted on judged translations (data/support_weights.tsv)."""
        weights = _weights(self.side)
        total = weights["constant"] + sum(weights[name] * value for name, value in self.features.items())
        return 1 / (1 + exp(-total))

    @property
    def whole(self) -> bool:
        """Whether the stretch reaches from one mark to another, as a clause or an item of a list does."""
        return self.features["bounds"] == 2


@dataclass(slots=True)
class Looseness:
    """How freely a document is translated: words without a counterpart against those expected, for either side."""

    found: list[float]
    expected: list[float]

    @classmethod
    def of(cls, supports: Iterable[Support]) -> Looseness:
        """Count over several pairs."""
        out = cls([0.0, 0.0], [0.0, 0.0])
        for one in supports:
            for side, words in enumerate((one.zh_tokens, one.en_tokens)):
                expected = 0.0
                for _, _, _, _, weight, state, _ in words:
                    if weight > 0:
                        expected += exp(-weight)
                        if state == "none":
                            out.found[side] += 1
                out.expected[side] += expected
        return out

    def without(self, other: Looseness, side: int) -> float:
        """Return the logarithm of found over expected on a side (0 Chinese, 1 English), one pair left out, smoothed."""
        found = self.found[side] - other.found[side] + _PRIOR * _USUAL
        return log(max(found / (self.expected[side] - other.expected[side] + _PRIOR), _TIGHTEST))


def stretches(zh: str, en: str, support: Support, document: Looseness) -> tuple[list[Stretch], list[Stretch]]:
    """Return the unsupported stretches of the Chinese and of the English, in order.

    A stretch is a run of words whose evidence, freed from what the document's looseness explains, is highest (the
    maximum-sum segments of Kadane's algorithm). ``document`` counts over pairs that may include this one.
    """
    own = Looseness.of([support])
    loose = [document.without(own, side) for side in (0, 1)]
    sides = (support.zh_tokens, support.en_tokens)
    runs = [_runs(words, loose[side]) for side, words in enumerate(sides)]
    length = log((len(en.split()) + 1) / (len(zh) + 1))
    out: tuple[list[Stretch], list[Stretch]] = ([], [])
    for side, (words, text) in enumerate(zip(sides, (zh, en), strict=True)):
        rival = sum(evidence for evidence, _, _ in runs[1 - side])
        rest = sum(evidence for evidence, _, _ in runs[side])
        for evidence, first, last in runs[side]:
            if evidence < _LEAST:
                continue
            start, end, bounds = _widened(text, words, first, last)
            telling = [word for word in words[first : last + 1] if word.weight > 0]
            missing = sum(word.state == "none" for word in telling)
            features = {
                "evidence": min(evidence, 20.0),
                "missing": min(missing, 10),
                "rival": min(rival, 20.0),
                "rest": min(rest - evidence, 20.0),
                "loose": loose[side],
                "bounds": bounds,
                "length": -length if side else length,
            }
            out[side].append(Stretch(("zh", "en")[side], first, last, start, end, evidence, missing, features))
    return out


def _runs(words: Sequence[WordSupport], loose: float) -> list[tuple[float, int, int]]:
    """Return (evidence, first word, last word) of each stretch in which evidence for an omission adds up."""
    found: list[tuple[float, int, int]] = []
    total = best = 0.0
    first = last = -1
    for k, (_, _, _, value, weight, state, _) in enumerate(words):
        if state == "none" and weight > 0:
            value -= loose
        if first < 0:
            if value <= 0:
                continue
            first = last = k
            total = best = value
            continue
        total += value
        if total > best:
            best, last = total, k
        if total <= 0 or total < best - _DROP:
            found.append((best, first, last))
            first = -1
    if first >= 0:
        found.append((best, first, last))
    return found


def _widened(text: str, words: Sequence[WordSupport], first: int, last: int) -> tuple[int, int, int]:
    """Return a stretch with the function words around it, up to the marks where these come before the next word.

    The third value counts the ends at which a mark, or the end of the text, was reached.
    """
    start, end = words[first].start, words[last].end
    floor = words[first - 1].end if first else 0
    ceiling = words[last + 1].start if last + 1 < len(words) else len(text)
    before = [m.end() for m in _MARK.finditer(text, floor, start)]
    after = _MARK.search(text, end, ceiling)
    bounds = 0
    if before or not floor:
        start, bounds = (before[-1] if before else 0), 1
    if after or ceiling == len(text):
        end, bounds = (after.start() if after else ceiling), bounds + 1
    inside = text[start:end]
    start += len(inside) - len(inside.lstrip())
    return start, start + len(inside.strip()), bounds


@cache
def _weights(side: str) -> dict[str, float]:
    return {name: float(value) for kind, name, value in table("support_weights.tsv") if kind == side}
