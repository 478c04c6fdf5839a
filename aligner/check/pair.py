"""Pairs that are doubtful as a whole: a sentence without its other half, or lengths that do not go together."""

from __future__ import annotations

from collections.abc import Iterator

from aligner.check.context import Context
from aligner.check.unanswered import reason
from aligner.types import Finding
from aligner.words import patterns as re

_HAN = re.compile(r"[\u3400-\u9fff]")
_WORD = re.compile(r"[A-Za-z0-9]+")
_SHORT = 12  # Chinese characters below which lengths say nothing
_FEW, _MANY = 0.2, 2.0  # English words a Chinese character: outside of this something is missing or too much
_UNLIKE = 0.15  # similarity below which two texts hardly speak of the same


def check(context: Context) -> Iterator[Finding]:
    """Yield what is wrong with the present pair as a whole."""
    pair = context.pair
    characters, words = len(_HAN.findall(pair.zh)), len(_WORD.findall(pair.en))
    zh_span, en_span = (0, len(pair.zh)) if pair.zh else None, (0, len(pair.en)) if pair.en else None
    sure = 0.8 if pair.confidence is None else pair.confidence
    if not pair.en.strip():
        if characters:
            severity = "major" if characters >= 4 else "minor"
            yield Finding(
                "pair",
                severity,
                "No English was found for this text.",
                reason(context) or pair.zh,
                "",
                sure,
                zh_span,
                rule="pair.no_english",
            )
    elif not pair.zh.strip():
        if words:
            message = "No Chinese was found that this English translates."
            why = reason(context) or pair.en
            yield Finding("pair", "minor", message, why, "", sure, None, en_span, rule="pair.no_chinese")
    elif characters >= _SHORT and not _FEW <= words / characters <= _MANY:
        short = words / characters < _FEW
        message = f"The English is much too {'short' if short else 'long'} for the Chinese: something was " + (
            "left out." if short else "added."
        )
        evidence = f"{characters} Chinese characters, {words} English words"
        rule = "pair.too_short" if short else "pair.too_long"
        yield Finding("pair", "major", message, evidence, "", 0.6, zh_span, en_span, rule=rule)
    elif pair.score is not None and pair.score < _UNLIKE and characters >= _SHORT:
        evidence = f"similarity {pair.score:.2f}"
        yield Finding(
            "pair",
            "major",
            "The two texts hardly say the same.",
            evidence,
            "",
            0.5,
            zh_span,
            en_span,
            rule="pair.unlike",
        )
