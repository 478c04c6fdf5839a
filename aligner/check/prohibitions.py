"""Prohibitions that nothing in the English answers to, or only a plain statement, or a condition."""

from __future__ import annotations

from collections.abc import Iterator

from aligner.check.context import Context
from aligner.check.evidence import finding_of
from aligner.check.forces import (
    BOUND_NOT,
    NOT_AFTER,
    PLAIN_BOUND,
    blanked,
    is_bound,
    pattern,
    says_bound,
    target_forces,
)
from aligner.check.polarity import LOOKS_NEGATIVE
from aligner.spans import overlap
from aligner.types import Finding
from aligner.words import patterns as re

_WEAK_ZH = re.compile(r"[停止防避拒限禁绝失缺除减终退废免违险逐终前]")
"""What the Chinese word for a weak English one has in it: 停止, 防止, 避免, 缺少."""
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
_NONE = frozenset(["no", "none", "nobody", "neither", "nor", "never"])
"""What denies the whole clause: "no project that fails to meet them may"."""
_FORBIDDEN = re.compile(r"[一-鿿]{2}")
MANY = 3
"""Weak words of negation that are looked at one by one."""
TWICE = 2
"""Negations of a ban with a negative condition; more of them are not told apart."""


def find_unanswered_bans(context: Context, zh: str) -> Iterator[Finding]:
    """Yield a finding where nothing at all in the English answers to a prohibition."""
    en = context.pair.en
    bans = sorted(pattern("zh", "prohibition").finditer(zh), key=lambda ban: is_bound(zh, ban.end()))
    ban = bans[0] if bans else None  # one that is no bound, if there is one
    if ban is None or (is_bound(zh, ban.end()) and says_bound(en)):
        return
    plain = en if is_bound(zh, ban.end()) or not PLAIN_BOUND.search(zh) else blanked(BOUND_NOT, en)
    if not pattern("en", "negation").search(plain) and not _weak(context, plain, ban.span()):
        message = f"{ban[0]} forbids, but nothing in the English does."
        yield finding_of("ban_lost", "critical", message, ban.span(), None, "", zh, en, 0.85)
    elif not is_bound(zh, ban.end()) and sum(force == "ban" for force, _ in target_forces(en)) < len(bans):
        yield from _weakened(ban, zh, en)


def _weak(context: Context, plain: str, ban: tuple[int, int]) -> bool:
    """Say whether English has a weak word of negation that may answer to a ban: "stop" of 停止 does not."""
    found = [m for m in pattern("en", "weak").finditer(plain) if not LOOKS_NEGATIVE.match(plain, m.start())]
    if not found or len(found) > MANY or len(plain) != len(context.pair.en):
        return bool(found)
    words, zh = context.support().en_tokens, context.pair.zh
    behind = _FORBIDDEN.match(zh, ban[1])
    if behind and zh.count(behind[0]) > 1:
        return True  # 避免浪费，不得浪费 in one "avoid waste"

    def other(match: re.Match[str]) -> bool:
        word = next((w for w in words if w.start <= match.start() < w.end), None)
        partner = word.partner if word and word.state == "own" else None
        return bool(partner and not overlap(partner, ban) and _WEAK_ZH.search(zh, *partner))

    return not all(other(match) for match in found)


def _weakened(ban: re.Match[str], zh: str, en: str) -> Iterator[Finding]:
    """Yield a finding where a prohibition became a plain statement: 不得影响 as "it does not affect"."""
    place = ban.start() / len(zh)
    plain = (m for m in _WEAKLY.finditer(en) if not _FORCEFUL.search(_clause(en, m.span())))
    said = min(plain, key=lambda m: abs(m.start() / len(en) - place), default=None)
    if said:
        message = f"{ban[0]} forbids, but “{said[0]}” only says that it is not so."
        right = "must not be" if said["be"] else "must not"
        yield finding_of("ban_weakened", "major", message, ban.span(), said.span(), right, zh, en, 0.75)


def _clause(en: str, span: tuple[int, int]) -> str:
    """Return the stretch between two marks in which a span lies."""
    return re.split(r"[,;:.]", en[: span[0]])[-1] + re.split(r"[,;:.]", en[span[0] :])[0]


def find_conditional(zh: str, en: str) -> Iterator[Finding]:
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
        yield finding_of("changed", "critical", message, (start, end), modal.span(), f"{modal[0]} not", zh, en, 0.85)
