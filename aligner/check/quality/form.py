"""Signals in the form of a pair: marks, capitals, repetition, lengths, negation. All are costs, 0 or more."""

from __future__ import annotations

from itertools import pairwise
from math import log, log1p

from aligner.words import patterns as re

_HAN = re.compile(r"[\u3400-\u9fff]")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_CLOSED = re.compile(r"[。！？!?.;；:：…][\"”’'」』）)\]]*\s*$")
_SENTENCE = re.compile(r"[。！？][”’」』）]*\s*$")
_LABEL = re.compile(r"\W*(?:[A-Za-z\d]{1,4}[.)]\s+)?")
_ASKED = re.compile(r"[？?]")
_STRANGE = re.compile(r"[~#@^*|\\{}<>=+_$]|[,;:]{2}|\w[~;:!?/](?=\s[a-z])")
_ZH_SENTENCE, _EN_SENTENCE = re.compile("[。！？]"), re.compile(r"[.!?](?=\s|$|[\"”’])")
_ZH_NOT = re.compile("[不没沒无無非未勿莫别別禁]")
_EN_NOT = re.compile(r"\b(?:no|not|never|none|nothing|without|nor|neither|cannot|non|un\w{4,})\b|n['’]t\b", re.I)
_WORDS_A_CHARACTER = 0.62  # English words for a Chinese character, at which neither side is long


def form(zh: str, en: str) -> dict[str, float]:
    """Return the signals of a pair's form."""
    words = _WORD.findall(en)
    lower = [word.lower() for word in words]
    characters = len(_HAN.findall(zh))
    ratio = log((len(words) + 3) / (_WORDS_A_CHARACTER * characters + 3))
    negations = len(_ZH_NOT.findall(zh)), len(_EN_NOT.findall(en))
    sentence = bool(_SENTENCE.search(zh))
    return {
        "long": max(0.0, ratio - 0.1),
        "open": float(bool(_CLOSED.search(zh)) and not _CLOSED.search(en)),
        "question": float(bool(_ASKED.search(zh)) != bool(_ASKED.search(en))),
        "sentences": log1p(abs(len(_ZH_SENTENCE.findall(zh)) - len(_EN_SENTENCE.findall(en)))),
        "small_start": float(sentence and _LABEL.sub("", en, count=1)[:1].islower()),
        "no_capital": float(sentence and bool(words) and not any(word[0].isupper() for word in words)),
        "strange_marks": log1p(max(0, len(_STRANGE.findall(en)) - len(_STRANGE.findall(zh)))),
        "chinese_left": log1p(len(_HAN.findall(en))),
        "repeated": log1p(sum(a == b and not a[0].isdigit() for a, b in pairwise(lower))),
        "echoed": log1p(sum(a == b and not a[0].isdigit() for a, b in zip(lower, lower[2:], strict=False))),
        "negation_added": float(max(0, min(negations[1], 3) - negations[0])),
    }
