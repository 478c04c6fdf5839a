"""Check ``support``: Chinese that the English leaves out, and English that comes from nowhere."""

from __future__ import annotations

from collections.abc import Iterator

from aligner.check.context import Context
from aligner.check.rendering.policy import is_name
from aligner.check.support.around import said_around
from aligner.check.support.choices import find_lost_choices
from aligner.check.support.condensed import find_condensed
from aligner.check.support.items import find_lost_items
from aligner.check.support.lists import find_repeated_items
from aligner.check.support.nearness import doubted, gain
from aligner.check.support.sequence import find_turned_sequences
from aligner.check.support.stretches import Looseness, Stretch, stretches
from aligner.check.support.unrendered import find_unrendered
from aligner.check.support.words import Support
from aligner.spans import Span, mostly, overlap, within
from aligner.types import Finding

LEAST = {"zh": 0.5, "en": 0.55}
"""Probability of an error from which a stretch is reported: English is added for its own sake more often."""
_HEAVY = 6.0  # evidence (nats) of a stretch that is as grave as a clause
_SAMPLE = 200  # pairs of a document on which its looseness is measured
_MOST_EVIDENCE = 8  # words that the evidence names


def check(context: Context) -> Iterator[Finding]:
    """Yield the unsupported stretches of the present pair: omissions with a Chinese, additions with an English span.

    Example: 推动产品认证结果国际互认 of a longer sentence of which the English has nothing is a major omission.
    """
    pair = context.pair
    if not (pair.zh.strip() and pair.en.strip()):
        return
    told: list[Span] = []
    for finding in _left_out(context):
        yield finding
        if finding.zh_span:
            told.append(finding.zh_span)
    for finding in find_unrendered(context, looseness(context)):
        if not any(overlap(finding.zh_span, span) for span in told):
            yield finding


def _left_out(context: Context) -> Iterator[Finding]:
    """Yield what a side leaves out or adds, and items in the wrong order or twice."""
    pair = context.pair
    told, items = context.kept("items", lambda: _told(context))
    yield from told
    words = context.support()
    for side in stretches(pair.zh, pair.en, words, looseness(context)):
        for stretch in side:
            if stretch.probability < LEAST[stretch.side]:
                continue
            if stretch.side == "en":
                if said_around(context, stretch):
                    continue
                yield _addition(context, words, stretch)
            elif stretch.end - stretch.start > 1:  # one character alone is too often a word cut wrongly
                omission = _omission(context, words, stretch)
                items = tuple(item for item in items if not _tells_more(omission, item))
                if not any(mostly(omission.zh_span, item.zh_span) for item in items):
                    yield omission
    yield from items


def _told(context: Context) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """Return what the present pair says by itself, and the items of lists and choices that are lost."""
    told = (*find_condensed(context), *find_repeated_items(context), *find_turned_sequences(context))
    return told, (*find_lost_items(context), *find_lost_choices(context))


def _tells_more(omission: Finding, item: Finding) -> bool:
    """Say whether an omission holds a lost item, more beside it, and is as sure."""
    wider = within(item.zh_span, omission.zh_span) and not mostly(omission.zh_span, item.zh_span)
    return wider and omission.confidence >= item.confidence


def looseness(context: Context) -> Looseness:
    """Measure once how freely the document is translated, on pairs evenly spread over it."""
    found = context.cache.get("support")
    if found is None:
        step = -(-len(context.pairs) // _SAMPLE)
        indices = [k for k in range(0, len(context.pairs), step) if context.pairs[k].zh and context.pairs[k].en]
        found = context.cache["support"] = Looseness.of(map(context.support, indices))
    known: Looseness = found
    return known


def _severity(stretch: Stretch) -> str:
    return "major" if stretch.evidence >= _HEAVY or (stretch.whole and stretch.missing >= 2) else "minor"


def _confidence(context: Context, stretch: Stretch) -> float:
    """Return the probability of an error by the words, doubted where the text is the less like the other without it."""
    texts = context.pair.zh, context.pair.en
    text, other = texts if stretch.side == "zh" else texts[::-1]
    return round(doubted(stretch.probability, stretch.side, gain(text, other, stretch.start, stretch.end)), 2)


def _omission(context: Context, words: Support, stretch: Stretch) -> Finding:
    zh = context.pair.zh
    text = zh[stretch.start : stretch.end]
    inside = [m for m in context.terms() if stretch.start <= m.start and m.end <= stretch.end]
    named = any(is_name(match.term) for match in inside)
    covered = len(inside) == 1 and inside[0].end - inside[0].start == len(text)
    lost = [zh[w.start : w.end] for w in words.zh_tokens[stretch.first : stretch.last + 1] if w.state == "none"]
    return Finding(
        check="support",
        severity="major" if named else _severity(stretch),
        message=f"Omission: nothing in the English stands for “{text}”.",
        evidence=f"no rendering found of {'、'.join(lost[:_MOST_EVIDENCE])}",
        suggestion=inside[0].term.target if covered else "",
        confidence=_confidence(context, stretch),
        zh_span=(stretch.start, stretch.end),
        rule="support.omission",
    )


def _addition(context: Context, words: Support, stretch: Stretch) -> Finding:
    en = context.pair.en
    text = en[stretch.start : stretch.end]
    extra = [en[w.start : w.end] for w in words.en_tokens[stretch.first : stretch.last + 1] if w.state == "none"]
    return Finding(
        check="support",
        severity=_severity(stretch),
        message=f"Addition: nothing in the Chinese says “{text}”.",
        evidence=f"no Chinese word found for {', '.join(extra[:_MOST_EVIDENCE])}",
        suggestion="",
        confidence=_confidence(context, stretch),
        en_span=(stretch.start, stretch.end),
        rule="support.addition",
    )
