"""Everything that the estimate of a pair's quality rests on, as named costs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from aligner.check.registry import checks
from aligner.types import Finding, PairText

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from aligner.check.quality.model import Fluency
    from aligner.check.support.words import Support

Signals = dict[str, float]
_CHUNK = 256  # pairs whose English is looked up at a time
_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")


def told(findings: Iterable[Finding]) -> Signals:
    """Return the summed confidence of findings by severity, and of those that some checks made."""
    signals = [check.name for check in checks().values() if check.signal]
    out = dict.fromkeys(("critical", "major", "minor", *signals), 0.0)
    for finding in findings:
        out[finding.severity] += finding.confidence
        if finding.check in out:
            out[finding.check] += finding.confidence
    return out


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
    from aligner.check.quality.model import load_fluency

    model = load_fluency()
    out: list[Signals] = []
    for at in range(0, len(pairs), _CHUNK):
        part, more = pairs[at : at + _CHUNK], known[at : at + _CHUNK]
        english, chinese = model.english([pair.en for pair in part]), model.chinese([pair.zh for pair in part])
        out += map(_all, part, more, english, chinese)
    return out


def _all(pair: PairText, known: Known, english: Fluency, chinese: NDArray[np.float64]) -> Signals:
    """Return the signals of a pair, given how usual its words and characters are."""
    from aligner.check.quality.described import described
    from aligner.check.quality.fluent import fluency
    from aligner.check.quality.form import form
    from aligner.check.quality.meaning import compared, tokens
    from aligner.check.quality.reader import load_reader

    zh, en = tokens(pair.zh), tokens(pair.en)
    reading = load_reader().read(*described(pair, (zh, en), (chinese, english), (known.zh, known.en)))
    return fluency(pair.en, english, chinese) | compared(zh, en) | form(pair.zh, pair.en) | reading | known.signals
