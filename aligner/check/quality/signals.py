"""Everything that the estimate of a pair's quality rests on, as named costs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np

from aligner.check.registry import checks
from aligner.types import Finding, PairText
from aligner.words import patterns as re

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from aligner.check.quality.meaning import Tokens
    from aligner.check.support.words import Support

Signals = dict[str, float]
_CHUNK = 64  # pairs that are read at a time
_CELLS = 1 << 20  # characters of the Chinese times those of the English, of the pairs that are read at a time
_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")


def told(findings: Iterable[Finding]) -> Signals:
    """Return the summed confidence of findings by severity, and of those that some checks made."""
    out = dict.fromkeys(_counted(), 0.0)
    for finding in findings:
        out[finding.severity] += finding.confidence
        if finding.check in out:
            out[finding.check] += finding.confidence
    return out


@cache
def _counted() -> tuple[str, ...]:
    return ("critical", "major", "minor", *(check.name for check in checks().values() if check.signal))


def comparable(pair: PairText) -> bool:
    """Say whether a pair is Chinese and something else: of other pairs the models know nothing."""
    return bool(pair.en.strip() and _HAN.search(pair.zh))


@dataclass(frozen=True, slots=True)
class Known:
    """What the checks tell of a pair: signals, and the support of its words as ``described.support_rows`` has it."""

    signals: Signals = field(default_factory=dict)
    zh: NDArray[np.floating[Any]] | None = None
    en: NDArray[np.floating[Any]] | None = None


def known(findings: Iterable[Finding], found: Support | None) -> Known:
    """Return what a pair's findings and the support of its words tell; the latter is None where it is not asked."""
    if found is None:
        return Known(told(findings))
    from aligner.check.quality.described import support_rows
    from aligner.check.quality.meaning import wording

    return Known(told(findings) | wording(found), support_rows(found.zh_tokens), support_rows(found.en_tokens))


def seen(pairs: Sequence[PairText], known: Sequence[Known]) -> list[Signals]:
    """Return all signals of pairs that are ``comparable``, given what the checks tell of each."""
    return [signals for part in _chunks(pairs) for signals in _seen(pairs[part], known[part])]


def _chunks(pairs: Sequence[PairText]) -> Iterator[slice]:
    """Yield stretches of pairs that are read at once: few enough that what is known of them takes some megabytes."""
    begin = size = 0
    for k, pair in enumerate(pairs):
        more = (len(pair.zh) + 1) * (len(pair.en) + 1)
        if k > begin and (k - begin >= _CHUNK or size + more > _CELLS):
            yield slice(begin, k)
            begin, size = k, 0
        size += more
    if begin < len(pairs):
        yield slice(begin, len(pairs))


def _seen(pairs: Sequence[PairText], known: Sequence[Known]) -> list[Signals]:
    """Return the signals of some pairs."""
    from aligner.check.quality.meaning import UNMATCHED, tokens

    sides = tokens([pair.zh for pair in pairs]), tokens([pair.en for pair in pairs])
    whole = np.flatnonzero((sides[0].parts.counts > 0) & (sides[1].parts.counts > 0)).tolist()
    if len(whole) == len(pairs):
        return _all(pairs, known, sides, matched=True)
    out = [signals | dict.fromkeys(UNMATCHED, 1.0) for signals in _all(pairs, known, sides, matched=False)]
    if whole:
        for k, signals in zip(whole, _seen([pairs[k] for k in whole], [known[k] for k in whole]), strict=True):
            out[k] = signals
    return out


def _all(
    pairs: Sequence[PairText], known: Sequence[Known], sides: tuple[Tokens, Tokens], *, matched: bool
) -> list[Signals]:
    """Return the signals of pairs, given their tokens; those of both sides together only if they are to be matched."""
    from aligner.check.quality.described import en_marks, zh_marks
    from aligner.check.quality.fluent import fluency
    from aligner.check.quality.form import form
    from aligner.check.quality.meaning import compared, imbalance, likeness
    from aligner.check.quality.model import load_fluency
    from aligner.check.quality.reader import load_reader

    texts, model = ([pair.zh for pair in pairs], [pair.en for pair in pairs]), load_fluency()
    characters, words = model.chinese(texts[0]), model.english(texts[1])
    columns = fluency(texts[1], words, characters) | {"imbalance": imbalance(*sides)}
    if matched:
        units = [side.units for side in sides]
        like = likeness(*sides, units)
        marks = (
            zh_marks(texts[0], sides[0], characters, [more.zh for more in known]),
            en_marks(texts[1], sides[1], words, [more.en for more in known]),
        )
        columns |= compared(*sides, like) | load_reader().read(sides, units, like, marks)
    names, rows = list(columns), zip(*columns.values(), strict=True)
    return [
        dict(zip(names, row, strict=True)) | form(pair.zh, pair.en) | more.signals
        for row, pair, more in zip(rows, pairs, known, strict=True)
    ]
