"""Fits the name of a term into a sentence in place of a wrong one, if the sentence bears it."""

from __future__ import annotations

from aligner.correct.seams import agreeing, remains, trimmed, widened, with_article
from aligner.correct.words import after, before, capital, kind, opens_sentence, words
from aligner.spans import Span
from aligner.words import patterns as re
from aligner.words.english import stem

Change = tuple[Span, str]
_QUOTES = {"“": "”", '"': '"', "‘": "’", "《": "》"}
_OF_STATE = frozenset(["State", "National", "China"])
_AND = re.compile(r"\band\b")
_INFINITIVE = re.compile(r"\bto\s(?!the\b|an?\b)")
_COMPLEX = re.compile(r"\s(?:of|for|in|on|to|with|and|or|at|from|by|into)\s|,")


def fit_phrase(en: str, span: Span, new: str, is_name: bool = False) -> Change | None:
    """Return the edit that puts a term in the place of a wrong rendering; None where the sentence may not bear it.

    The two have to be phrases of one kind, the words next to the place must not be further parts of either, and
    article, number and capital are made to agree. With ``is_name`` a small letter behind the place is enough to show
    that the old name ends there.
    """
    quoted = _QUOTES.get(en[span[0] - 1 : span[0]]) == en[span[1] : span[1] + 1] != ""
    old = en[slice(*span)]
    if not (quoted or same_kind(en, span, old, new)):
        return None
    span = span if quoted else widened(en, span, new)
    old = en[slice(*span)]
    new = trimmed(en, span, new)
    clear = quoted or (is_name and not after(en, span[1])[:1].isupper()) or _clear_right(en, span, old, new)
    if old == new or not clear or remains(en, span, new):
        return None
    if not quoted:
        span, new = with_article(en, span, new)
        span, new = agreeing(en, span, old, new)
    if opens_sentence(en, span[0]) and en[span[0]].isupper():
        new = capital(new)
    return span, new


def fit_name(en: str, span: Span, new: str) -> Change | None:
    """Return the edit that puts a name in its place; of a body also with the last word that the span left out.

    None where capitals next to the place show that the old name goes on there.
    """
    if not new[:1].isupper():
        return fit_phrase(en, span, new)
    following = re.sub(r"['’]s?$", "", after(en, span[1]))
    end = en.index(following, span[1]) + len(following)
    if following.lower() in words("body") and following[0].isupper() and not re.match(r"\s+(?:of|for)\b", en[end:]):
        span = (span[0], end)
    elif following[:1].isupper() and following.lower() not in words("body") | words("level"):
        return fit_phrase(en, span, new, is_name=True) if _same(en[slice(*span)], new, -1) else None
    ahead = before(en, span[0])
    if ahead in _OF_STATE and is_body(new) and not _same(en[slice(*span)], new, 0):
        span = (en.rindex(ahead, 0, span[0]), span[1])  # "State" of the old name goes with it
        ahead = before(en, span[0])
    known = ahead.lower() in words("level") | words("body") | words("determiner") | words("preposition")
    foreign = ahead[:1].isupper() and not known and not _same(en[slice(*span)], new, 0)
    if foreign and is_body(new) and not opens_sentence(en, en.rindex(ahead, 0, span[0])):
        return None
    return fit_phrase(en, span, new, is_name=True)


def is_body(name: str) -> bool:
    """Say whether a name is that of a body, by the word for its kind."""
    return not words("body").isdisjoint(name.lower().split())


def same_kind(en: str, span: Span, old: str, new: str) -> bool:
    """Say whether two phrases can stand in one place."""
    if _AND.search(old) and not _AND.search(new):
        return False  # what is joined to the wrong name would go with it
    kinds = kind(old), kind(new)
    if kinds[0] == kinds[1] != "clause":
        return not (kinds[0] == "noun" and _INFINITIVE.search(old) and not _INFINITIVE.search(new))
    closes = re.match(r"\s*(?:[,.;:!?”]|$)", en[span[1] :]) is not None
    if kinds == ("noun", "verb"):
        return opens_sentence(en, span[0]) and closes
    ends = old.split()[-1:] == new.split()[-1:]
    return kinds == ("infinitive", "preposition") and ends  # "to work together with" for "together with"


def _same(old: str, new: str, at: int) -> bool:
    """Say whether two phrases have one first (0) or last (-1) word."""
    return stem(old.split()[at].strip(",.“”\"'")) == stem(new.split()[at])


def _clear_right(en: str, span: Span, old: str, new: str) -> bool:
    """Say whether what follows can follow the new phrase as it followed the old one."""
    word = after(en, span[1]).lower()
    if not word or word in words("auxiliary") | words("preposition") | {
        "and",
        "or",
        "as",
        "to",
        "that",
        "which",
        "such",
    }:
        return True
    if _same(old, new, -1):
        return True
    if _COMPLEX.search(new):
        return word in words("determiner")  # a verb's object or an adverbial: nothing that the noun would qualify
    return not word[0].isdigit() and word not in words("determiner") | {"one", "two", "three", "four", "five", "six"}
