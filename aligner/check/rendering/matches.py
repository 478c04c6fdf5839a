"""The termbase matches of a pair that the term check judges: departments of provinces and cities added, parts told."""

from __future__ import annotations

from functools import cache
from importlib.resources import as_file, files

from aligner.check.context import Context
from aligner.check.rendering.policy import is_name, policy
from aligner.check.tables import table
from aligner.terms import Match, Term, Termbase, load_termbase
from aligner.words import patterns as re
from aligner.words.fold import fold
from aligner.words.joined import joined

_QUOTES = frozenset('“”‘’「」『』"')
_TAIL = re.compile(r"[\u4e00-\u9fff](?<![部局厅委办会署院])[及暨]$")  # 海事及: the name of 海事及水务局 begins before
_LOCAL = frozenset("省市县区州盟旗")


@cache
def local_bodies() -> Termbase:
    """Return the termbase of local departments (data/local_bodies.csv)."""
    with as_file(files("aligner.check").joinpath("data", "local_bodies.csv")) as path:
        return load_termbase(path)


def judged(context: Context) -> list[Match]:
    """Return the present pair's matches whose category is judged, in order; they are found once.

    A national name right after 省, 市, 县 … is no national body: 省发展改革委 is a local one.
    """
    zh = context.pair.zh  # the cache can outlast the pairs that stood at an index
    known: tuple[str, list[Match]] | None = context.cache.get("judged")
    if known is None or known[0] != zh:
        known = context.cache["judged"] = zh, _judged(context)
    return known[1]


def _judged(context: Context) -> list[Match]:
    zh = context.pair.zh
    found = [m for m in _with_quoted(context) if not (is_name(m.term) and after_place(zh, m.start))]
    found = [m for m in found if m.term.own or m.term.category != "law" or m.end - m.start > len("宪法")]
    local = [m for m in local_bodies().find(zh) if not _TAIL.search(zh, 0, m.start)]
    local = [m for m in local if not any(_in_the_way(m, other) for other in found)]
    found = [m for m in found if not any(body.start <= m.start and m.end <= body.end for body in local)]
    kept = [m for m in found + local if m.term.own or policy(m.term).policy != "skip"]
    return sorted(kept, key=lambda match: match.start)


def _in_the_way(body: Match, other: Match) -> bool:
    """Say whether a term overlaps a local body and is no mere part of it: 卫生健康 is one of 卫生健康委."""
    overlap = other.start < body.end and body.start < other.end
    inside = body.start <= other.start and other.end <= body.end
    return overlap and (not inside or other.end - other.start == body.end - body.start)


def _with_quoted(context: Context) -> list[Match]:
    """Return the termbase matches and the terms that quotation marks or blanks interrupt: “链主”企业, 国家能 源局."""
    zh, found = context.pair.zh, context.terms()
    whole = joined(zh)
    if whole is None and _QUOTES.isdisjoint(zh):
        return found
    places = whole[1] if whole else range(len(zh))
    kept = [i for i in places if zh[i] not in _QUOTES]
    if len(kept) == len(zh):
        return found
    for match in context.termbase.find("".join(zh[i] for i in kept)):
        start, end = kept[match.start], kept[match.end - 1] + 1
        if end - start == match.end - match.start:
            continue
        inside = [m for m in found if m.start < end and start < m.end]
        if all(start <= m.start and m.end <= end for m in inside):
            found = [m for m in found if m not in inside] + [Match(start, end, match.term)]
    return found


def after_place(zh: str, start: int) -> bool:
    """Say whether the place ``start`` follows a province, city or county (省, 市, 县 …) or another country's name."""
    before = fold(zh[max(0, start - 6) : start])
    return bool(before) and (before[-1] in _LOCAL or bool(_foreign().search(before)))


@cache
def _foreign() -> re.Pattern[str]:
    """Return a pattern for a name of data/foreign.tsv at the end of a text."""
    names = {where: "|".join(n for n, w in table("foreign.tsv") if w == where) for where in ("any", "first")}
    return re.compile(rf"(?:{names['any']}|(?:^|[^\u4e00-\u9fff])(?:{names['first']}))的?(?:联邦)?$")


def parts(context: Context, match: Match) -> list[Match]:
    """Return the shorter terms inside a match, the longest first."""
    known: dict[str, list[tuple[int, int, Term]]] = context.cache.setdefault("parts of terms", {})
    form = fold(context.pair.zh[match.start : match.end])
    if form not in known:
        spans = [(i, k) for i in range(len(form)) for k in range(i + 2, len(form) + 1) if k - i < len(form)]
        by_form = context.termbase.by_form
        terms = [(i, k, by_form[form[i:k]]) for i, k in spans if form[i:k] in by_form]
        known[form] = [
            (i, k, term)
            for i, k, term in sorted(terms, key=lambda part: part[0] - part[1])
            if term.context == "free" and policy(term).policy != "skip"
        ]
    return [Match(match.start + i, match.start + k, term) for i, k, term in known[form]]
