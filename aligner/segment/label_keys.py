"""What a label means in both languages: questions, answers and numbering as keys that a translation keeps."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib import resources

from aligner.segment.rules import find_label

START = 40
"""Characters of a sentence in which its label stands."""
WORD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=1)
def words() -> dict[str, str]:
    """Return the table of label words."""
    text = resources.files("aligner.segment").joinpath("data/label_keys.tsv").read_text(encoding="utf-8")
    rows = (line.partition("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {word: key for word, _, key in rows}


def label_of(text: str, language: str) -> tuple[str, str]:
    """Return a sentence's label and the key of its word: ("问：…" gives "问" and "q"); both empty without one."""
    label = find_label(text[:START], language).strip()
    word = WORD.search(label.lower())
    return label, words().get(word[0], "") if word else ""
