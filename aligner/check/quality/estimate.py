"""One figure for a pair: how likely it is that a professional would mark no major error of meaning in it.

A logistic model over the signals of ``aligner.check.quality.signals``. All signals are costs with weights of 0 or
more, so that nothing that speaks against a pair can raise its estimate. The weights (``data/quality.tsv``) are fitted
by ``benchmarks/quality_estimate.py`` to judgements of professional translators.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp, prod

from aligner.check.context import Context
from aligner.check.quality.signals import Known, Signals, comparable, known, seen
from aligner.check.tables import table
from aligner.terms import load_termbase
from aligner.types import Finding, PairText

BIAS = "bias"
CEILINGS = {"critical": 0.4, "major": 0.7, "minor": 0.95}
"""What is left of a quality beside one sure finding, however good the rest looks: a short pair with a wrong name in it
must not stand above a long one without a fault. (On the judged news this changes no figure by more than 0.002.)"""
_FAR = 700.0
"""Of a score turned round: what is beyond it has no exponential in floating point, and a quality of 0 anyway."""


@dataclass(frozen=True, slots=True)
class Weight:
    """What one unit of a signal costs (logits), its usual value, where it stops to count, and what it is a sign of."""

    cost: float
    usual: float
    most: float
    reason: str


@dataclass(frozen=True, slots=True)
class Estimate:
    """The quality of a pair in 0..1, higher is better, and the reasons why it is lower than usual.

    ``reasons`` are (reason, cost in logits), the costliest first; at a cost of 1 the odds of a good pair are 2.7 times
    worse than usual.
    """

    quality: float
    reasons: tuple[tuple[str, float], ...] = ()


@cache
def weights() -> dict[str, Weight]:
    """Return the shipped weights by signal."""
    rows = table("quality.tsv")
    return {name: Weight(float(cost), float(usual), float(most), why) for name, cost, usual, most, why in rows}


@cache
def _rows() -> tuple[list[tuple[str, float, float, float, str]], dict[str, float]]:
    """Return the weights as plain rows, and each reason at no cost."""
    rows = [(name, weight.cost, weight.usual, weight.most, weight.reason) for name, weight in weights().items()]
    return rows, dict.fromkeys((reason for *_, reason in rows), 0.0)


def quality(pair: PairText, findings: Iterable[Finding]) -> float:
    """Return the quality of a pair in 0..1; a pair with one side only has quality 0."""
    return estimates([pair], [known_signals(Context([pair], load_termbase()), findings)])[0].quality


def estimates(pairs: Sequence[PairText], told: Sequence[Known]) -> list[Estimate]:
    """Return one estimate a pair, given what is known of it by the checks (``known_signals``)."""
    places = [k for k, pair in enumerate(pairs) if comparable(pair)]
    signals = dict(zip(places, seen([pairs[k] for k in places], [told[k] for k in places]), strict=True))
    return [
        weighed(signals.get(k, _unseen(pair) | more.signals)) if pair.zh.strip() and pair.en.strip() else Estimate(0.0)
        for k, (pair, more) in enumerate(zip(pairs, told, strict=True))
    ]


def signals(context: Context) -> Signals:
    """Return every signal of the present pair but those of its findings, for ``weighed``."""
    pair, without = context.pair, known_signals(context, ())
    made = seen([pair], [without])[0] if comparable(pair) else _unseen(pair) | without.signals
    return {name: float(value) for name, value in made.items()}


def known_signals(context: Context, findings: Iterable[Finding]) -> Known:
    """Return what the checks tell of the present pair: its findings, and which words support one another."""
    return known(findings, context.support() if comparable(context.pair) else None)


def _unseen(pair: PairText) -> Signals:
    """Return what is known of a pair in other languages: the aligner's similarity, where there is one."""
    return {} if pair.score is None else {"unlike": 1 - pair.score}


def weighed(signals: Signals) -> Estimate:
    """Weigh the signals; one that is missing has its usual value."""
    score = 0.0
    rows, nothing = _rows()
    reasons = nothing.copy()
    for name, cost, usual, most, reason in rows:
        value = signals.get(name, usual)
        if value > most:
            value = most
        score -= cost * value
        reasons[reason] += cost * (value - usual)
    ceiling = prod(1 - (1 - left) * min(signals.get(name, 0.0), 1.0) for name, left in CEILINGS.items())
    costs = sorted((-round(float(cost), 2), why) for why, cost in reasons.items())
    return Estimate(
        round(ceiling / (1 + exp(min(-score, _FAR))), 4), tuple((why, -cost) for cost, why in costs if cost < 0)
    )
