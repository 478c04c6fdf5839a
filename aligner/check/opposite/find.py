"""Words whose English has the opposite direction: 扩大 as "reduce", 合理 as "unreasonable", 后 as "before"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from aligner.check.context import Context
from aligner.check.opposite.accounted import ANYWHERE, MARK, denied, unaccounted
from aligner.check.opposite.directions import Direction, directions
from aligner.check.opposite.suggest import suggested
from aligner.check.rendering.elsewhere import belongs_elsewhere
from aligner.spans import Span, overlap
from aligner.types import Finding
from aligner.words import patterns as re
from aligner.words.fold import fold

LONGEST = 1000
"""Directions are not compared in texts of more characters: these are no sentences."""
_SURE, _LIKELY = 0.8, 0.7
_FREE = 0.5  # a hint: what is raised or lowered has another name in the English ("reduce waste" for 提高效率)
_LIGHT = frozenset(
    [
        "力度",
        "水平",
        "程度",
        "工作",
        "幅度",
        "规模",
        "问题",
        "步伐",
        "进度",
        "建设",
        "能力",
        "速度",
        "事项",
        "领域",
        "方面",
    ]
)
_NEAR_ZH = 18  # characters on each side of a Chinese word in which others may account for a wrong word
# Letters between a wrong word and the English of the word beside the Chinese one.
_APART = {"object": 60, "word": 20, "letter": 20}
_OF = 28  # the same behind a preposition
_BESIDE = 3  # words on each side of the Chinese one, in its clause, whose English is looked for
STOP = re.compile(r"[，,。；;：:！!？?\n]")
Word = tuple[Span, str]
"""Where a word of a direction stands in the Chinese, and its usual English."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A word of the Chinese, the English that says the opposite, and how sure it is that this stands for it."""

    word: Word
    place: Span
    confidence: float


def find_opposites(context: Context, taken: list[Span]) -> Iterator[Finding]:
    """Yield a finding for each direction of the present pair that the English turns round.

    ``taken`` are the English places of which others have spoken; the places found are added.
    """
    zh, en = fold(context.pair.zh), context.pair.en
    if max(len(zh), len(en)) > LONGEST:
        return
    for direction, words in directions(zh):
        if not direction.wrong.search(en):
            continue
        wrong = [m.span() for m in direction.wrong.finditer(en) if not denied(en, m.start(), direction.how)]
        wrong = [span for span in wrong if not any(overlap(span, other) for other in taken)]
        wrong = unaccounted(context, zh, [span for span, _ in words], wrong) if wrong else []
        found = _beside(context, zh, direction, words, wrong) or _anywhere(context, zh, direction, words, wrong)
        if found:
            taken.append(found.place)
            yield _finding(context, found)


def _beside(context: Context, zh: str, direction: Direction, words: list[Word], wrong: list[Span]) -> _Found | None:
    """Return a wrong word beside the English of what stands beside a Chinese one, if nothing there is right."""
    for word in words if wrong else ():
        span = word[0]
        partners = _partners(context, zh, span, direction.how)
        for place in wrong:
            if not _in_place(context.pair.en, place, partners, direction.how) and not _first(context, zh, span, place):
                continue
            if _licensed(context, zh, direction, span, place):
                continue
            clause = place if direction.how == "object" else None
            if _said(context, direction, [span for span, _ in words], clause) < (1 if clause else len(words)):
                return _Found(
                    word, place, _SURE if direction.how != "object" or _rendered(context, zh, span, place) else _FREE
                )
    return None


def _anywhere(context: Context, zh: str, direction: Direction, words: list[Word], wrong: list[Span]) -> _Found | None:
    """Return a wrong word anywhere in the English, if the texts have nothing else that it or a right one may render."""
    own = [span for span, _ in words]
    if direction.how not in ANYWHERE or not wrong or _said(context, direction, own, None) >= len(words):
        return None
    licences = [m.span() for m in direction.licence.finditer(zh) if not any(overlap(m.span(), span) for span in own)]
    if len(licences) >= len(wrong):
        return None
    en = context.pair.en
    word, place = min(
        ((word, place) for word in words for place in wrong),
        key=lambda both: abs(both[0][0][0] / len(zh) - both[1][0] / len(en)),
    )
    return _Found(word, place, _SURE if len(words) == len(wrong) == 1 else _LIKELY)


def _licensed(context: Context, zh: str, direction: Direction, span: Span, place: Span) -> bool:
    """Say whether a word around a Chinese one may account for a wrong word; one that has other English may not."""
    around = (0, len(zh)) if direction.how == "of" else (max(0, span[0] - _NEAR_ZH), span[1] + _NEAR_ZH)
    words = context.support().zh_tokens if direction.how in ANYWHERE else ()
    apart = [(w.start, w.end) for w in words if w.state == "own" and w.partner and not overlap(w.partner, place)]
    licences = [m.span() for m in direction.licence.finditer(zh, *around)]
    return any(not any(overlap(licence, other) for other in (span, *apart)) for licence in licences)


def _said(context: Context, direction: Direction, own: list[Span], place: Span | None) -> int:
    """Return how many right words, in the clause of a place, do not render other words of the Chinese."""
    en = context.pair.en
    low, high = _clause(en, place) if place else (0, len(en))
    said = [m.span() for m in direction.right.finditer(en, low, high) if not overlap(m.span(), place)]
    if direction.how == "letter":
        return len(own) if said else 0
    words = context.support() if said else None
    return sum(words is not None and not belongs_elsewhere(words, span, own) for span in said)


def end_of_clause(zh: str, at: int) -> int:
    """Return where the Chinese clause that holds a place ends."""
    stop = STOP.search(zh, at)
    return stop.start() if stop else len(zh)


def _clause(en: str, place: Span) -> Span:
    """Return where the clause around a place begins and ends."""
    low = max((m.end() for m in MARK.finditer(en, 0, place[0])), default=0)
    stop = MARK.search(en, place[1])
    return low, stop.start() if stop else len(en)


def _partners(context: Context, zh: str, span: Span, how: str) -> list[Span]:
    """Return the English of the words beside a Chinese one, in its clause; ``of``: of the one right before it."""
    low = max((m.end() for m in STOP.finditer(zh, 0, span[0])), default=0)
    high = end_of_clause(zh, span[1])
    words = [w for w in context.support().zh_tokens if low <= w.start and w.end <= high and w.partner]
    before = [w for w in words if w.end <= span[0]]
    if how == "of":
        return [w.partner for w in before[-1:] if w.end == span[0] and w.partner and w.state != "shared"]
    behind = [w for w in words if w.start >= span[1]]
    return [w.partner for w in (*before[-_BESIDE:], *behind[:_BESIDE]) if w.partner]


def _rendered(context: Context, zh: str, span: Span, place: Span) -> bool:
    """Say whether the last word of what a verb is done to, or else the one before it, has English of its own."""
    high = end_of_clause(zh, span[1])
    words = [w for w in context.support().zh_tokens if zh[w.start : w.end] not in _LIGHT]
    behind = [w for w in words if span[1] <= w.start and w.end <= high]
    before = [w for w in words if w.end <= span[0]]
    last = (behind or before)[-1:]
    if not last or last[0].state != "weak":
        return not last or last[0].supported
    return _first(context, zh, span, place)


def _in_place(en: str, place: Span, partners: list[Span], how: str) -> bool:
    """Say whether a wrong word stands near one of some places, in one clause; ``of``: right before it."""
    if how == "of":
        return any(place[1] <= at <= place[1] + _OF and not MARK.search(en[place[1] : at]) for at, _ in partners)
    return any(_close(en, place, partner, _APART[how]) for partner in partners)


def _first(context: Context, zh: str, span: Span, place: Span) -> bool:
    """Say whether both words open their texts."""
    return not zh[: span[0]].strip() and not context.pair.en[: place[0]].strip()


def _close(en: str, place: Span, partner: Span, apart: int) -> bool:
    """Say whether two places are near one another in one clause of the English."""
    between = en[min(place[1], partner[1]) : max(place[0], partner[0])]
    return not overlap(place, partner) and len(between) <= apart and MARK.search(between) is None


def _finding(context: Context, found: _Found) -> Finding:
    (span, usual), place = found.word, found.place
    written, wrong = context.pair.zh[slice(*span)], context.pair.en[slice(*place)]
    return Finding(
        "term",
        "critical",
        f"{written} is “{usual}”; “{wrong}” says the opposite.",
        f"{written} ↔ {wrong}",
        suggested(context.pair.en, place, usual) if found.confidence == _SURE else "",
        found.confidence,
        span,
        place,
        rule="term.opposite",
    )
