"""Words that lost the space between them (``systemEnhance``, ``by2025``): found and reported, never altered."""

from __future__ import annotations

import re
from collections.abc import Callable

from aligner.segment.rules import words

JOINT = re.compile(r"[A-Z0-9](?<=[a-z][A-Z0-9])")
BEFORE = re.compile(r"[^\s“”‘’\"()（）,;:，；：。]*\Z")
AFTER = re.compile(r"[A-Za-z0-9_@/]*(?:\.[a-z]\w*)?")
HUMP = re.compile(r"[A-Z]?[a-z]+|[A-Z]{2,}")


def find_glued(text: str) -> tuple[list[int], list[int]]:
    """Return the offsets at which a space is missing, and those among them where a sentence or clause may begin.

    A capital inside a word is a lost space, and what begins with it may be a new clause. Where the first part has a
    capital as well (``MeasuresTo``, but ``WeChat``) the two parts must both occur as words of their own in ``text``.
    """
    repairs: list[int] = []
    clauses: list[int] = []
    vocabulary: frozenset[str] | None = None

    def known() -> frozenset[str]:
        nonlocal vocabulary
        if vocabulary is None:
            vocabulary = frozenset(re.findall(r"\b[a-z]+\b", text.lower()))
        return vocabulary

    for match in JOINT.finditer(text):
        at = match.start()
        before = BEFORE.search(text, max(0, at - 40), at)
        after = AFTER.match(text, at)
        left, right = before[0] if before else "", after[0] if after else ""
        if match[0].isdigit():
            if left.lower() in words("glue", "digits") and right.isdigit():
                repairs.append(at)
        elif is_glued(left, right, known):
            repairs.append(at)
            clauses.append(at)
    return repairs, clauses


def is_glued(left: str, right: str, known: Callable[[], frozenset[str]]) -> bool:
    """Tell whether ``left + right`` is two words without their space rather than a name or an identifier."""
    if not HUMP.fullmatch(left) or not HUMP.fullmatch(right):
        return False
    if left + right in words("glue", "whole") or left in words("glue", "prefix"):
        return False
    if left[0].isupper():
        return left.lower() in known() and right.lower() in known()
    return len(left) > 3 or left in words("glue", "short")
