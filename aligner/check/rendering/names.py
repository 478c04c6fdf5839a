"""Names of bodies in an English text: right ones of any body in the termbase, and partly right ones of a given body."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from aligner.check.rendering.find import Places, exact
from aligner.check.rendering.policy import of_names
from aligner.terms import Term, Termbase
from aligner.words import patterns as re
from aligner.words.english import English, Word, is_content, phrase, word_list, words

_SHORTEST = 3  # words of a name that can be told from ordinary English
_COVERED = 0.5  # of the words of the name
_PURE = 0.5  # of the words of the window
_PLAIN = re.compile(r"[A-Za-z]+(?= )")


class Names:
    """The names of all bodies of a termbase by their first two words."""

    def __init__(self, termbase: Termbase) -> None:
        self._by_start: dict[tuple[str, str], list[tuple[str, Term]]] = {}
        self._unread: dict[str, list[tuple[str, Term]]] = {}  # by their first word, of which most texts have few
        for term in termbase.of(of_names):
            for target in term.targets:
                if first := _first(target):
                    self._unread.setdefault(first, []).append((target, term))

    def find(self, english: English) -> list[tuple[Places, Term]]:
        """Return every full name in the text and its body, the longer of two that overlap."""
        found: list[tuple[Places, Term]] = []
        have = english.words
        for k in range(len(have) - 1):
            for target, term in self._beginning(have[k].stem, have[k + 1].stem):
                found += [(places, term) for places in exact(english, target) if places[0] == k]
        found.sort(key=lambda item: (item[0][0], -item[0][1]))
        kept: list[tuple[Places, Term]] = []
        for places, term in found:
            if not kept or places[0] > kept[-1][0][1] or places == kept[-1][0]:
                kept.append((places, term))
        return kept

    def _beginning(self, first: str, second: str) -> Sequence[tuple[str, Term]]:
        """Return the names that begin with two words, given as stems."""
        if unread := self._unread.get(first):
            found: dict[tuple[str, str], list[tuple[str, Term]]] = {}
            for target, term in unread:
                name = phrase(target)
                if len(name) >= _SHORTEST:
                    found.setdefault((first, name[1].stem), []).append((target, term))
            self._by_start.update(found)
            self._unread.pop(first, None)  # last, so that another thread never sees half of them
        return self._by_start.get((first, second), ())


def _first(name: str) -> str:
    """Return the stem of a name's first word, "" for a name without one."""
    word = _PLAIN.match(name)
    if word and (begun := words(word[0])):
        return begun[0].stem
    return next((word.stem for word in phrase(name)), "")


@lru_cache(maxsize=4096)
def distinctive(target: str) -> frozenset[str]:
    """Return the roots of a name that say which body is meant."""
    return frozenset(w.root for w in phrase(target) if is_content(w) and w.stem not in word_list("generic"))


def partial(english: English, term: Term, claimed: set[int]) -> Places | None:
    """Return the window that looks most like a wrong form of the body's name, or None.

    It holds half of the name's content words and of its distinctive ones, little else, a word for a kind of body
    unless it is written as a name, and no word that another term of the sentence accounts for.
    """
    best: tuple[float, Places] | None = None
    for target in term.targets:
        wanted = {w.root for w in phrase(target) if is_content(w)}
        mine = distinctive(target)
        if len(wanted) < 2 or not mine & english.roots.keys():
            continue
        starts = sorted(i for r in wanted for i in english.roots.get(r, ()) if i not in claimed)
        for first in starts:
            for last in range(first, min(first + len(wanted) + 4, len(english.words))):
                word = english.words[last]
                if last in claimed or (word.stem in {",", ".", ";", ":", "(", ")"}):
                    break
                value = _likeness(english, (first, last), wanted, mine)
                if value and (best is None or value > best[0]):
                    best = value, (first, last)
    return _to_the_body(english, best[1]) if best else None


def _to_the_body(english: English, places: Places) -> Places:
    """Return a name with the word for a kind of body right after it, if it had none: Market Supervision + Board."""
    first, last = places
    following = english.words[last + 1 : last + 2]
    titled = has_body(following) and english.text[following[0].start].isupper()
    alone = english.text[english.words[last].end :][:1] == " "
    return (first, last + (titled and alone and not has_body(english.words[first : last + 1])))


def _likeness(english: English, places: Places, wanted: set[str], mine: frozenset[str]) -> float:
    inside = [w for w in english.words[places[0] : places[1] + 1] if is_content(w)]
    have = {w.root for w in inside}
    if not inside or inside[-1].end != english.words[places[1]].end:
        return 0.0
    if inside[-1].root not in wanted and inside[-1].stem != "minister" and not has_body(inside[-1:]):
        return 0.0  # "Minister of Finance Liu": what follows the name is no part of it
    hit, own = len(have & wanted), len(have & mine)
    if own < max(1, _COVERED * len(mine)) or hit < _COVERED * len(wanted) or hit < _PURE * len(inside):
        return 0.0
    titled = all(english.text[w.start].isupper() for w in inside)
    if not titled or (len(inside) < 2 and len(mine) < 2):
        return 0.0
    if not has_body(inside) and own < len(mine):
        return 0.0
    if inside[-1].stem == "ministry" and inside[0].stem != "ministry":
        return 0.0  # "Foreign Ministry" is what newspapers call it
    return 2 * hit / (len(wanted) + len(inside)) + 0.01 * has_body(inside)


def has_body(inside: Sequence[Word]) -> bool:
    """Say whether one of the words names a kind of body: ministry, bureau, office."""
    return any(word.stem in word_list("body") for word in inside)
