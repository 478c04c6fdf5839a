"""The check ``modality``: prohibitions, duties and permissions that the English lost or turned into one another.

The Chinese says which force a sentence has (不得, 应当, 可以); the English is held against it by counting, so that one
"shall not" does not excuse a second 不得 that came out as "may". A finding needs evidence on both sides: a marked word
in the Chinese and, in the English, either a word of the wrong force or no word of the right one at all.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from aligner.check.context import Context
from aligner.check.evidence import as_written, finding_of
from aligner.check.forces import (
    LONGEST,
    Force,
    as_many,
    is_bound,
    pattern,
    says_bound,
    target_forces,
)
from aligner.check.governed import Changed, find_changed
from aligner.check.included import find_included
from aligner.check.polarity import find_affirmed
from aligner.check.prohibitions import find_conditional, find_unanswered_bans
from aligner.check.qualifiers import find_lost_qualifiers
from aligner.check.rendering.suggest import fitted
from aligner.check.slogans import find_slogans
from aligner.check.tables import table
from aligner.types import Finding
from aligner.words import patterns as re
from aligner.words.fold import fold

_HINT = re.compile(r"[除不禁准勿应必务可允未尚并毋须无废非]")
_NOT_YET = re.compile(r"尚未|还未|从未|并未|并非|尚无|未能(?!幸免)")
_ABLE = re.compile(
    r"许可|认可|可再生|可持续|可靠|可行|可信|可视|不可|公会|社会|协会|学会|委员会|大会|机会|工会|会[计场议员]"
)
_WAIVES = re.compile(r"(?:依法)?(?:不予?|免|不再|减|从轻)")
_NEEDING = re.compile(r"需要?[^，。；,;]{1,10}的")
_RELATIVE = re.compile(r"\b(?:which|that|who) $", re.I)
_STRICT = frozenset(["shall", "must"])
_EITHER = re.compile(r"或者")
_JOINED = re.compile(r"\band\b", re.I)
_BOTH = re.compile(r"[和与及、并且兼暨,，;；]|同[^意样时]|任何|不|无|未|允许|可以")
_OTHERWISE = re.compile(r"\b(?:or|either|whether|nor|any|may|can)\b|/|,", re.I)
_MAY = re.compile(
    r"\b(?:may|can|could|might|would|will|if|when|or|also|permi|allow|entitl|eligible (?:to|for)\b|able"
    r"|option|right|free|cho[io]|wish|elect"
    r"|possib|enabl|authori|avail|discretion|want|accept|agree|qualify for|let|empower|feasib|capab|access|use|should)",
    re.I,
)
_MUST = re.compile(
    r"\b(?:must|shall|(?:is|are) required to)\b(?! not\b| (?:be )?(?:entitled|eligible|allowed|free|able)\b)", re.I
)
_FREELY = re.compile(
    r"(?<!不)可以(?![不说]|是)"
    r"|(?<![不认许难无尽宁])可(?=(?:自愿|自主|直接|同时|优先|免费|先行|继续|随时|多次|凭[^，。；,;]{1,10}?|在[^，。；,;]{1,12}?|到[^，。；,;]{1,10}?"
    r"|向[^，。；,;]{1,12}?|以?按[^，。；,;]{1,10}?)?(?:生育|申请|领取|享受|参加|选择|查询|报名|报考|办理|使用|购买|申报|提出|提前|延长|转让|出租|继承|聘请|委托"
    r"|抵扣|扣除|提取|携带|免于|减免|兑换|退还|退货|拒绝|要求|设立|开设|投资|入住|进入|就读|落户|加入|登录|下载|建设))"
)
_FAILED = re.compile(r"\b(?:fail(?:s|ed|ing|ure)?|unable|inability|lack(?:s|ed|ing)?)\b", re.I)
_PERFECT = re.compile(r"\b(has|have|had|is|are|was|were) (?=(?:\w+ly |been |already )*\w+(?:ed|en|ne|wn|ght)\b)", re.I)
_ADDED = re.compile(
    r"\b(?:not|never|cannot)\b(?! (?:only|just|merely|simply|to mention|until|least|limited|un\w+|do more|help|but)\b)"
    r"|n['’]t\b",
    re.I,
)
_AS_EVER = re.compile(
    r"为限|上限|下限|逾|异议|肄业|放下|请随时|沿用|照旧|依旧|仍旧|维持|保持|才[能可会有是]|方[能可]|以外|之外|除"
)
_UNTIL = re.compile(r"\b(?:until|unless|without|before)\b", re.I)
_ADDED_FINE = re.compile(
    r"\b(?:whether|if|why|or|but|than|rather|believe|no) (?:\w+ )?not\b|\bnot (?:less|more|fewer|later|yet|far|long)\b",
    re.I,
)
NEAR = 60
"""So many characters around a verb are searched for what may stand for 尚未."""


@cache
def _flips() -> tuple[tuple[re.Pattern[str], re.Pattern[str], str], ...]:
    return tuple((re.compile(zh), re.compile(wrong, re.I), right) for zh, wrong, right in table("flips.tsv"))


def check(context: Context) -> Iterator[Finding]:
    """Yield the modality findings of the context's present pair, the surest evidence first."""
    written, en = context.pair.zh, context.pair.en
    zh = fold(written)
    if not zh.strip() or len(en) < len(zh):
        return
    found: list[Finding] = []
    if _HINT.search(zh):
        flipped = list(_flipped(zh, en))
        slogans = list(find_slogans(zh, en))
        told = [f.en_span for f in flipped if f.en_span]
        forces = [
            f for f in _forces(zh, en) if not any(f.en_span and s < f.en_span[1] and f.en_span[0] < e for s, e in told)
        ]
        found = (
            slogans
            or [*flipped, *forces]
            or [*find_conditional(zh, en)]
            or [*find_unanswered_bans(context, zh)]
            or [*_not_yet(zh, en)]
            or [*_required(zh, en)]
        )
    found = [*found, *_choice(zh, en), *find_included(zh, en)]
    yield from (as_written(finding, zh, written) for finding in found or _added(zh, en))
    yield from find_affirmed(context, [f.zh_span for f in found if f.zh_span])
    yield from find_lost_qualifiers(context)


def _forces(zh: str, en: str) -> Iterator[Finding]:
    """Yield a finding where what a clause does changed: one by one if both texts have as many, by verbs otherwise."""
    if max(len(zh), len(en)) > LONGEST:
        return
    target = _target(zh, en)
    source = as_many(zh, len(target))
    if not source:
        for turned in find_changed(zh, en):
            if not (turned.was == "ban" and is_bound(zh, turned.zh_span[1])):
                yield _changed(turned, zh, en)
        return
    if any(a[0] == "ban" and b[0] == "duty" for a, b in zip(source, target, strict=True)):
        required = (t for t in find_changed(zh, en) if t.became == "duty" and not is_bound(zh, t.zh_span[1]))
        yield from (_changed(turned, zh, en) for turned in required)
    swapped = sorted(f for f, _ in source) == sorted(f for f, _ in target)
    possible = pattern("zh", "possible").search(_ABLE.sub(" ", zh))
    loose = possible and not any(was == "chance" for was, _ in source)
    sure = {turned.zh_span for turned in find_changed(zh, en)} if loose else set()
    for (was, zh_span), (became, en_span) in zip(source, target, strict=True):
        if was == "permission" and became == "ban" and _WAIVES.match(zh, zh_span[1]) and en[slice(*en_span)] in _STRICT:
            yield _changed(Changed(was, became, zh_span, en_span), zh, en)
            continue
        if was in (became, "chance") or became == "ban" or (was == "ban" and became == "duty"):
            continue
        if was == "ban" and is_bound(zh, zh_span[1]) and says_bound(_around(en, en_span, target)):
            continue
        if became == "permission" and loose and not swapped and zh_span not in sure:
            continue
        if was == "permission" and en[slice(*en_span)].lower() not in {"must", "shall"}:
            continue
        yield _changed(Changed(was, became, zh_span, en_span), zh, en)


def _target(zh: str, en: str) -> list[Force]:
    """Return the forces of the English, but for the duty of 需要保密的, "which must be kept secret"."""
    target = target_forces(en)
    if not _NEEDING.search(zh):
        return target
    return [f for f in target if f[0] != "duty" or not _RELATIVE.search(en, 0, f[1][0])]


def _changed(turned: Changed, zh: str, en: str) -> Finding:
    """Return the finding for a force that became another one."""
    was, zh_span, en_span = turned.was, turned.zh_span, turned.en_span
    word, modal = zh[slice(*zh_span)], en[slice(*en_span)]
    plain = modal.lower() in {"can", "may", "could", "must", "shall", "should"}
    right = (
        {"ban": "shall not", "duty": "must" if word == "必须" else "shall", "permission": "may"}[was] if plain else ""
    )
    if was == "ban" and is_bound(zh, zh_span[1], "amount"):
        right = ""  # the check of numbers puts the bound right; "shall not" would turn it round again
    says = {"ban": "forbids", "duty": "is a duty", "permission": "allows"}[was]
    message = f"{word} {says}, but the English says “{modal}”."
    return finding_of(
        "changed", "critical" if was == "ban" else "major", message, zh_span, en_span, right, zh, en, 0.85
    )


def _around(en: str, span: tuple[int, int], forces: list[Force]) -> str:
    """Return the English from the modal before the one at ``span`` to the modal behind it."""
    start = max((s[1] for _, s in forces if s[1] <= span[0]), default=0)
    end = min((s[0] for _, s in forces if s[0] >= span[1]), default=len(en))
    return en[start:end]


def _flipped(zh: str, en: str) -> Iterator[Finding]:
    for source, wrong, right in _flips():
        at = source.search(zh)
        match = wrong.search(en) if at else None
        if at is None or match is None:
            continue
        rest = f"{en[: match.start()]} {en[match.end() :]}"  # "do not have to" is itself what is wrong
        if pattern("en", "negation").search(rest) and len(pattern("zh", "negation").findall(zh)) < 2:
            continue
        if source.pattern[0] == "(" and (pattern("en", "negation").search(en) or pattern("en", "weak").search(en)):
            continue
        lower = match[0][:1].lower() + match[0][1:]
        said = match.expand(right)
        suggestion = fitted(en, match.span(), said if said == match[0] else said.replace(match[0], lower))
        negation = pattern("en", "negation")
        affirms = negation.search(match[0]) and not negation.search(suggestion)
        yield finding_of(
            "negated" if affirms else "affirmed",
            "critical",
            f"{at[0]} {'affirms what the English denies' if affirms else 'denies what the English affirms'}.",
            at.span(),
            match.span(),
            suggestion,
            zh,
            en,
            0.85,
        )
        return


def _required(zh: str, en: str) -> Iterator[Finding]:
    """Yield a finding where the English has a duty for each 可以 of the Chinese, and no word for what is allowed."""
    allowed = list(_FREELY.finditer(zh))
    duties = list(_MUST.finditer(en)) if allowed else []
    if not duties or _MAY.search(en):
        return
    place = allowed[0].start() / len(zh)
    modal = min(duties, key=lambda m: abs(m.start() / len(en) - place))
    message = f"{allowed[0][0]} allows, but the English says “{modal[0]}” and nothing in it allows."
    yield finding_of("changed", "major", message, allowed[0].span(), modal.span(), "may", zh, en, 0.75)


def _choice(zh: str, en: str) -> Iterator[Finding]:
    """Yield a finding where the one 或者 between two names or nouns of the Chinese is the one "and" of the English."""
    either = list(_EITHER.finditer(zh))
    joined = list(_JOINED.finditer(en)) if len(either) == 1 else []
    if len(joined) == 1 and not _BOTH.search(zh) and not _OTHERWISE.search(en):
        message = f"{either[0][0]} leaves a choice, but the English says “and”."
        yield finding_of("choice", "major", message, either[0].span(), joined[0].span(), "or", zh, en, 0.7)


def _not_yet(zh: str, en: str) -> Iterator[Finding]:
    """Yield a finding where 尚未, 未能 … came out as a plain affirmation, with the auxiliary that affirms."""
    at = _NOT_YET.search(zh)
    if not at or pattern("en", "negation").search(en):
        return
    place = at.start() / len(zh)
    verb = min(_PERFECT.finditer(en), key=lambda m: abs(m.start() / len(en) - place), default=None)
    near = verb and pattern("en", "open").search(en, max(0, verb.start() - NEAR), verb.end() + NEAR)
    if verb and not near and not _FAILED.search(en):
        message = f"{at[0]} denies what the English affirms."
        yield finding_of("not_yet", "critical", message, at.span(), verb.span(1), f"{verb[1]} not", zh, en, 0.7)


def _added(zh: str, en: str) -> Iterator[Finding]:
    """Yield a finding for "not" in the English of a Chinese text that has no sign of a negative sense at all.

    Where the Chinese says that something stays as it was, or is possible only then, a negation may say the same.
    """
    match = _ADDED.search(en)
    if (
        match is None
        or match[0].lower() in zh.lower()
        or _ADDED_FINE.search(en)
        or _AS_EVER.search(zh)
        or _UNTIL.search(en, match.end())
    ):
        return
    if pattern("zh", "negation").search(pattern("zh", "harmless").sub("", zh)):
        return
    message = f"“{match[0]}” has nothing to answer to in the Chinese, which is not negative."
    yield finding_of("not_added", "major", message, (0, len(zh)), match.span(), "", zh, en, 0.6)
