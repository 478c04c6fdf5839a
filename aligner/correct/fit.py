"""Puts a suggestion into its place: the edit that keeps the sentence's grammar, or none."""

from __future__ import annotations

from aligner.correct.evidence import abroad, alike, bounded, in_part, shrinks
from aligner.correct.glue import fit_glued
from aligner.correct.guard import HALF_LEFT, half_left, misfit, tokens_of
from aligner.correct.phrase import fit_name, fit_phrase
from aligner.correct.safety import Rule
from aligner.correct.seams import remains, trimmed, widened, with_article
from aligner.correct.words import before, capital, opens_sentence, words
from aligner.spans import Span
from aligner.types import Finding


def edit_for(zh: str, en: str, finding: Finding, rule: Rule, known: str = "") -> tuple[Span, str] | None:
    """Return what to replace in the English and with what; None where the place is not clear enough to be changed.

    ``known`` is English of the same document, to see how words are written there.
    """
    span, new = finding.en_span, finding.suggestion
    if span is None or (not new and rule.fit != "delete") or en[slice(*span)] == new:
        return None
    if not borne_out(zh, en, finding, rule):
        return None
    change = _placed(en, span, new, rule, known)
    if change is None or rule.fit not in _LOOKED_AT:
        return change
    why = misfit(zh, en, finding, *change, rule.fit)
    if why == HALF_LEFT:
        half = half_left(en, change[0], finding, tokens_of(zh, en)) or span
        change = _placed(en, (span[0], half[1]), new, rule, known)
        why = misfit(zh, en, finding, *change, rule.fit) if change else why
    return None if why else change


_LOOKED_AT = frozenset(["plain", "phrase", "name", "garbled", "bound"])


def _placed(en: str, span: Span, new: str, rule: Rule, known: str) -> tuple[Span, str] | None:
    """Return what to replace and with what, as the rule puts a suggestion into its place."""
    if rule.fit == "plain":
        return span, new
    if rule.fit == "delete":
        kept = next((n for n in range(len(new), 0, -1) if en.startswith(new[:n], span[0])), 0)
        return (span[0] + kept, span[1]), new[kept:]
    if rule.fit == "glued":
        return fit_glued(en, span, new, known)
    if rule.fit == "bound":
        return fit_bound(en, span, new)
    if rule.fit == "garbled":
        return fit_garbled(en, span, new)
    return (fit_name if rule.fit == "name" else fit_phrase)(en, span, new)


def borne_out(zh: str, en: str, finding: Finding, rule: Rule) -> bool:
    """Say whether Chinese and English around a finding leave no doubt about it, as far as its rule asks for that."""
    span = finding.en_span or (0, 0)
    if rule.name in ("value", "date", "bound", "congress", "plan") and in_part(en, span):
        return False
    if rule.fit == "bound":
        return bounded(zh, finding.zh_span)
    if rule.fit == "name":
        return not abroad(zh, finding.zh_span)
    if rule.name == "literal":
        return not shrinks(en[slice(*span)], finding.suggestion)
    return rule.name not in ("value", "date") or alike(en[slice(*span)], finding.suggestion)


def fit_bound(en: str, span: Span, new: str) -> tuple[Span, str] | None:
    """Return the edit that gives a figure its bound; None where a word before it speaks of a bound already."""
    ahead = before(en, span[0]).lower()
    if ahead in words("bound") - {"average", "by", "to", "at", "into"} or ahead in words("determiner"):
        return None
    return span, capital(new) if opens_sentence(en, span[0]) and en[span[0]].isupper() else new


def fit_garbled(en: str, span: Span, new: str) -> tuple[Span, str] | None:
    """Return the edit for a name with numbers (a congress, a plan, a date), its remains beside it taken in."""
    span = widened(en, span, new)
    new = trimmed(en, span, new)
    if remains(en, span, new):
        return None
    span, new = with_article(en, span, new)
    if new.startswith("the end of") and opens_sentence(en, span[0]) and en[span[1] :].startswith(","):
        new = f"by {new}"  # "2026, each base shall ..." stood for a date, not for a subject
    return span, capital(new) if opens_sentence(en, span[0]) else new
