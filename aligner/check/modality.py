"""The check ``modality``: prohibitions, duties and permissions that the English lost or turned into one another.

The Chinese says which force a sentence has (不得, 应当, 可以); the English is held against it by counting, so that one
"shall not" does not excuse a second 不得 that came out as "may". A finding needs evidence on both sides: a marked word
in the Chinese and, in the English, either a word of the wrong force or no word of the right one at all.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from aligner.check.context import Context
from aligner.check.forces import LONGEST, NOT_AFTER, Force, as_many, pattern, target_forces
from aligner.check.governed import Changed, find_changed
from aligner.check.polarity import find_affirmed
from aligner.check.qualifiers import find_lost_qualifiers
from aligner.check.rendering.suggest import fitted
from aligner.check.tables import table
from aligner.types import Finding
from aligner.words import patterns as re
from aligner.words.fold import fold

_HINT = re.compile(r"[除不禁准勿应必务可允未尚并毋须无废非]")
_NOT_YET = re.compile(r"尚未|还未|从未|并未|并非|尚无|未能(?!幸免)")
_PLAIN_BOUND = re.compile(r"(?<!得)不(?:低于|少于|高于|超过|多于|大于|小于|晚于|早于|迟于)")
_BOUND_NOT = re.compile(
    r"\b(?:not|no)(?= (?:be )?(?:lower|less|fewer|higher|more|greater|smaller|later|earlier) than\b)"
    r"|\bnot(?= (?:exceed|fall below|be below|be under)\b)",
    re.I,
)
_UNLESS = re.compile(
    r"(?:未经?|无)[^，。；,;不]{1,12}[的，]?[^，。；,;不未无]{0,8}(?P<ban>不得|不准|不许|禁止|严禁)(?!不)"
)
_WITHOUT = re.compile(
    r"\b(?:without|un(?:authori[sz]|licen[sc]|approv|assess|register|qualifi|review|test)\w+)\b", re.I
)
_ONLY_WITH = re.compile(r"\b(?:only|unless|until|before|after|once|if|except|prohibit\w*|forbid\w*|ban\w*)\b", re.I)
_WEAKLY = re.compile(r"\b(?:(?P<verb>does|did|will|would)|(?P<be>is|are|was|were)) not\b", re.I)
_FORCEFUL = re.compile(
    r"\b(?:shall|must|may|should|can|could|ought|cannot|prohibit\w*|forbid\w*|ban\w*|never|refrain\w*|permi\w*|allow\w*"
    r"|bar|barred|disallow\w*|illegal|unlawful|strict\w*|zero|neither|nor|avoid\w*|prevent\w*|need|ha(?:ve|s) to"
    r"|requir\w*|restrict\w*|no|eligible|entitled|unable|void|invalid|refus\w*|reject\w*|exclu\w*|disqualif\w*"
    r"|provided|don't|without|unless|only|if|(?:is|are|be) not to|stop|end|eliminat\w*|guard|non\w*|until|except"
    r"|against|tolerat\w*|accepted|excused|able|\w+[ai]ble)\b|^do not\b|[,;.] do not\b",
    re.I,
)
_ABLE = re.compile(
    r"许可|认可|可再生|可持续|可靠|可行|可信|可视|不可|公会|社会|协会|学会|委员会|大会|机会|工会|会[计场议员]"
)
_WAIVES = re.compile(r"(?:依法)?(?:不予?|免|不再|减|从轻)")
_STRICT = frozenset(["shall", "must"])
_EITHER = re.compile(r"或者")
_JOINED = re.compile(r"\band\b", re.I)
_BOTH = re.compile(r"[和与及、并且兼暨,，;；]|同[^意样时]|任何|不|无|未|允许|可以")
_OTHERWISE = re.compile(r"\b(?:or|either|whether|nor|any|may|can)\b|/|,", re.I)
_NONE = frozenset(["no", "none", "nobody", "neither", "nor", "never"])
"""What denies the whole clause: "no project that fails to meet them may"."""
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
TWICE = 2
"""Negations of a ban with a negative condition; more of them are not told apart."""
BEFORE, BEHIND = 6, 8
"""So many characters around the word of the Chinese are shown as evidence."""
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
        told = [f.en_span for f in flipped if f.en_span]
        forces = [
            f for f in _forces(zh, en) if not any(f.en_span and s < f.en_span[1] and f.en_span[0] < e for s, e in told)
        ]
        found = (
            [*flipped, *forces]
            or [*_conditional(zh, en)]
            or [*_prohibition(zh, en)]
            or [*_not_yet(zh, en)]
            or [*_required(zh, en)]
        )
    found = [*found, *_choice(zh, en)]
    yield from (_as_written(finding, zh, written) for finding in found or _added(zh, en))
    yield from find_affirmed(context, [f.zh_span for f in found if f.zh_span])
    yield from find_lost_qualifiers(context)


def _forces(zh: str, en: str) -> Iterator[Finding]:
    """Yield a finding where what a clause does changed: one by one if both texts have as many, by verbs otherwise."""
    if max(len(zh), len(en)) > LONGEST:
        return
    target = target_forces(en)
    source = as_many(zh, len(target))
    if not source:
        for turned in find_changed(zh, en):
            if not (turned.was == "ban" and _is_bound(zh, turned.zh_span[1])):
                yield _changed(turned, zh, en)
        return
    if any(a[0] == "ban" and b[0] == "duty" for a, b in zip(source, target, strict=True)):
        required = (t for t in find_changed(zh, en) if t.became == "duty" and not _is_bound(zh, t.zh_span[1]))
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
        if was == "ban" and _is_bound(zh, zh_span[1]) and _says_bound(_around(en, en_span, target)):
            continue
        if became == "permission" and loose and not swapped and zh_span not in sure:
            continue
        if was == "permission" and en[slice(*en_span)].lower() not in {"must", "shall"}:
            continue
        yield _changed(Changed(was, became, zh_span, en_span), zh, en)


def _changed(turned: Changed, zh: str, en: str) -> Finding:
    """Return the finding for a force that became another one."""
    was, zh_span, en_span = turned.was, turned.zh_span, turned.en_span
    word, modal = zh[slice(*zh_span)], en[slice(*en_span)]
    plain = modal.lower() in {"can", "may", "could", "must", "shall", "should"}
    right = (
        {"ban": "shall not", "duty": "must" if word == "必须" else "shall", "permission": "may"}[was] if plain else ""
    )
    if was == "ban" and _is_bound(zh, zh_span[1], "amount"):
        right = ""  # the check of numbers puts the bound right; "shall not" would turn it round again
    says = {"ban": "forbids", "duty": "is a duty", "permission": "allows"}[was]
    message = f"{word} {says}, but the English says “{modal}”."
    return _finding("changed", "critical" if was == "ban" else "major", message, zh_span, en_span, right, zh, en, 0.85)


def _is_bound(zh: str, end: int, kind: str = "bound") -> bool:
    """Say whether a prohibition that ends at ``end`` is a bound (不得 of 不得少于), by ``kind`` an amount."""
    return pattern("zh", kind).match(zh, end) is not None


def _says_bound(en: str) -> bool:
    """Say whether the English has a bound ("at least") or a negation ("not fewer than")."""
    return any(pattern("en", kind).search(en) for kind in ("bound", "negation"))


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
        yield _finding(
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


def _prohibition(zh: str, en: str) -> Iterator[Finding]:
    """Yield a finding where nothing at all in the English answers to a prohibition."""
    bans = sorted(pattern("zh", "prohibition").finditer(zh), key=lambda ban: _is_bound(zh, ban.end()))
    ban = bans[0] if bans else None  # one that is no bound, if there is one
    if ban is None or (_is_bound(zh, ban.end()) and _says_bound(en)):
        return
    plain = en if _is_bound(zh, ban.end()) or not _PLAIN_BOUND.search(zh) else _BOUND_NOT.sub(" ", en)
    if not pattern("en", "negation").search(plain) and not pattern("en", "weak").search(plain):
        message = f"{ban[0]} forbids, but nothing in the English does."
        yield _finding("ban_lost", "critical", message, ban.span(), None, "", zh, en, 0.85)
    elif not _is_bound(zh, ban.end()) and sum(force == "ban" for force, _ in target_forces(en)) < len(bans):
        yield from _weakened(ban, zh, en)


def _weakened(ban: re.Match[str], zh: str, en: str) -> Iterator[Finding]:
    """Yield a finding where a prohibition became a plain statement: 不得影响 as "it does not affect"."""
    place = ban.start() / len(zh)
    plain = (m for m in _WEAKLY.finditer(en) if not _FORCEFUL.search(_clause(en, m.span())))
    said = min(plain, key=lambda m: abs(m.start() / len(en) - place), default=None)
    if said:
        message = f"{ban[0]} forbids, but “{said[0]}” only says that it is not so."
        right = "must not be" if said["be"] else "must not"
        yield _finding("ban_weakened", "major", message, ban.span(), said.span(), right, zh, en, 0.75)


def _clause(en: str, span: tuple[int, int]) -> str:
    """Return the stretch between two marks in which a span lies."""
    return re.split(r"[,;:.]", en[: span[0]])[-1] + re.split(r"[,;:.]", en[span[0] :])[0]


def _conditional(zh: str, en: str) -> Iterator[Finding]:
    """Yield a finding where the English negates the condition of a ban alone: 未经评估不得开工, "not assessed may"."""
    at = _UNLESS.search(zh)
    if not at or len(pattern("zh", "negation").findall(at[0])) > TWICE or _ONLY_WITH.search(en):
        return
    denied = [*pattern("en", "negation").finditer(en), *_WITHOUT.finditer(en)]
    modals = [m for m in pattern("en", "allow").finditer(en) if not NOT_AFTER.match(en, m.end())]
    if len(denied) == 1 and denied[0][0].lower() not in _NONE and modals and modals[0].start() > denied[0].end():
        modal = modals[0]
        start, end = at.span("ban")
        message = f"{zh[start:end]} forbids, but the English says “{modal[0]}”."
        yield _finding("changed", "critical", message, (start, end), modal.span(), f"{modal[0]} not", zh, en, 0.85)


def _required(zh: str, en: str) -> Iterator[Finding]:
    """Yield a finding where the English has a duty for each 可以 of the Chinese, and no word for what is allowed."""
    allowed = list(_FREELY.finditer(zh))
    duties = list(_MUST.finditer(en)) if allowed else []
    if not duties or _MAY.search(en):
        return
    place = allowed[0].start() / len(zh)
    modal = min(duties, key=lambda m: abs(m.start() / len(en) - place))
    message = f"{allowed[0][0]} allows, but the English says “{modal[0]}” and nothing in it allows."
    yield _finding("changed", "major", message, allowed[0].span(), modal.span(), "may", zh, en, 0.75)


def _choice(zh: str, en: str) -> Iterator[Finding]:
    """Yield a finding where the one 或者 between two names or nouns of the Chinese is the one "and" of the English."""
    either = list(_EITHER.finditer(zh))
    joined = list(_JOINED.finditer(en)) if len(either) == 1 else []
    if len(joined) == 1 and not _BOTH.search(zh) and not _OTHERWISE.search(en):
        message = f"{either[0][0]} leaves a choice, but the English says “and”."
        yield _finding("choice", "major", message, either[0].span(), joined[0].span(), "or", zh, en, 0.7)


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
        yield _finding("not_yet", "critical", message, at.span(), verb.span(1), f"{verb[1]} not", zh, en, 0.7)


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
    yield _finding("not_added", "major", message, (0, len(zh)), match.span(), "", zh, en, 0.6)


def _as_written(finding: Finding, zh: str, written: str) -> Finding:
    """Return the finding with the Chinese as it was written, not as it was folded for the search."""
    start, end = finding.zh_span or (0, 0)
    low, high = max(0, start - BEFORE), end + BEHIND
    message = finding.message.replace(zh[start:end], written[start:end])
    return replace(finding, message=message, evidence=written[low:high] + finding.evidence[len(zh[low:high]) :])


def _finding(
    kind: str,
    severity: str,
    message: str,
    zh_span: tuple[int, int],
    en_span: tuple[int, int] | None,
    suggestion: str,
    zh: str,
    en: str,
    confidence: float,
) -> Finding:
    start, end = en_span or (0, 0)
    seen = f"“{en[max(0, start - 25) : end + 25].strip()}”" if en_span else "no word of the kind"
    evidence = f"{zh[max(0, zh_span[0] - BEFORE) : zh_span[1] + BEHIND]} | {seen}"
    rule = f"modality.{kind}"
    return Finding("modality", severity, message, evidence, suggestion, confidence, zh_span, en_span, rule=rule)
