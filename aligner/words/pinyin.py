"""Pinyin: the syllables, the characters that each can stand for, and the ways in which a word falls into syllables."""

from __future__ import annotations

from functools import cache, lru_cache

from aligner.datafiles import rows

LONGEST = 24
"""No leftover is longer than this many letters; longer words are not looked at."""


@cache
def syllables() -> dict[str, str]:
    """Return the characters that each syllable of pinyin can stand for."""
    return {row[0]: row[1] for row in rows("words", "pinyin.tsv")}


@cache
def known(kind: str) -> frozenset[str]:
    """Return the words of one kind in data/pinyin_known.tsv."""
    return frozenset(word for k, word in rows("words", "pinyin_known.tsv") if k == kind)


@cache
def words() -> dict[str, str]:
    """Return the Chinese words of data/pinyin_words.tsv and their English."""
    return {row[0]: row[1] for row in rows("words", "pinyin_words.tsv")}


@lru_cache(maxsize=65536)
def readings(word: str) -> tuple[tuple[str, ...], ...]:
    """Return the ways in which a word falls into syllables of pinyin: none for most English words."""
    word = word.lower().replace("'", "").replace("’", "")
    if len(word) > LONGEST:
        return ()
    known = syllables()
    ways: list[list[tuple[str, ...]]] = [[()], *([] for _ in word)]
    for start in range(len(word)):
        so_far = ways[start][:4]
        for end in range(start + 1, min(start + 6, len(word)) + 1) if so_far else ():
            if (syllable := word[start:end]) in known:
                ways[end] += [(*way, syllable) for way in so_far]
    return tuple(ways[-1][:4])


@cache
def sounds() -> dict[str, tuple[str, ...]]:
    """Return every character of the table and the syllables that it can be read as."""
    found: dict[str, tuple[str, ...]] = {}
    for syllable, characters in syllables().items():
        for character in characters:
            found[character] = (*found.get(character, ()), syllable)
    return found
