"""Words of a wrong direction that are right all the same: denied, or English of something else in the Chinese."""

from __future__ import annotations

from aligner.check.context import Context
from aligner.lexicon import english_tokens, is_function, load_lexicon
from aligner.spans import Span, overlap
from aligner.words import patterns as re

MARK = re.compile(r"[,;:.!?](?=\s|$)")
"""What parts clauses of the English."""
ANYWHERE = frozenset(["word", "letter"])
"""How a direction is said whose wrong word is enough, wherever it stands."""
_RENDERED = 0.04  # probability from which a Chinese word elsewhere in the sentence accounts for an English one
_ALSO = 0.25  # the same of one that has another English word of its own
_BEFORE = 45  # letters before a wrong word in which what denies it is searched
_DENIED = re.compile(
    r"\b(?:not|no|never|nor|neither|without|prevent\w*|avoid\w*|stop(?:s|ped|ping)?|halt\w*|against|curb\w*|combat\w*"
    r"|revers\w*|offset\w*|rather than|instead of|from|resist\w*|end|fight\w*|contain\w*|refus\w*|fail\w*|less|nothing"
    r"|cannot|than|free of|rid of|lift\w*|remov\w*|eliminat\w*|eas(?:e|es|ing)|reject\w*|oppos\w*|out of"
    r"|resolv\w*|address\w*|tackl\w*|overcom\w*|mitigat\w*|counter\w*|guard\w*)\b|n['’]t\b",
    re.I,
)
_NOT = re.compile(
    r"(?:\b(?:not|no|never|nor|neither|without|far from|less|than|against)|n['’]t)\W+(?:\w+\W+){0,2}$", re.I
)


def denied(en: str, at: int, how: str) -> bool:
    """Say whether something before a word, within its clause, turns its sense round."""
    before = MARK.split(en[max(0, at - _BEFORE) : at])[-1]
    return (_NOT if how in ANYWHERE else _DENIED).search(before) is not None


def unaccounted(context: Context, zh: str, own: list[Span], wrong: list[Span]) -> list[Span]:
    """Return the wrong words of the English that no Chinese word outside the own places can stand behind."""
    lexicon = load_lexicon()
    tokens = lexicon.cut(zh)
    if any(t.start < start < t.end < end or start < t.start < end < t.end for t in tokens for start, end in own):
        return []  # 有效 of 没有效果
    words = [w for w in context.support().zh_tokens if w.state == "own" and w.partner]
    linked = {w.start for w in words}
    apart = [w.partner for w in words if not any(overlap((w.start, w.end), place) for place in own)]
    others = [
        (_ALSO if token.start in linked else _RENDERED, lexicon.links(token.unit))
        for token in tokens
        if not is_function(token.unit) and not any(overlap((token.start, token.end), place) for place in own)
    ]
    terms = " ".join(
        target.lower()
        for match in context.terms()
        if not any(overlap((match.start, match.end), place) for place in own)
        for target in match.term.targets
    )
    wrong = [span for span in wrong if not any(overlap(span, place) for place in apart)]
    return [span for span in wrong if not _accounted(context.pair.en[slice(*span)], others, terms)]


def _accounted(said: str, others: list[tuple[float, dict[str, tuple[float, float]]]], terms: str) -> bool:
    """Say whether other words of the Chinese, or the rendering of a term, give some English."""
    if said.lower() in terms:
        return True
    units = {token.unit for token in english_tokens(said)}
    return bool(units) and all(any(max(links.get(unit, (0.0,))) >= least for least, links in others) for unit in units)
