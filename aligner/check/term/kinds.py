"""Bodies that the English gives another kind: 省林业和草原局 as "Provincial Forestry and Grassland Ministry"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from aligner.check.context import Context
from aligner.check.tables import table
from aligner.spans import Span, overlap
from aligner.types import Finding
from aligner.words import patterns as re
from aligner.words.english import stem
from aligner.words.fold import fold

_CONFIDENCE = 0.75
# A place is no more than six characters, without the small words that can stand before it: 由省, 会同市.
_PLACE = r"(?:(?![由经向对和与及或报请商并在把将会同的是等])[\u4e00-\u9fff]){0,6}?[省市县区州盟旗]"
_NAME = rf"(?:国家|中央|{_PLACE})[\u4e00-\u9fff]{{1,12}}?"
_WORD = re.compile(r"[A-Z][a-z]+")
_SMALL = r"(?:,? (?:and|of|for|the|on|in) |[ ,/&-]+)+"


def find_kinds(context: Context, taken: list[Span], named: list[Span]) -> Iterator[Finding]:
    """Yield a finding for each name of a body beside the English of whose field stands a word for another kind.

    ``taken`` are the English places and ``named`` the Chinese ones that others have spoken of; no finding touches them.
    """
    zh, en = fold(context.pair.zh), context.pair.en
    candidates = [m for m in _WORD.finditer(en) if stem(m[0]) in _wrong()]
    if not candidates:
        return
    for name, wrong, right in _names(zh):
        if any(overlap(name, span) for span in named):
            continue
        for word in candidates:
            place = word.span()
            if stem(word[0]) not in wrong or any(overlap(place, span) for span in taken):
                continue
            field = _field(context, name, place)
            if field:
                taken.append(place)
                yield _finding(context, name, (min(place[0], field[0]), max(place[1], field[1])), word[0], right)
                break


def _names(zh: str) -> Iterator[tuple[Span, frozenset[str], str]]:
    """Yield the names of bodies with their place, the wrong words for their kind and the right one."""
    for pattern, wrong, right in _kinds():
        for match in pattern.finditer(zh):
            yield match.span(), wrong, right


def _field(context: Context, name: Span, kind: Span) -> Span | None:
    """Return the English words for a body's field right beside a word for a kind that no other Chinese word gives."""
    support, en = context.support(), context.pair.en
    for word in support.en_tokens:
        if word.start <= kind[0] < word.end and word.partner and not overlap(word.partner, name):
            return None
    own = [w for w in support.zh_tokens if name[0] <= w.start and w.end < name[1] and w.state == "own" and w.partner]
    spans = sorted(w.partner for w in own if w.partner and en[w.partner[0]].isupper())
    runs: list[Span] = []
    for start, end in spans:
        if runs and re.fullmatch(_SMALL, en[runs[-1][1] : start]):
            runs[-1] = (runs[-1][0], end)
        elif not runs or runs[-1][1] <= start:
            runs.append((start, end))
    for start, end in runs:
        before = re.fullmatch(r" (?:of|for|on)(?: the)? ", en[kind[1] : start]) if kind[1] < start else None
        after = en[end : kind[0]] == " "
        if before or after:
            return start, end
    return None


def _finding(context: Context, name: Span, place: Span, word: str, right: str) -> Finding:
    zh, wrong = context.pair.zh[slice(*name)], context.pair.en[slice(*place)]
    right = "Administration" if right == "Bureau" and zh.startswith("国家") else right
    fixed = wrong.replace(word, right)
    return Finding(
        check="term",
        severity="major",
        message=f"“{word}” in “{wrong}” names another kind of body: {zh} is called “{right}”.",
        evidence=f"{zh} ↔ {wrong}",
        suggestion=right if "Office General" in fixed else fixed,
        confidence=_CONFIDENCE,
        zh_span=name,
        en_span=place,
        rule="term.body_kind",
    )


@cache
def _kinds() -> tuple[tuple[re.Pattern[str], frozenset[str], str], ...]:
    return tuple(
        (re.compile(f"{_NAME}(?:{zh})"), frozenset(map(stem, wrong.split("|"))), right)
        for zh, wrong, right in table("body_kinds.tsv")
    )


@cache
def _wrong() -> frozenset[str]:
    return frozenset().union(*(wrong for _, wrong, _ in _kinds()))
