"""The words of a text as the lexicon knows them: Chinese cut by its own vocabulary, English as roots."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from aligner.datafiles import rows
from aligner.words import patterns as re
from aligner.words.fold import fold

_HAN_OR_LATIN = re.compile(r"[\u3400-\u9fff]+|[a-z]+")
_WORD = re.compile(r"[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)*(?:['’]s\b)?")
_HAN = re.compile(r"[\u3400-\u9fff]")
LONGEST = 6
"""Characters of the longest Chinese word in the vocabulary."""
UNKNOWN_COST = 16.0
"""Cost of a single character that the vocabulary lacks: more than that of any word in it."""


class Token(NamedTuple):
    """A word at ``start:end`` of a text; ``unit`` is the form in which the lexicon knows it."""

    unit: str
    start: int
    end: int


@cache
def function_words(language: str) -> frozenset[str]:
    """Return the words of a language (zh or en) that say nothing about what is translated; English ones as stems."""
    from aligner.words.english import stem

    found = [word for kind, word in rows("lexicon", "function_words.tsv") if kind == language]
    return frozenset(map(stem, found) if language == "en" else found)


def is_function(unit: str) -> bool:
    """Say whether a Chinese unit carries no content of its own."""
    return unit in function_words("zh")


@lru_cache(maxsize=65536)
def english_unit(word: str) -> str:
    """Return the form in which an English word is counted, without case, inflection and derivational ending.

    A function word and a single letter have none: "". They are known by their stems, which tell three from threats.
    """
    from aligner.words.english import stem  # here, because that room's checks import this one

    return _unit(stem(word))


@lru_cache(maxsize=65536)
def unit_of_stem(form: str) -> str:
    """Return the same of one of ``aligner.words.english.words`` by its stem, "" where that is a number or a sign."""
    return "" if form[:1].isdecimal() else _unit(form)


def _unit(form: str) -> str:
    from aligner.words.english import root

    return "" if len(form) < 2 or form in function_words("en") else root(form)


def english_tokens(text: str) -> list[Token]:
    """Return the content words of an English text in order; function words, numbers and signs are left out."""
    new = tuple.__new__  # what Token() calls in the end, at half of the time
    return [new(Token, (unit, *m.span())) for m in _WORD.finditer(text) if (unit := english_unit(m[0]))]


def chinese_tokens(text: str, costs: Mapping[str, float]) -> list[Token]:
    """Return the words of a Chinese text, and the Latin-letter words in it, in order; offsets are into the text.

    Every run of Chinese characters is cut in the way whose words cost least in all (a shortest path over the
    vocabulary, as unigram segmenters do). ``costs`` gives the negative logarithm of each word's frequency.
    """
    out: list[Token] = []
    for match in _HAN_OR_LATIN.finditer(fold(text)):
        run, at = match[0], match.start()
        if _HAN.match(run):
            for word in cut_run(run, costs):
                out.append(Token(word, at, at + len(word)))
                at += len(word)
        else:
            out.append(Token(run, at, match.end()))
    return out


def cut_run(run: str, costs: Mapping[str, float]) -> list[str]:
    """Cut one run of folded Chinese characters into words; time grows with its length alone."""
    size = len(run)
    best = [0.0] * (size + 1)
    begin = [0] * (size + 1)
    look = costs.get
    for end in range(1, size + 1):
        start = end - 1
        least, where = best[start] + look(run[start:end], UNKNOWN_COST), start
        for start in range(max(0, end - LONGEST), end - 1):
            cost = look(run[start:end])
            if cost is not None and best[start] + cost < least:
                least, where = best[start] + cost, start
        best[end], begin[end] = least, where
    words = []
    while size:
        words.append(run[begin[size] : size])
        size = begin[size]
    return words[::-1]
