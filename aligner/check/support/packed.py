"""Word support in a few kilobytes, so that that of a whole document can be kept."""

from __future__ import annotations

import marshal
from functools import partial

from aligner.check.support.words import Support, WordSupport


def packed(found: Support) -> bytes:
    """Return a pair's word support in a few kilobytes, exactly."""
    sides = (found.zh_tokens, found.en_tokens)
    return marshal.dumps([tuple(zip(*side, strict=True)) for side in sides])


def unpacked(data: bytes) -> Support:
    """Return the word support that was packed."""
    make = partial(tuple.__new__, WordSupport)
    zh, en = (tuple(map(make, zip(*columns, strict=True))) for columns in marshal.loads(data))  # noqa: S302 - our own
    return Support(zh, en)
