"""Verbs and adjectives that the Chinese denies and the English affirms: 不计算在内 as "shall be included".

A negation is followed to the word that it denies, the lexicon to the English of that word; a finding needs this English
to be a predicate ("shall be …", "that …") in a clause without any sign of a negative sense. Or else two words behind
the negation have to stand in such clauses: 不适应发展需要 as "that meet the needs of development".
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from aligner.check.context import Context
from aligner.check.forces import BOUND_NOT, LONGEST, PLAIN_BOUND, blanked, pattern
from aligner.check.support.words import WordSupport
from aligner.check.tables import table
from aligner.spans import Span, overlap
from aligner.types import Finding
from aligner.words import patterns as re
from aligner.words.fold import fold

_CONFIDENCE = 0.7
_BEGINNING = 6  # letters in which two forms of a word are alike
_BEFORE = 40  # letters before an English word in which what makes it a predicate is searched
_PREDICATE = re.compile(
    r"\b(?:shall|must|may|can|could|will|would|should|is|are|was|were|be|been|being|has|have|had|that|which|who)"
    r"\s+(?:\w+ly\s+|also\s+|be\s+|been\s+)*$",
    re.I,
)
_CLAUSE = re.compile(r"[.;:!?,](?=\s|$)")
_NOT_DENIED = re.compile(
    r"不应?得?(?:超过|逾|少于|低于|高于|大于|小于|多于|足|满)|不可?缺|离不|脱不|了不|放心不|不适(?![应合用当])|不区分|不分区|不停车"
    r"|不具名|两不愁|不包括|未依"
)
_OR = re.compile(r"\s*(?:or|nor)\b", re.I)
_STOP = re.compile(r"[，,。；;：:、！!？?]")
_NOBODY = re.compile(
    r"\b(?:nobody|no one|none|neither|nor|no other)\b[^.;]*$", re.I
)  # "nobody else, of whatever kind, may"
_BEHIND = 9  # characters behind a negation in which the words stand that it denies
_BEHIND_MORE = 14  # the same where a preposition comes first: 不与申报单位存在利益关系
_GOVERNS = tuple("与以因在向将把对由从")
_ENOUGH = 2  # words of them that have an English of their own
LOOKS_NEGATIVE = re.compile(
    r"\b(?:anti(?:bi|q|c)|dis(?:aster|eas|clos|tribut|cuss|pos(?!sess)|patch|play|cover"
    r"|ciplin|tin|tanc|tric|semin|burs)|unit|union|unif|univers"
    r"|undert|mission|missile|subject to(?: the)?(?: (?:restriction|limit|constraint))?"
    r"|(?:restrict|limit)(?:ed|ation)? by|subsid|submi|sub(?:way|urb|stan(?!dard)|sequent|division|district)"
    r"|still(?! (?:being|under|to be|un)))\w*",
    re.I,
)
_PLAINLY = re.compile(
    r"(?:(?P<always>rather than|instead of)|without|un(?!der|i|til|less)\w+|non\w*|never|fail\w*|lack\w*|absen\w+"
    r"|refus\w+)",
    re.I,
)
_AUXILIARY = re.compile(
    r"\b(?:shall|must|may|can|could|will|would|should|is|are|was|were|be|has|have|had|do|does|did|cannot)\b", re.I
)
_FREED = re.compile(r"不受[^，。；,;]{0,40}?(?:限制|约束|制约|影响)")
_BOUND = re.compile(
    r"\b(?:is|are|be|being)\s+(?:also )?(?P<how>(?:subject to|(?:restricted|limited|bound|constrained|affected) by)"
    r"(?: the)?(?: (?:restrictions?|limits?|limitations?|constraints?))?)",
    re.I,
)


def find_affirmed(context: Context, told: list[Span]) -> Iterator[Finding]:
    """Yield a finding for each word that is denied in the Chinese of the present pair and affirmed in its English.

    ``told`` are the Chinese spans whose negation others have spoken of.
    """
    zh, en = fold(context.pair.zh), context.pair.en
    if max(len(zh), len(en)) > LONGEST:
        return
    fixed: list[Span] | None = None
    for match in pattern("zh", "denial").finditer(zh):
        if fixed is None:
            fixed = [m.span() for m in pattern("zh", "fixed").finditer(zh)]
        span = match.span()
        if any(overlap(span, other) for other in (*fixed, *told)) or _said_otherwise(zh, en, match):
            continue
        freed = _FREED.match(zh, span[0])
        word = None if freed else _denied(context, zh, span)
        if word and _for_others(zh, en, span, word):
            continue
        if word and word.partner and all(_affirmed(en, place) for place in _same(en, word.partner)):
            yield _finding(context, (span[0], max(span[1], word.end)), word.partner)
            return
        if not freed and (words := _behind(context, zh, span)):
            yield _finding(context, (span[0], words[-1].end), words[0].partner or (0, 0))
            return
        bound = _BOUND.search(en) if freed else None
        if freed and bound and _affirmed(en, bound.span("how")):
            yield _finding(context, freed.span(), bound.span("how"))
            return


def _said_otherwise(zh: str, en: str, denial: re.Match[str]) -> bool:
    """Say whether the English has one of the words of denied_as.tsv for a denied word: 不记名, "secret"."""
    return any(
        zh.startswith(denied, denial.end()) and pattern_.search(en) for denied, pattern_ in _otherwise() if denied in zh
    )


@cache
def _otherwise() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return what stands behind a negation, and the English without any negative that may render both."""
    return tuple(
        (denied, re.compile(rf"\b(?:{said})", re.I)) for zh, said in table("denied_as.tsv") for denied in zh.split("|")
    )


def _denied(context: Context, zh: str, span: Span) -> WordSupport | None:
    """Return the word right behind a negation, or the one that it is a part of, if it has two characters of its own.

    Of a word whose English is that of the next one this is returned: 在内 of 计算在内, "included".
    """
    words = context.support().zh_tokens
    for k, word in enumerate(words):
        if word.start <= span[0] < span[1] < word.end or word.start == span[1]:
            following = words[k + 1 : k + 2]
            if word.state not in {"own", "doublet"} and following and following[0].partner == word.partner:
                word = following[0]
            return word if word.state in {"own", "doublet"} and word.end - max(word.start, span[1]) > 1 else None
    return None


def _for_others(zh: str, en: str, span: Span, word: WordSupport) -> bool:
    """Say whether the English has a denied word no more often than the Chinese affirms it.

    "Issue a permit where the conditions are met; where they are not, it shall refuse": "met" is 符合 of the first half.
    """
    own = max(word.start, span[1])
    denied = [m.end() for m in pattern("zh", "denial").finditer(zh)]
    affirmed = [m for m in re.finditer(re.escape(zh[own : word.end]), zh) if m.start() not in {own, *denied}]
    return bool(affirmed) and word.partner is not None and len(_same(en, word.partner)) <= len(affirmed)


def _behind(context: Context, zh: str, span: Span) -> list[WordSupport]:
    """Return the words behind a negation with an English of their own, if all their clauses are without a negative."""
    if any(overlap(span, m.span()) for m in _NOT_DENIED.finditer(zh)):
        return []
    reach = span[1] + (_BEHIND_MORE if zh[span[1] : span[1] + 1] in _GOVERNS else _BEHIND)
    stop = _STOP.search(zh, span[1], reach)
    end = stop.start() if stop else reach
    own = [w for w in context.support().zh_tokens if span[0] <= w.start and span[1] < w.end <= end and w.state == "own"]
    places = [w.partner for w in own if w.partner]
    if len(places) < _ENOUGH:
        return []
    en = _without_others(context, (span[0], own[-1].end))
    said = any(_negative(_clause(en, place, before=True)) or _NOBODY.search(en, 0, place[0]) for place in places)
    return [] if said else own


def _without_others(context: Context, span: Span) -> str:
    """Return the English with blanks for the words that render Chinese outside a span: "eliminate" of 淘汰不合格的.

    A plain negative ("without", "unwashed") whose Chinese is not negative stays: only a negation can bring it in.
    Bounds that the Chinese has are blank as well: 不少于300公里，且不在 as "not less than 300 kilometers and in".
    """
    zh, en = fold(context.pair.zh), context.pair.en
    bounds = len(BOUND_NOT.findall(en))
    if bounds and len(PLAIN_BOUND.findall(zh)) >= bounds:
        en = blanked(BOUND_NOT, en)
    for word in context.support().en_tokens:
        if word.state == "own" and word.partner and not overlap(word.partner, span):
            plain = _PLAINLY.match(en, word.start)
            if plain and (plain["always"] or not pattern("zh", "negation").search(zh[slice(*word.partner)])):
                continue
            en = en[: word.start] + " " * (word.end - word.start) + en[word.end :]
    return en


def _clause(en: str, place: Span, before: bool = False) -> str:
    """Return the clause around a place; ``before``: with the one that a comma parts from it, or all before an "or".

    With ``before`` a list goes on to its verb: "new schools, libraries and clinics may not be built".
    """
    starts = [0, *(m.end() for m in _CLAUSE.finditer(en, 0, place[0]))]
    last = first = len(starts) - 1
    while before and first and en[starts[first] - 1] == "," and (first == last or _OR.match(en, starts[last])):
        first -= 1
    stop = _CLAUSE.search(en, place[1])
    while before and stop and stop[0] == "," and not _AUXILIARY.search(en, starts[last], stop.start()):
        stop = _CLAUSE.search(en, stop.end())
    return en[starts[first] : stop.start() if stop else len(en)]


@lru_cache(maxsize=64)
def _negative(clause: str) -> bool:
    """Say whether English has a sign of a negative sense."""
    plain = LOOKS_NEGATIVE.sub(" ", clause)
    return any(pattern("en", kind).search(plain) for kind in ("negation", "weak", "denied"))


def _same(en: str, place: Span) -> list[Span]:
    """Return every place of the word at a place, and of words that begin like it."""
    beginning = en[slice(*place)][:_BEGINNING]
    return [m.span() for m in re.finditer(rf"\b{re.escape(beginning)}\w*", en, re.I)]


def _affirmed(en: str, place: Span) -> bool:
    """Say whether the English at a place is a predicate of a clause without a sign of a negative sense."""
    predicate = _PREDICATE.search(en, max(0, place[0] - _BEFORE), place[0])
    return predicate is not None and not _negative(_clause(en, place))


def _finding(context: Context, zh_span: Span, en_span: Span) -> Finding:
    denied, said = context.pair.zh[slice(*zh_span)], context.pair.en[slice(*en_span)]
    return Finding(
        "modality",
        "critical",
        f"{denied} denies what the English affirms with “{said}”.",
        f"{denied} | {context.pair.en[max(0, en_span[0] - 25) : en_span[1] + 25].strip()}",
        "",
        _CONFIDENCE,
        zh_span,
        en_span,
        rule="modality.affirmed",
    )
