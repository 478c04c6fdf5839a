"""``check_pair`` and ``check_pairs``: every check over every pair, what they say merged, and the pair's quality."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from aligner.check.context import Context
from aligner.check.memo import LONGEST, memo_of
from aligner.check.merge import besides, merged
from aligner.check.pairs import Pairs, pair_texts, too_long
from aligner.check.quality.estimate import estimates, known_signals
from aligner.check.quality.signals import Known
from aligner.check.registry import Chosen, Function, choose
from aligner.check.settings import levels, settled, silent
from aligner.check.trust import SHOWN, checked_level, parted, trusted
from aligner.clock import counted
from aligner.collecting import seldom
from aligner.errors import UsageError, shown
from aligner.identity import keyed, row_keys
from aligner.terms import Termbase, load_termbase
from aligner.types import Finding, PairText, Shown


@dataclass(frozen=True, slots=True)
class PairReport(Shown):
    """What is wrong with one pair: findings in the order of the English, and ``quality`` in 0..1, higher is better.

    ``hints`` are findings below the level of showing (``aligner.check.trust``): counted nowhere.
    ``reasons`` says why the quality is lower than usual (``aligner.check.quality.estimate.Estimate``), the costliest
    first.
    """

    findings: tuple[Finding, ...]
    quality: float
    reasons: tuple[tuple[str, float], ...] = ()
    hints: tuple[Finding, ...] = ()


def check_pair(
    zh: str,
    en: str,
    checks: Iterable[str] | None = None,
    termbase: Termbase | None = None,
    severity: Mapping[str, str] | None = None,
) -> PairReport:
    """Check one Chinese text against its English; arguments as in ``check_pairs``."""
    return check_pairs([(zh, en)], checks, termbase, severity)[0]


def check_pairs(
    pairs: Pairs,
    checks: Iterable[str] | None = None,
    termbase: Termbase | None = None,
    severity: Mapping[str, str] | None = None,
    only: Collection[int] | None = None,
    show: float = SHOWN,
) -> list[PairReport]:
    """Check pairs that belong together (a document in its order) and return one report a pair.

    Args:
        pairs: (zh, en), a table or dictionaries with the columns zh and en, or ``PairText`` where the aligner's score
            and confidence are known.
        checks: names from ``aligner.check.registry``; None is every check.
        termbase: the terms to hold the English to; None is the shipped termbase.
        severity: check -> critical, major, minor or off, where it is to be another than the check's own.
        only: indices of the pairs to report on, in ascending order, the others being their context; None is all.
        show: the confidence from which a finding is shown; below it is a hint.

    Raises:
        UsageError: an unknown check or severity, a level that is no number from 0 to 1, or no pair of texts.
    """
    with seldom():
        return _check_pairs(pairs, checks, termbase, severity, only, show)


def _check_pairs(
    pairs: Pairs,
    checks: Iterable[str] | None,
    termbase: Termbase | None,
    severity: Mapping[str, str] | None,
    only: Collection[int] | None,
    show: float,
) -> list[PairReport]:
    known: list[Known] = []
    found = find(pairs, checks, termbase, severity, only, show, known)
    context = found.context
    judged = estimates([context.pairs[index] for index in found.indices], known)
    keys = row_keys([(pair.zh, pair.en) for pair in found.texts])
    out = []
    for k, (index, estimate) in enumerate(zip(found.indices, judged, strict=True)):
        row = keys[index], found.texts[index].zh, found.texts[index].en
        all_keyed = keyed(*row, (*found.findings[k], *found.hints[k]))
        shown = len(found.findings[k])
        out.append(PairReport(all_keyed[:shown], estimate.quality, estimate.reasons, all_keyed[shown:]))
    return out


class Found(NamedTuple):
    """The pairs, their context, the indices of those that were looked at, and the findings and hints of each."""

    texts: list[PairText]
    context: Context
    indices: list[int]
    findings: list[tuple[Finding, ...]]
    hints: list[tuple[Finding, ...]]


def find(
    pairs: Pairs,
    checks: Iterable[str] | None = None,
    termbase: Termbase | None = None,
    severity: Mapping[str, str] | None = None,
    only: Collection[int] | None = None,
    show: float = SHOWN,
    told: list[Known] | None = None,
) -> Found:
    """Return what the checks find: ``check_pairs`` without the quality; what they tell for it is put into ``told``."""
    texts = pair_texts(pairs)
    long = too_long(texts)
    chosen = levels(severity)
    quiet = silent(chosen)
    wanted = choose(checks, quiet)
    if termbase is not None and not isinstance(termbase, Termbase):
        raise UsageError(f"A termbase is what load_termbase() gives, not {type(termbase).__name__}.")
    context = Context(
        [PairText("", "") if k in long else text for k, text in enumerate(texts)],
        load_termbase() if termbase is None else termbase,
    )
    indices = list(range(len(texts))) if only is None else _indices(only, len(texts))
    made = Found(texts, context, indices, [], [])
    level = checked_level(show)
    for context.index in indices if only is not None else counted(indices, len(indices)):
        shown, hints = found_here(context, wanted, chosen, level)
        if context.index in long:
            shown = tuple(settled([long[context.index]], chosen))
        made.findings.append(shown)
        made.hints.append(hints)
        if told is not None:
            told.append(known_signals(context, shown))  # now, while the words' support is at hand
    return made


def _indices(only: Collection[int], count: int) -> list[int]:
    """Return the numbers of the pairs that a caller asks for, in ascending order."""
    given = list(only) if isinstance(only, Iterable) and not isinstance(only, str | bytes) else [-1]
    if any(not isinstance(k, int) or not 0 <= k < count for k in given):
        raise UsageError(f"The pairs to report on are named by numbers from 0 to {count - 1}, not {shown(only)}.")
    return sorted(given)


def found_here(
    context: Context, wanted: Chosen, chosen: Mapping[str, str], level: float
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """Return what the wanted checks find in the present pair of a context, and the hints.

    ``chosen`` are severities (``aligner.check.settings.levels``), ``level`` is the level of showing.
    """
    found = [f for f in _raw(context, wanted) if f.check not in wanted.hidden]
    shown, hints = parted(map(trusted, settled(found, chosen)), level)
    told = merged(shown)
    return told, besides(merged(hints), told)


def _raw(context: Context, wanted: Chosen) -> Iterator[Finding]:
    """Yield what each check finds in the present pair; of those that read it alone, what they found before."""
    pair, size = context.pair, len(context.pairs)
    kept = len(pair.zh) + len(pair.en) <= LONGEST
    for function in wanted.functions:
        if kept and function in wanted.alone:
            memo = memo_of(context.termbase, f"findings of {function.__module__}", size)
            yield from memo.get((function, pair), partial(_all, function, context))
        else:
            yield from function(context)


def _all(function: Function, context: Context) -> tuple[Finding, ...]:
    return tuple(function(context))
