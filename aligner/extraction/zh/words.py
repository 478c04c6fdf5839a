"""Lookups in the word lists of Chinese actions: which kind of word stands at an offset of a clause."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from aligner.extraction.forms import any_of, forms
from aligner.words.compiled import compiled

VERBS, ACTORS = "verbs_zh", "actors_zh"
MODALS = ("must_not", "shall", "may")
_BEFORE = set("亟主重需必紧只就既又想首纲摘扼相对响适供反不")
_NOUN = re.compile(
    r"者|员(?!工)|(?<=研究)[室院所]|(?<=督查)室|(?<=办理)处|(?<=服务)处|(?<=设计)院|(?<=[检测化]验)[室所]|(?<=检测)[室所]|(?<=检察)院"
)
_SPECIAL = re.compile(r"[\\^$.|?*+()\[\]{}]")


@cache
def _patterns(table: str, kinds: tuple[str, ...], after: str) -> tuple[re.Pattern[str], ...]:
    """Return the plain words of some kinds, the longest first, and the forms that are patterns, each compiled."""
    found = {form for kind in kinds for form in forms(table, kind)}
    plain = sorted((f for f in found if not _SPECIAL.search(f)), key=lambda f: (-len(f), f))
    special = sorted(found.difference(plain))
    return tuple(compiled(f"(?:{'|'.join(group)}){after}") for group in (plain, special) if group)


def word_at(text: str, at: int, *kinds: str, table: str = VERBS, after: str = "") -> re.Match[str] | None:
    """Return the longest plain word of some kinds at an offset, else a form that is a pattern; ``after`` follows."""
    for pattern in _patterns(table, kinds, after):
        if match := pattern.match(text, at):
            return match
    return None


def verb_at(text: str, at: int) -> re.Match[str] | None:
    """Return the verb at an offset; 运营 in 运营者 and 研究 in 研究室 are none."""
    found = word_at(text, at, "verb", "pivot")
    return None if found and _NOUN.match(text, found.end()) else found


def bare_at(text: str, at: int) -> re.Match[str] | None:
    """Return the verb without an object that ends the text and starts at an offset."""
    return word_at(text, at, "bare", after="$")


@lru_cache(maxsize=256)
def modal_places(text: str) -> frozenset[int]:
    """Return the offsets at which a word of duty, prohibition or permission may stand; a clause is asked at all."""
    return frozenset(match.start() for match in _any_modal().finditer(text))


@cache
def _any_modal() -> re.Pattern[str]:
    """Return a pattern that is empty in front of every word of duty, prohibition or permission."""
    return re.compile(f"(?={any_of(ACTORS, *MODALS, 'short_shall', 'short_may')})")


def modal_at(text: str, at: int) -> tuple[str, re.Match[str]] | None:
    """Return the word of duty, prohibition or permission at an offset, with its kind."""
    if at not in modal_places(text):
        return None
    for kind in MODALS:
        if match := word_at(text, at, kind, table=ACTORS):
            return kind, match
    return _short_modal(text, at)


def _short_modal(text: str, at: int) -> tuple[str, re.Match[str]] | None:
    """Return 应, 要, 须, 需 or 可 where it stands in front of an action: not 应急, 主要, 需求."""
    for kind in ("shall", "may"):
        match = word_at(text, at, f"short_{kind}", table=ACTORS)
        if match is None or text[max(0, at - 1) : at] in _BEFORE or word_at(text, at, "not_modal", table=ACTORS):
            continue
        after = match.end()
        if verb_at(text, after) or bare_at(text, after) or word_at(text, after, "degree", "opener", "prep", "taken"):
            return kind, match
    return None


def begins(text: str, at: int) -> bool:
    """Say whether an action may go on at an offset: with a verb, an adverb, a phrase, a duty, a date, or the end."""
    return (
        at >= len(text)
        or text[at].isdigit()
        or verb_at(text, at) is not None
        or word_at(text, at, "degree", "opener", "prep", "taken") is not None
        or bare_at(text, at) is not None
        or modal_at(text, at) is not None
    )
