"""What comes first and what after: 先立后破 as "breaking first and then establishing", 先安置、后拆迁 turned round."""

from __future__ import annotations

from collections.abc import Iterator

from aligner.check.context import Context
from aligner.lexicon import english_tokens, is_function, load_lexicon
from aligner.lexicon.words import Token, english_unit
from aligner.types import Finding
from aligner.words import patterns as re
from aligner.words.fold import fold

_ZH = re.compile(
    r"(?<![首优原领预事祖])先(?:要|行|期)?(?P<a>[\u4e00-\u9fff]{1,6}?)[、,，]?(?:再|后)(?P<b>[\u4e00-\u9fff]{1,4})"
    r"(?=$|[^\u4e00-\u9fff]|的|原则|，)"
)
_REVERSED_A = re.compile(r"\b(?:only )?(?:after|following|once|upon)\b", re.I)  # A after B
_THEN_A = re.compile(
    r"\b(?:and then|then|before|followed by|prior to|precedes?|and (?:only )?after(?:wards?| that))\b", re.I
)
_FIRST_B = re.compile(r"\bfirst\b", re.I)
_NEAR = 60  # characters between the two English words
_LINKED = 0.04
# what the lexicon, made of words, does not know of single characters
_SINGLE = {
    "立": ("establish", "build", "new", "create", "erect", "set"),
    "破": ("break", "abolish", "discard", "dismantle", "old", "destroy", "demolish"),
    "建": ("build", "construct"),
    "拆": ("demolish", "dismantle", "remove", "tear"),
    "批": ("approve",),
    "易": ("easy", "easier"),
    "难": ("difficult", "hard", "difficulty"),
    "急": ("urgent",),
    "缓": ("slow", "less"),
}


def find_turned_sequences(context: Context) -> Iterator[Finding]:
    """Yield a critical finding where the English does second what the Chinese does first."""
    zh, en = fold(context.pair.zh), context.pair.en
    for match in _ZH.finditer(zh):
        first, second = (_places(match[side], en) for side in "ab")
        both = [(a, b) for a in first for b in second if a.start != b.start and abs(a.start - b.start) <= _NEAR]
        if not both or {t.unit for t in first} & {t.unit for t in second}:
            continue
        a, b = min(both, key=lambda pair: abs(pair[0].start - pair[1].start))
        if not _turned(en, a, b):
            continue
        span = (min(a.start, b.start), max(a.end, b.end))
        yield Finding(
            "support",
            "critical",
            f"{match[0]} puts {match['a']} first and {match['b']} after it; “{en[slice(*span)]}” turns them round.",
            f"{match[0]} ↔ {en[slice(*span)]}",
            "",
            0.8,
            match.span(),
            span,
            rule="support.sequence_turned",
        )


def _turned(en: str, a: Token, b: Token) -> bool:
    """Say whether the English has a (first in the Chinese) after b, by the words between and around them."""
    if a.start < b.start:
        return bool(_REVERSED_A.search(en[a.end : b.start])) and not _FIRST_B.search(en[max(0, a.start - 12) : b.start])
    between = en[b.end : a.start]
    return bool(_THEN_A.search(between)) and not _REVERSED_A.search(en[max(0, b.start - 12) : b.start])


def _places(zh: str, en: str) -> list[Token]:
    """Return the English words for the last words of a short Chinese phrase."""
    lexicon = load_lexicon()
    units: set[str] = {english_unit(word) for char in zh for word in _SINGLE.get(char, ()) if len(zh) == 1}
    for token in lexicon.cut(zh):
        if len(token.unit) > 1 and not is_function(token.unit):
            units |= {unit for unit, links in lexicon.links(token.unit).items() if max(links) >= _LINKED}
    return [token for token in english_tokens(en) if token.unit in units]
