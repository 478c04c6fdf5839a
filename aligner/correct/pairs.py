"""``correct_pairs``: the safe suggestions of the findings applied, checked again, and what is left told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from aligner.check.context import PairText
from aligner.check.report import PairReport, check_pairs
from aligner.correct.edits import Edit, applied, compatible
from aligner.correct.fit import edit_for
from aligner.correct.revision import Revision
from aligner.correct.safety import rule_for
from aligner.terms import Termbase
from aligner.types import Finding


def correct_pair(zh: str, en: str, checks: Iterable[str] | None = None, termbase: Termbase | None = None) -> Revision:
    """Correct one English text by its Chinese; arguments as in ``correct_pairs``."""
    return correct_pairs([(zh, en)], checks, termbase)[0]


def correct_pairs(
    pairs: Sequence[tuple[str, str] | PairText],
    checks: Iterable[str] | None = None,
    termbase: Termbase | None = None,
    reports: Sequence[PairReport] | None = None,
    least: float = 0.0,
) -> tuple[Revision, ...]:
    """Correct pairs that belong together (a document in its order) and return one revision a pair.

    Args:
        pairs: (zh, en), or ``PairText`` where the aligner's score and confidence are known.
        checks: names from ``aligner.check.registry``; None is every check.
        termbase: the terms to hold the English to; None is the shipped termbase.
        reports: what ``check_pairs`` found in these pairs, where the caller has it already.
        least: findings below this confidence are not applied.

    Raises:
        UsageError: an unknown check.
    """
    texts = [pair if isinstance(pair, PairText) else PairText(*pair) for pair in pairs]
    names = None if checks is None else list(checks)
    found = check_pairs(texts, names, termbase) if reports is None else reports
    out = []
    for text, report in zip(texts, found, strict=True):
        edits = compatible(edit for f in report.findings if (edit := proposed(text.en, f, least)))
        english, made = applied(text.en, edits)
        used = {id(correction.finding) for correction in made}
        out.append(Revision(text.en, english, made, tuple(f for f in report.findings if id(f) not in used)))
    return tuple(out)


def proposed(en: str, finding: Finding, least: float) -> Edit | None:
    """Return the edit that a finding asks for; None where it is not safe."""
    rule = rule_for(finding, least)
    change = edit_for(en, finding, rule) if rule else None
    return Edit(*change, rule.name, finding) if rule and change else None
