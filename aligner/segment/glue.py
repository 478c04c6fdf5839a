"""Words that lost the space between them (``systemEnhance``, ``by2025``): found and reported, never altered."""

from __future__ import annotations

from collections.abc import Callable

from aligner.segment.rules import words
from aligner.words import patterns as re

JOINT = re.compile(r"[A-Z0-9](?<=[a-z][A-Z0-9])")
LONGEST = 40
SOLID = re.compile(r"[^\s“”‘’\"()（）,;:，；：。]*")
AFTER = re.compile(rf"[A-Za-z0-9_@/]{{0,{LONGEST}}}(?:\.[a-z]\w{{0,{LONGEST}}})?")
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
        left = stretch(SOLID, text[max(0, at - LONGEST) : at][::-1])[::-1]
        right = stretch(AFTER, text[at : at + 2 * LONGEST])
        if match[0].isdigit():
            if left.lower() in words("glue", "digits") and right.isdigit():
                repairs.append(at)
        elif is_glued(left, right, known):
            repairs.append(at)
            clauses.append(at)
    return repairs, clauses


def stretch(pattern: re.Pattern[str], text: str) -> str:
    """Return what ``pattern``, which may match nothing, matches at the start of ``text``."""
    match = pattern.match(text)
    return match[0] if match else ""


def is_glued(left: str, right: str, known: Callable[[], frozenset[str]]) -> bool:
    """Tell whether ``left + right`` is two words without their space rather than a name or an identifier."""
    if not HUMP.fullmatch(left) or not HUMP.fullmatch(right):
        return False
    if left + right in words("glue", "whole") or left in words("glue", "prefix"):
        return False
    if left[0].isupper():
        return left.lower() in known() and right.lower() in known()
    return len(left) > 3 or left in words("glue", "short")
