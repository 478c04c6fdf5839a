"""Word support in a few kilobytes, so that that of a whole document can be kept."""

from __future__ import annotations

import marshal

from aligner.check.support.words import Support, WordSupport


def packed(found: Support) -> bytes:
    """Return a pair's word support in a few kilobytes, exactly."""
    sides = (found.zh_tokens, found.en_tokens)
    return marshal.dumps(
        [[(w.start, w.end, w.score, w.evidence, w.weight, w.state, w.partner) for w in side] for side in sides]
    )


def unpacked(data: bytes) -> Support:
    """Return the word support that was packed."""
    zh, en = (tuple(WordSupport(*fields) for fields in side) for side in marshal.loads(data))  # noqa: S302 - our own
    return Support(zh, en)
