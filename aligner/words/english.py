"""English as the checks compare it: words with their places, in a form that ignores case, plural and inflection."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, cached_property, lru_cache
from typing import NamedTuple

from aligner.datafiles import rows

_WORD = re.compile(r"[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)*(?:['’]s\b)?|\d+(?:[.,]\d+)*|[^\w\s]")
_VOWEL = re.compile(r"[aeiouy]")
_BRITISH = tuple(f"is{ending}" for ending in ("e", "ed", "es", "ing", "ation", "ations", "er", "ers"))
_LONGEST = 1000
"""Characters of a text whose words are kept for a while."""
_SIBILANT = ("sses", "xes", "ches", "shes", "zzes")


class Word(NamedTuple):
    """A word or sign at ``start:end``; ``stem`` without inflection, ``root`` also without derivational endings."""

    stem: str
    root: str
    start: int
    end: int


@cache
def word_list(kind: str) -> frozenset[str]:
    """Return the words of one kind in data/english_words.tsv; those that are compared with stems, as stems."""
    found = (word for k, word in rows("words", "english_words.tsv") if k == kind)
    return frozenset(map(stem, found) if kind in {"generic", "body", "function"} else found)


@cache
def _irregular() -> dict[str, str]:
    return dict(row.split(" ") for row in word_list("irregular"))


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return a word without case, possessive, plural, -ed and -ing, in American spelling: a key, not a word."""
    w = word.lower().replace("’", "'")
    w = w.removesuffix("'s").removesuffix("'")
    w = _irregular().get(w, w)
    if len(w) < 4 or not w.isalpha():
        return w
    if len(w) > 6 and w.endswith(_BRITISH):
        w = re.sub(r"is(e|ed|es|ing|ation|ations|er|ers)$", r"iz\1", w)
    if w.endswith("ies"):
        w = w[:-3] + "y"
    elif w.endswith(_SIBILANT):
        w = w[:-2]
    elif w.endswith("s") and not w.endswith(("ss", "us", "is")):
        w = w[:-1]
    for ending in ("ing", "ed"):
        base = w.removesuffix(ending)
        if base != w and len(base) >= 3 and _VOWEL.search(base):
            w = base[:-1] if base[-1] == base[-2] and base[-1] not in "sl" else base
            w = w[:-1] + "y" if ending == "ed" and w.endswith("i") else w
            break
    return w.removesuffix("e") if len(w) > 3 else w


@cache
def _endings() -> tuple[str, ...]:
    return tuple(sorted(word_list("ending"), key=lambda ending: (-len(ending), ending)))


@lru_cache(maxsize=65536)
def root(form: str) -> str:
    """Return a stem without its derivational ending, so that industry and industrial have one root."""
    if not form.endswith(_endings()):
        return form
    for ending in _endings():
        base = form.removesuffix(ending)
        if base != form and len(base) >= 4:
            return base.removesuffix("t") if len(base) > 5 else base
    return form


def words(text: str) -> tuple[Word, ...]:
    """Return the words and signs of a text in order, articles and hyphens left out."""
    return _kept(text) if len(text) <= _LONGEST else _cut(text)


@lru_cache(maxsize=128)
def _kept(text: str) -> tuple[Word, ...]:
    """Return the words of a text of the pair that is looked at: each check asks for them."""
    return _cut(text)


def _cut(text: str) -> tuple[Word, ...]:
    make = tuple.__new__  # what Word() calls in the end, at a third of the time
    return tuple([make(Word, forms + m.span()) for m in _WORD.finditer(text) if (forms := _forms(m[0]))])


@lru_cache(maxsize=65536)
def _forms(word: str) -> tuple[str, str] | None:
    """Return a word's stem and root, None for what ``words`` leaves out."""
    form = stem(word)
    return None if word in "-‐‑–\"“”‘’'" or form in word_list("article") else (form, root(form))


class English:
    """An English text cut into words, with an index of where each root stands."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = words(text)

    @cached_property
    def roots(self) -> dict[str, list[int]]:
        """Each root and the indices of its words."""
        return _places([word[1] for word in self.words])

    @cached_property
    def stems(self) -> dict[str, list[int]]:
        """Each stem and the indices of its words."""
        return _places([word[0] for word in self.words])

    @cached_property
    def letters(self) -> str:
        """All stems in one, without a space."""
        return "".join(word.stem for word in self.words)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Return the characters of the words ``first`` to ``last`` (inclusive)."""
        return self.words[first].start, self.words[last].end


def _places(forms: Iterable[str]) -> dict[str, list[int]]:
    out: dict[str, list[int]] = {}
    for i, form in enumerate(forms):
        if form in out:
            out[form].append(i)
        else:
            out[form] = [i]
    return out


@lru_cache(maxsize=32768)
def phrase(rendering: str) -> tuple[Word, ...]:
    """Return the words of a rendering, kept for the next time; ``start`` and ``end`` are into the rendering."""
    return tuple(word for word in _cut(rendering) if word.stem != ",")


def is_content(word: Word) -> bool:
    """Say whether a word carries meaning of its own (no sign, conjunction or function word)."""
    return _content(word[0])


@lru_cache(maxsize=65536)
def _content(form: str) -> bool:
    return form not in word_list("function") and form not in word_list("and") and form[:1].isalnum()
