"""Two numbers that changed places: each is there, but counts what the other should."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from aligner.numbers.atoms import Atom
from aligner.numbers.rules import table
from aligner.words import patterns as re

_LIST_ZH = re.compile(r"\s*[、,，和及与]\s*")
_LIST_EN = re.compile(r"\s*(?:,|and|, and)\s*")
_OF_THEM = re.compile(r"\s+(?:out )?of (?:the |these |those |its |all )?(?:following |above |said |listed )?")
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


def same_noun(zh: Atom, en: Atom, zh_text: str, en_text: str) -> str:
    """Return the noun that two numbers both count (前三季度, "the first two quarters"); "" where it is not one."""
    noun = _counted(zh, zh_text) if zh.kind == en.kind == "cardinal" else None
    words = _WORDS.match(en_text, en.quantity.end) if noun else None
    first = words and re.match(r"(?:[a-z'-]+ely |major |key |main |big )?([a-z'-]+)", words[1])
    inside = noun and noun[1].search(en.quantity.text.lower())  # "two quarters" is one piece
    return noun[0] if noun and (inside or (first and noun[1].match(first[1]))) else ""


def _some_of(part: Atom, whole: Atom, en: str) -> bool:
    """Say whether one English number is taken from the other: "three of the following ten" counts its noun too."""
    first, second = sorted([part.quantity, whole.quantity], key=lambda q: q.start)
    return bool(_OF_THEM.fullmatch(en, first.end, second.start)) if first.end <= second.start else False


def swapped(pairs: list[tuple[Atom, Atom]], zh: str, en: str) -> list[tuple[Atom, Atom]]:
    """Return the pairs whose English number counts the other pair's noun and not its own; ``en`` in lower case."""
    cardinals = [(a, b) for a, b in pairs if a.kind == b.kind == "cardinal"]
    if len(cardinals) < 2:
        return []
    counted = []
    for a, b in cardinals:
        noun = _counted(a, zh)
        words = _WORDS.match(en, b.quantity.end) if noun else None
        if noun and words:
            counted.append((a, b, noun, words[1]))
    out = []
    for a, b, (name, own), words_ in counted:
        for c, d, (other_name, other), other_words in counted:
            crossed = other.search(words_) and own.search(other_words) and not _some_of(b, d, en)
            if c is not a and name != other_name and a.low != c.low and crossed:
                kept = own.search(words_) or other.search(other_words)
                out += [] if kept else [(a, b)]
    return out


def crossed_bounds(pairs: list[tuple[Atom, Atom]], en: str) -> list[tuple[Atom, Atom]]:
    """Return two pairs of one kind that have each other's bound: 9个…、60个以上 as "60 … and more than 9"."""
    bare = [p for p in pairs if not p[0].quantity.comparator and p[1].quantity.comparator in {">", ">="}]
    lost = [p for p in pairs if p[0].quantity.comparator in {">", ">="} and not p[1].quantity.comparator]
    if len(bare) != 1 or len(lost) != 1:
        return []
    (a, b), (c, d) = bare[0], lost[0]
    if _some_of(b, d, en):
        return []
    turned = (a.at < c.at) != (b.at < d.at)
    return [*bare, *lost] if turned and a.low != c.low and {a.kind, b.kind, c.kind, d.kind} == {"cardinal"} else []


def turned_list(pairs: list[tuple[Atom, Atom]], zh: str, en: str) -> list[tuple[Atom, Atom]]:
    """Return two numbers of a list, each with what stands in its place: 65%、63% as "63% and 65%, respectively"."""
    if "respectively" not in en or not re.search("分[别別]", zh):
        return []
    for first, second in pairwise(sorted(pairs, key=lambda pair: pair[0].at)):
        (a, b), (c, d) = first, second
        listed = (
            _LIST_ZH.fullmatch(zh, a.quantity.end, c.quantity.start) if a.quantity.end <= c.quantity.start else None
        )
        turned = d.at < b.at and _LIST_EN.fullmatch(en, d.quantity.end, b.quantity.start)
        if listed and turned and a.kind == c.kind and a.low != c.low:
            return [(a, d), (c, b)]
    return []
