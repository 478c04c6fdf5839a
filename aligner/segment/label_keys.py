"""What a label means in both languages: questions, answers and numbering as keys that a translation keeps."""

from __future__ import annotations

from functools import cache

from aligner.segment.rules import find_label, table
from aligner.words import patterns as re

START = 40
"""Characters of a sentence in which its label stands."""
WORD = re.compile(r"[^\W\d_]+")


@cache
def words() -> dict[str, str]:
    """Return the table of label words."""
    return {word: key for word, key in table("label_keys")}  # noqa: C416 (dict() would not type-check)


def label_of(text: str, language: str) -> tuple[str, str]:
    """Return a sentence's label and the key of its word: ("问：…" gives "问" and "q"); both empty without one."""
    label = find_label(text[:START], language).strip()
    word = WORD.search(label.lower())
    return label, words().get(word[0], "") if word else ""
