"""What is a share of what: 甲占乙的比例 as "the proportion of B to A"."""

from __future__ import annotations

from collections.abc import Iterator

from aligner.check.context import Context
from aligner.spans import Span, within
from aligner.types import Finding
from aligner.words import patterns as re
from aligner.words.fold import fold

_ZH = re.compile(
    r"(?P<one>(?!年)[一-鿿]{2,14})(?<![应宜需须当])占(?P<two>[一-鿿]{2,14}?)的?(?:比例|比重|份额|百分比|比率)"
)
_EN = re.compile(
    r"(?<!as a )(?<!as the )\b(?:proportion|share|ratio|percentage|percent) of (?P<things>[^,.;]{6,160}?)"
    r"(?= (?:will|shall|should|must|is|are|was|were|be|reach\w*|exceed\w*|stood|rose|increas\w*|remain\w*)\b"
    r"|[,.;]|$)",
    re.I,
)
_JOINT = re.compile(
    r" (?:to|in|among|against|relative to|out of|within|as a (?:share|proportion|percentage) of) ", re.I
)
_OTHERWISE = re.compile(r"\b(?:that|which|who|held|invest\w*|spent|account\w*|made up|represent\w*)\b", re.I)
_ENOUGH = 2  # words of the part in the place of the whole, where no word of the whole tells
_CONFIDENCE = 0.8


def find_shares(context: Context) -> Iterator[Finding]:
    """Yield a critical finding where a part and its whole have changed places in the English of the present pair.

    Words that only one of them has must stand in the other's place, and none in its own.
    """
    zh, en = context.pair.zh, context.pair.en
    if "占" not in zh:
        return
    source = list(_ZH.finditer(fold(zh)))
    target = list(_EN.finditer(en)) if len(source) == 1 else []
    if len(target) != 1:
        return
    (here,), (there,) = source, target
    joints = [] if _OTHERWISE.search(there["things"]) else list(_JOINT.finditer(en, *there.span("things")))
    if not joints:
        return
    part, whole = (_places(context, here.span(name), here[other]) for name, other in (("one", "two"), ("two", "one")))
    start, end = there.span("things")
    turned: re.Match[str] | None = None
    for joint in joints:
        first, second = (start, joint.start()), (joint.end(), end)
        if _inside(part, first):
            return  # the part comes first, as it should
        if not _inside(whole, second) and _inside(part, second) >= (1 if _inside(whole, first) else _ENOUGH):
            turned = turned or joint
    if turned is None:
        return
    right = f"{en[turned.end() : end]}{turned[0]}{en[start : turned.start()]}"
    yield Finding(
        "term",
        "critical",
        f"{here['one']} is the part and {here['two']} the whole; the English has it the other way round.",
        f"{here[0]} ↔ {there[0]}",
        right,
        _CONFIDENCE,
        here.span(),
        (start, end),
        rule="term.turned",
    )


def _places(context: Context, span: Span, other: str) -> list[Span]:
    """Return where the words of one thing that the other has not stand in the English."""
    zh = fold(context.pair.zh)
    inside = (
        w for w in context.support().zh_tokens if within((w.start, w.end), span) and w.state == "own" and w.partner
    )
    return [w.partner for w in inside if w.partner and zh[w.start : w.end] not in other]


def _inside(places: list[Span], where: Span) -> int:
    return sum(within(place, where) for place in places)
