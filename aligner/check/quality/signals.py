"""Everything that the estimate of a pair's quality rests on, as named costs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from aligner.check.registry import checks
from aligner.types import Finding, PairText

if TYPE_CHECKING:
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


def worded(found: Support) -> Signals:
    """Return the signals of a pair's word support."""
    from aligner.check.quality.meaning import wording

    return wording(found)


def seen(pairs: Sequence[PairText]) -> list[Signals]:
    """Return the signals of pairs that are ``comparable``, those of findings and word support left out."""
    from aligner.check.quality.fluent import fluency
    from aligner.check.quality.form import form
    from aligner.check.quality.meaning import likeness

    out: list[Signals] = []
    for at in range(0, len(pairs), _CHUNK):
        part = pairs[at : at + _CHUNK]
        zh, en = [pair.zh for pair in part], [pair.en for pair in part]
        parts = zip(fluency(zh, en), likeness(zh, en), map(form, zh, en), strict=True)
        out += [usage | meaning | marks for usage, meaning, marks in parts]
    return out
