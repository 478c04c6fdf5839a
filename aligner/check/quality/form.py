"""Signals in the form of a pair: marks, capitals, repetition, lengths, negation. All are costs, 0 or more."""

from __future__ import annotations

from itertools import pairwise
from math import log, log1p

from aligner.words import patterns as re

_HAN = re.compile(r"[\u3400-\u9fff]+")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_CLOSED = re.compile(r"[。！？!?.;；:：…][\"”’'」』）)\]]*\s*$")
_SENTENCE = re.compile(r"[。！？][”’」』）]*\s*$")
_LABEL = re.compile(r"\W*(?:[A-Za-z\d]{1,4}[.)]\s+)?")
_ASKED = re.compile(r"[？?]")
_PERHAPS_STRANGE = re.compile(r"[~#@^*|\\{}<>=+_$;:!?/]|,,")  # what each of the following has
_STRANGE = re.compile(r"[~#@^*|\\{}<>=+_$]|[,;:]{2}|\w[~;:!?/](?=\s[a-z])")
_ZH_SENTENCE, _EN_SENTENCE = re.compile("[。！？]"), re.compile(r"[.!?](?=\s|$|[\"”’])")
_ZH_NOT = re.compile("[不没沒无無非未勿莫别別禁]")
_EN_NOT = re.compile(
    r"n(?<!\wn)(?:ot?|ever|one|othing|or|either|on)\b|without(?<!\wwithout)\b|cannot(?<!\wcannot)\b"
    r"|un(?<!\wun)\w{4,}\b|n['’]t\b"
)  # in small letters
_DOTTED = str.maketrans("İı", "Ii")  # which count as i where letter case does not
_WORDS_A_CHARACTER = 0.62  # English words for a Chinese character, at which neither side is long


def form(zh: str, en: str) -> dict[str, float]:
    """Return the signals of a pair's form."""
    words = _WORD.findall(en)
    lower = list(map(str.lower, words))
    characters = _han(zh)
    ratio = log((len(words) + 3) / (_WORDS_A_CHARACTER * characters + 3))
    negations = len(_ZH_NOT.findall(zh)), len(_EN_NOT.findall(en.translate(_DOTTED).lower()))
    sentence = bool(_SENTENCE.search(zh))
    return {
        "long": max(0.0, ratio - 0.1),
        "open": float(bool(_CLOSED.search(zh)) and not _CLOSED.search(en)),
        "question": float(bool(_ASKED.search(zh)) != bool(_ASKED.search(en))),
        "sentences": log1p(abs(len(_ZH_SENTENCE.findall(zh)) - len(_EN_SENTENCE.findall(en)))),
        "small_start": float(sentence and _LABEL.sub("", en, count=1)[:1].islower()),
        "no_capital": float(sentence and bool(words) and not any(word[0].isupper() for word in words)),
        "strange_marks": log1p(max(0, _strange(en) - _strange(zh))),
        "chinese_left": log1p(_han(en)),
        "repeated": log1p(sum(a == b and not a[0].isdigit() for a, b in pairwise(lower))),
        "echoed": log1p(sum(a == b and not a[0].isdigit() for a, b in zip(lower, lower[2:], strict=False))),
        "negation_added": float(max(0, min(negations[1], 3) - negations[0])),
    }


def _han(text: str) -> int:
    return sum(map(len, _HAN.findall(text)))


def _strange(text: str) -> int:
    return len(_STRANGE.findall(text)) if _PERHAPS_STRANGE.search(text) else 0
