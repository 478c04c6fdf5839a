"""Where a Chinese phrase (依托…, 对…, 将…, 以…为…) ends and the verb that it belongs to begins."""

from __future__ import annotations

from aligner.extraction.zh.words import bare_at, modal_at, verb_at, word_at
from aligner.words import patterns as re

_ATTRIBUTIVE = {"对", "对于", "针对", "在", "按照", "按", "依照", "根据", "将", "把"}
_CLOSEST = 5

_GIVEN = re.compile("(?:奖励|奖补|补助|补贴|资助|支持|贴息|处分|处罚)$")
"""What is given, at the end of a clause: 对绿色工厂给予不超过100万元的一次性奖励."""


def after_phrase(hidden: str, prep: re.Match[str], spans: dict[int, int]) -> int:
    """Return where the verb after a phrase begins, with its adverbs; the end of the clause where there is none.

    ``prep`` is the word that opens the phrase, ``spans`` maps where times start to where they end. Tried in turn:
    the verbs that follow what 将 and 把 take; a word that closes phrases (…等方式, …为重点), or an adverb or word of
    duty, in front of a verb; a verb that needs a noun (予以); the first verb with an object.
    """
    at, n = prep.end(), len(hidden)
    spots = [q for q in range(at + 1, n) if hidden[q - 1] not in "的、和与及或"]
    if prep[0] in ("将", "把"):
        return next((q for q in spots if word_at(hidden, q, "taken") or _marked(hidden, q, "taken")), n)
    if prep[0] in ("对", "对于"):  # 对超定额用水的|实行累进加价
        for q in range(at + 2, n):
            if hidden[q - 1] == "的" and (light := word_at(hidden, q, "light")) and light.end() < n:
                return q
    whole = any(word_at(hidden, k, "closing", after="$") for k in range(at + 1, n))
    for q in spots:
        if _marked(hidden, q) or (
            not whole and closed(hidden, at, q) and (_starts(hidden, q, spans) or word_at(hidden, q, "prep"))
        ):
            return q
    if whole:
        return n
    for q in spots:
        if (
            (light := word_at(hidden, q, "light", "carrying"))
            and light.end() < n
            and (_GIVEN.search(hidden) or not _attribute(hidden, light.end(), prep[0]))
        ):
            return q
    return next((q for q in spots if _starts(hidden, q, spans) and not _attribute(hidden, q, prep[0])), n)


def closed(hidden: str, start: int, q: int) -> bool:
    """Say whether a phrase that goes on from ``start`` is closed at ``q`` (…等方式|, …基础上|)."""
    spots = range(max(start, q - _CLOSEST), q)
    return any((match := word_at(hidden, k, "close")) and match.end() == q for k in spots)


def _marked(hidden: str, q: int, *kinds: str) -> bool:
    """Say whether an adverb or word of duty stands at ``q`` in front of a verb, or of a word of ``kinds``."""
    modal = modal_at(hidden, q)
    match = modal[1] if modal else word_at(hidden, q, "degree")
    if match is None:
        return False
    while another := word_at(hidden, match.end(), "degree"):  # 及时依法处理
        match = another
    verb = bare_at(hidden, match.end()) or verb_at(hidden, match.end())
    verb = verb or (word_at(hidden, match.end(), *kinds) if kinds else None)
    return verb is not None and not hidden.startswith("的", verb.end())


def _starts(hidden: str, q: int, spans: dict[int, int]) -> bool:
    """Say whether a verb with an object, or one that needs none, or a time stands at ``q``."""
    verb = verb_at(hidden, q)
    if verb and word_at(hidden, q, "nouny") and verb_at(hidden, verb.end()):
        return False  # 为经济发展|营造良好环境
    follows = verb is not None and len(hidden) - verb.end() > 1 and hidden[verb.end()] not in "的、和与及等或"
    return q in spans or follows or bare_at(hidden, q) is not None


def _attribute(hidden: str, q: int, prep: str) -> bool:
    """Say whether what stands at ``q`` only describes the noun of the phrase: 投放市场的 in 对投放市场的产品."""
    return prep in _ATTRIBUTIVE and "的" in hidden[q:]
