"""Tells whether English words are the rendering of something else in the sentence: "elderly" of 老年人 beside 养老."""

from __future__ import annotations

from collections.abc import Sequence

from aligner.check.support.words import Support
from aligner.spans import Span, overlap


def belongs_elsewhere(words: Support, en: Span, own: Sequence[Span]) -> bool:
    """Say whether each content word in an English span is the only partner of a Chinese word outside the ``own`` spans.

    A span without a content word, or with one that no Chinese word accounts for, belongs to nobody and so to all.
    """
    inside = [w for w in words.en_tokens if w.start < en[1] and en[0] < w.end]
    return bool(inside) and all(
        w.state == "own" and w.partner is not None and not any(overlap(w.partner, span) for span in own) for w in inside
    )
