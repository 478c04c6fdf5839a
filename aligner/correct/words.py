"""Kinds of words and phrases (data/words.tsv), and the words next to a place in a text."""

from __future__ import annotations

from functools import cache

from aligner.datafiles import rows
from aligner.words import patterns as re

_BEFORE = re.compile(r"([\w'’-]+)[ \t]+$")
_AFTER = re.compile(r"[ \t]+([\w'’-]+)")
_HEAD_END = re.compile(r"\s(?:of|for|in|on|to|with|at|from|between|among|against|by|under|through|and)\s|,")


@cache
def words(kind: str) -> frozenset[str]:
    """Return the words of one kind."""
    return frozenset(word for name, line in rows("correct", "words.tsv") if name == kind for word in line.split(" "))


def before(text: str, at: int) -> str:
    """Return the word that ends before ``at`` with nothing but a blank between, empty where there is none."""
    match = _BEFORE.search(text, max(0, at - 60), at)
    return match[1] if match else ""


def after(text: str, at: int) -> str:
    """Return the word that begins behind ``at`` with nothing but a blank between, empty where there is none."""
    match = _AFTER.match(text, at)
    return match[1] if match else ""


def opens_sentence(text: str, at: int) -> bool:
    """Say whether a sentence begins at ``at``."""
    ahead = text[:at].rstrip(" \t\n“\"'‘(")
    return not ahead or ahead[-1] in ".!?:"


def capital(text: str) -> str:
    """Return the text with a capital first letter."""
    return text[:1].upper() + text[1:]


def head(phrase: str) -> str:
    """Return the last word of a noun phrase's core: of "core technologies in key fields" it is "technologies"."""
    core = _HEAD_END.split(phrase.strip(" “”\"'"), maxsplit=1)[0]
    return core.split()[-1] if core.split() else ""


def plural(phrase: str) -> bool:
    """Say whether a noun phrase is a plural by its form ("analysis", "status", "process" and "economics" are none)."""
    if re.search(r"\w,? and \w", phrase) and " of " not in phrase.split(" and ")[0]:
        return True
    word = head(phrase).lower()
    return word.endswith("s") and not word.endswith(("ss", "us", "is", "ics", "news")) and not word.endswith("'s")


def singular(phrase: str) -> str:
    """Return a plural noun phrase of lower-case words as a singular; any other, and one that is complex, as it is."""
    if not plural(phrase) or not phrase.replace("-", "").replace(" ", "").islower() or _HEAD_END.search(phrase):
        return phrase
    if phrase.endswith("ies"):
        return f"{phrase[:-3]}y"
    return phrase[:-2] if re.search(r"(?:ss|x|ch|sh)es$", phrase) else phrase[:-1]


def kind(phrase: str) -> str:
    """Return what a phrase is by its form: noun, verb, infinitive, gerund, participle, preposition, clause ...

    A list of words and endings, no parser: whatever is not recognised counts as a noun phrase, so callers ask
    for two phrases of one kind and look at the neighbours as well. Adverbs at the beginning change nothing.
    """
    found = re.findall(r"[\w'’-]+", phrase.lower())
    while len(found) > 1 and found[0].endswith("ly"):
        found = found[1:]
    if not found:
        return ""
    first, second = found[0], found[1] if len(found) > 1 else ""
    if first == "to":
        return "infinitive"
    if found[-1] in words("adverb"):
        return "adverb"
    for name in ("verb", "preposition", "clause"):
        if first in words(name) and (name != "verb" or second):
            return name
    if first in words("either") and (second in words("determiner") or second == "to"):
        return "verb"
    if form := _verb_form(first, second, " ".join(found)):
        return form
    return "adjective" if found[-1].endswith(tuple(words("adjective"))) else "noun"


def _verb_form(first: str, second: str, phrase: str) -> str:
    """Return gerund or participle where the first word is one with an object or an adverbial, or stands alone."""
    governs = second in words("determiner") or second in words("preposition")
    if first.endswith("ed") and (governs or not second):
        return "participle"
    if first.endswith("ing") and (governs or re.match(r"\w+ (?:\w+ )?(?:into|the|an?)\b", phrase)):
        return "gerund"
    return ""
