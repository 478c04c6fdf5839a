"""Halves of a choice that the English has only one of: 新建或者更新 as "build", 更改或者迟延 as "change"."""

from __future__ import annotations

from collections.abc import Iterator

from aligner.check.context import Context
from aligner.check.support.words import WordSupport
from aligner.spans import Span
from aligner.types import Finding
from aligner.words import patterns as re
from aligner.words.fold import fold

_OR = re.compile(r"或者?(?![许多])")
_WORDS = r"(?:or|nor|and|either|neither|whether|as well as|otherwise)"
_BEHIND = re.compile(rf"\w*[^,;:.]{{0,60}}?\b{_WORDS}\b|\w*\s*[,/(]", re.I)
_BEFORE = re.compile(rf"\b{_WORDS}\b[^,;:.]*$|[,/)]\s*(?:\w+\s+)?$", re.I)
_EITHER = re.compile(r"\b(?:or|nor|either|neither|whether)\b|/", re.I)
_LIGHT = re.compile(
    r"[未不无其有]|发生|取得|改为|违反|事实|行为|方式|情形|相关|部分|进行|予以|国[内外际]|[依法]|重大|统一|共同|其他|规定|符合|申请|办理|设[立置]"
)  # words that English need not say
_SURE = 1.9  # evidence (nats) that a word has no rendering
_NEAR = 60  # letters around the rendering of the one half in which that of the other would stand
_CONFIDENCE = 0.7


def find_lost_choices(context: Context) -> Iterator[Finding]:
    """Yield a major finding for each half of a choice between two words that has no English, the other half having one.

    The English around the other half joins it to nothing, and no word near it comes from nowhere.
    """
    if "或" not in context.pair.zh:
        return
    zh, en = fold(context.pair.zh), context.pair.en
    words = context.support()
    for match in _OR.finditer(zh):
        left = next((w for w in words.zh_tokens if w.end == match.start()), None)
        right = next((w for w in words.zh_tokens if w.start == match.end()), None)
        if left is None or right is None:
            continue
        lost, kept = (right, left) if left.state == "own" else (left, right)
        if (
            kept.state != "own"
            or kept.partner is None
            or lost.end - lost.start < 2
            or any(_LIGHT.match(zh, w.start) for w in (lost, kept))
        ):
            continue
        another = any(w.state == "own" and w.partner == lost.partner for w in words.zh_tokens)
        if not (lost.state == "none" and lost.evidence >= _SURE) and not (lost.state == "weak" and another):
            continue
        before, behind = en[max(0, kept.partner[0] - _NEAR) : kept.partner[0]], en[kept.partner[1] :][:_NEAR]
        joined = _BEHIND.match(behind) if lost is right else _BEFORE.search(before)
        there = before if lost is right else behind
        if joined or _EITHER.search(there) or _unclaimed(words.en_tokens, kept.partner, lost is right):
            continue
        lost_word, choice = zh[lost.start : lost.end], zh[left.start : right.end]
        yield Finding(
            check="support",
            severity="major",
            message=f"Omission: of the choice {choice} the English has nothing for “{lost_word}”.",
            evidence=f"{choice} ↔ {en[slice(*kept.partner)]}",
            suggestion="",
            confidence=_CONFIDENCE,
            zh_span=(min(lost.start, match.start()), max(lost.end, match.end())),
            rule="support.choice",
        )


def _unclaimed(words: tuple[WordSupport, ...], kept: Span, behind: bool) -> bool:
    """Say whether a word near the rendering of the kept half comes from no Chinese word: it may be the other half's."""
    low, high = (kept[1], kept[1] + _NEAR) if behind else (kept[0] - _NEAR, kept[0])
    return any(w.state == "none" and low <= w.start < high for w in words)
