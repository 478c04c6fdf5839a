"""What a stretch says that a sentence beside it says too: English that names again whom a paragraph is about."""

from __future__ import annotations

from aligner.check.context import Context
from aligner.check.support.stretches import Stretch
from aligner.lexicon.words import english_unit
from aligner.words import patterns as re

_BESIDE = 2  # pairs before and behind
_MOST = 0.75  # of the words of an addition
_LEAST, _LONG = 2, 10  # words of it: a whole sentence that stands twice is no subject
_WORD = re.compile(r"[A-Za-z]+")
_LONGEST = 3000  # characters of a sentence


def said_around(context: Context, stretch: Stretch) -> bool:
    """Say whether the English of an addition stands in the pairs around: "A therapist shall …" in a law's article.

    A translator names the subject of an article again where the Chinese leaves it to its first sentence.
    """
    inside = {english_unit(word) for word in _WORD.findall(context.pair.en[stretch.start : stretch.end])} - {""}
    if not _LEAST <= len(inside) <= _LONG:
        return False
    first = max(0, context.index - _BESIDE)
    around: set[str] = set()
    for index in range(first, min(len(context.pairs), context.index + _BESIDE + 1)):
        text = context.pairs[index].en
        if index != context.index and len(text) < _LONGEST:
            around |= {english_unit(word) for word in _WORD.findall(text)}
    return len(inside & around) >= _MOST * len(inside)
