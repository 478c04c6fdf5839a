"""Two numbers that changed places: each is there, but counts what the other should."""

from __future__ import annotations

import re
from functools import cache

from aligner.numbers.atoms import Atom
from aligner.numbers.rules import table

_WORDS = re.compile(r"[\s-]*((?:[a-z'-]+[\s-]+){0,3}[a-z'-]+)")


@cache
def _nouns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the nouns of nouns.tsv with a pattern for their English, longer Chinese first."""
    rows = sorted(table("nouns"), key=lambda row: -len(row[0]))
    return tuple((zh, re.compile(rf"(?<![a-z])(?:{en})")) for zh, en in rows)


def _counted(atom: Atom, text: str) -> tuple[str, re.Pattern[str]] | None:
    """Return the noun that a Chinese number counts: the first of the table within six characters."""
    end = atom.quantity.end
    stop = re.search(r"[\d，。；、,;]", text[end : end + 6])
    after = text[end - len(atom.quantity.unit) : end + (stop.start() if stop else 6)]
    found = [(after.find(zh), zh, en) for zh, en in _nouns() if zh in after]
    if not found:
        return None
    _, zh, en = min(found, key=lambda item: (item[0], -len(item[1])))
    return zh, en


def swapped(pairs: list[tuple[Atom, Atom]], zh: str, en: str) -> list[tuple[Atom, Atom]]:
    """Return the pairs whose English number counts the other pair's noun and not its own; ``en`` in lower case."""
    counted = []
    for a, b in pairs:
        noun = _counted(a, zh) if a.kind == b.kind == "cardinal" else None
        words = _WORDS.match(en, b.quantity.end) if noun else None
        if noun and words:
            counted.append((a, b, noun, words[1]))
    out = []
    for a, b, (name, own), words_ in counted:
        for c, _, (other_name, other), other_words in counted:
            crossed = other.search(words_) and own.search(other_words)
            if c is not a and name != other_name and a.low != c.low and crossed:
                kept = own.search(words_) or other.search(other_words)
                out += [] if kept else [(a, b)]
    return out
