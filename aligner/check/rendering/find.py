"""Finds a rendering of a term in an English text: word for word, inflected, or legitimately re-ordered."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from aligner.words import patterns as re
from aligner.words.english import English, Word, is_content, phrase, word_list

Places = tuple[int, int]
"""First and last word (inclusive) of an occurrence."""

_QUOTED = re.compile(r"[“”\"()\[\]]")  # a title or an aside is not half of a rendering
_ENDS = frozenset(".;:")
_SLACK = 2
_LONG = 5
_SHARED = 0.7


class _Shape(NamedTuple):
    """What every look for a rendering asks of it: its words, and what an English text must have to hold it at all."""

    words: tuple[Word, ...]
    first: str
    last: str
    series: bool
    glued: str
    content: frozenset[str]


@lru_cache(maxsize=8192)
def _shape(rendering: str) -> _Shape:
    """Return a rendering's words, the stems of the first and last one, whether it is a series, all stems in one, roots.

    The stems in one are "" for what is too short or too long to be written as one word or as two. A last "and", which
    may stand as a sign, is "".
    """
    wanted = phrase(rendering)
    series = "," in rendering or any(word.stem in word_list("and") for word in wanted)
    glued = "".join(word.stem for word in wanted)
    return _Shape(
        wanted,
        wanted[0].stem if wanted else "",
        wanted[-1].stem if wanted and wanted[-1].stem != "and" else "",
        series,
        "" if len(glued) < 8 or len(wanted) > 5 else glued,
        frozenset(word.root for word in wanted if is_content(word)),
    )


def exact(english: English, rendering: str, by_root: bool = False) -> list[Places]:
    """Return where the rendering stands word for word, apart from case, articles, hyphens and inflection.

    With ``by_root`` also apart from derivation: "calculation force" is "calculate force".
    """
    wanted, first, last, series, glued, _ = _shape(rendering)
    if not wanted:
        return []
    found: list[Places] = []
    have, stems = english.words, english.stems
    index = english.roots.get(wanted[0].root) if by_root else stems.get(first)
    if index and not by_root and last and last not in stems:
        index = None
    for i in index or ():
        end = _same_words(have, i, wanted, series, by_root)
        if end and not (found and i <= found[-1][1]):
            found.append((i, end - 1))
    if found or not glued or glued not in english.letters:
        return found
    return _glued(english, glued, len(wanted))


def _same_words(have: Sequence[Word], at: int, wanted: Sequence[Word], series: bool, by_root: bool) -> int:
    """Return the end of the rendering that starts at word ``at``, or 0; a serial comma may stand before an "and"."""
    ands = word_list("and")
    for word in wanted:
        if at < len(have) and have[at].stem == "," and word.stem in ands and have[at + 1 : at + 2]:
            at += have[at + 1].stem in ands
        if at >= len(have):
            return 0
        if series and have[at].stem == ",":  # a series inside a name: "agriculture, rural affairs"
            at += have[at + 1].stem == word.stem if at + 1 < len(have) else 0
        same = have[at].stem == word.stem or (by_root and have[at].root == word.root)
        if not same and not (word.stem == "and" and have[at].stem in {"&", "/"}):
            return 0
        at += 1
    return at


def _glued(english: English, target: str, size: int) -> list[Places]:
    """Return where two words are written as one ("cyber security") or one as two."""
    for i, word in enumerate(english.words):
        if not target.startswith(word.stem):
            continue
        text = ""
        for k in range(i, min(i + size + 2, len(english.words))):
            text += english.words[k].stem
            if text == target:
                return [(i, k)]
            if not target.startswith(text):
                break
    return []


def in_some_form(english: English, renderings: Iterable[str], slack: int = _SLACK) -> bool:
    """Say whether one of some renderings stands there: inflected, derived, re-ordered, or with words between."""
    return any(exact(english, one, by_root=True) or windows(english, one, slack) for one in renderings)


def windows(english: English, rendering: str, slack: int = _SLACK) -> list[Places]:
    """Return the shortest windows that hold all content roots of the rendering, in any order, without a sentence end.

    A window has at most ``slack`` more content words than the rendering.
    """
    roots = _shape(rendering).content
    if len(roots) < 2 or not roots <= english.roots.keys():
        return []
    places = sorted([i for r in roots for i in english.roots[r]])
    found = []
    for first, last in [(places[0], places[-1])] if len(places) == len(roots) else _shortest(english, roots, places):
        inside = english.words[first : last + 1]
        # only in a window that is wider than that do its content words have to be counted
        close = len(inside) <= len(roots) + slack or sum(map(is_content, inside)) <= len(roots) + slack
        whole = close and _ENDS.isdisjoint([word.stem for word in inside])
        if whole and not _QUOTED.search(english.text, inside[0].start, inside[-1].end):
            found.append((first, last))
    # both ends only grow, so that a window that holds another one ends where the next one does
    return [w for w, following in zip(found, [*found[1:], None], strict=False) if not following or following[1] > w[1]]


def _shortest(english: English, roots: frozenset[str], places: list[int]) -> Iterator[Places]:
    """Yield, from each place of a root on, the shortest window that holds all of them."""
    for n, first in enumerate(places):
        missing = set(roots)
        for last in places[n:]:
            missing.discard(english.words[last].root)
            if not missing:
                yield first, last
                break


def reordered(english: English, rendering: str, known: Container[Places] = ()) -> list[Places]:
    """Return the windows that say the same in another order: words side by side are neighbours in the rendering too.

    "security of the industrial internet" for "industrial internet security", but neither "Internet security industry"
    nor, for "industrial internet innovation", "industrial innovation of the internet". Those ``known`` are left out.
    """
    places = [window for window in windows(english, rendering) if window not in known]
    if not places:
        return []
    words = {word.stem for word in phrase(rendering)}
    apart = {"to", ","} - words if not words & word_list("and") else {"to"} - words
    found = ((window, _order(english, window, rendering)) for window in places)
    found = (item for item in found if not any(w.stem in apart for w in english.words[item[0][0] : item[0][1] + 1]))
    return [window for window, order in found if not _turned(order) and not _torn(order)]


def jumbled(english: English, rendering: str) -> list[Places]:
    """Return the windows of nothing but the rendering's content words, side by side, in an order that it forbids."""
    wanted = [word for word in phrase(rendering) if is_content(word)]
    if not wanted or any(
        rendering[w.start : w.end].endswith("ed") for w in wanted[1:]
    ):  # "value added" is "added value"
        return []
    words = phrase(rendering)
    turned = []  # "relations of production" is "production relations"
    for i, word in enumerate(words):
        if not is_content(word):
            turned.append([w.root for w in (*words[i + 1 :], *words[:i]) if is_content(w)])
    out = []
    for first, last in windows(english, rendering, slack=0):
        inside = english.words[first : last + 1]
        nouns = len(wanted) > 2 or {w.stem for w in inside} == {w.stem for w in wanted}
        if [word.root for word in inside] in turned or _means_the_same(english, inside, wanted):
            continue
        if nouns and len(inside) == len(wanted) and _turned(_order(english, (first, last), rendering)):
            out.append((first, last))
    return out


def _means_the_same(english: English, inside: Sequence[Word], wanted: Sequence[Word]) -> bool:
    """Say whether only what goes before the last noun is exchanged, or that noun has become a verb with its object.

    "Graded cybersecurity protection" is "cybersecurity graded protection", "allocating power" is "power allocation".
    """
    head = wanted[-1].root
    acts = inside[0].root == head and english.text[inside[0].start : inside[0].end].endswith("ing")
    return acts or (len(wanted) > 2 and inside[-1].root == head)


def _order(english: English, window: Places, rendering: str) -> list[tuple[int, int]]:
    """Return the rendering's content words in a window: where each stands in the window and in the rendering."""
    order = {word.root: i for i, word in enumerate(w for w in phrase(rendering) if is_content(w))}
    inside = english.words[window[0] : window[1] + 1]
    return [(i, order[word.root]) for i, word in enumerate(inside) if word.root in order]


def _turned(order: list[tuple[int, int]]) -> bool:
    """Say whether two words side by side stand the other way round than in the rendering."""
    return any(k == i + 1 and after < before for (i, before), (k, after) in pairwise(order))


def _torn(order: list[tuple[int, int]]) -> bool:
    """Say whether, of two words side by side, the second is not the next of the rendering and that one comes later."""
    seen: set[int] = set()
    for (i, before), (k, after) in pairwise(order):
        seen.add(before)
        if k == i + 1 and not seen.issuperset(range(before + 1, after)):
            return True
    return False


def alike(english: English, rendering: str, claimed: set[int]) -> Places | None:
    """Return the window that shares most content words with a long rendering written as a name, or None.

    Long means at least five different content words, a name that most begin with a capital; seven tenths of them and of
    the window's have to be shared.
    """
    if sum(map(str.isupper, rendering)) < _LONG:
        return None
    wanted = {word.root for word in phrase(rendering) if is_content(word)}
    if len(wanted) < _LONG or len(wanted & english.roots.keys()) < _SHARED * len(wanted):
        return None
    best, most = None, 0.0
    for first in sorted(i for r in wanted for i in english.roots.get(r, ())):
        have: set[str] = set()
        size = 0
        for last in range(first, len(english.words)):
            word = english.words[last]
            if last in claimed or word.stem in {".", ";", ":", ","} or size > len(wanted) + _SLACK:
                break
            size += is_content(word)
            if word.root in wanted:
                have.add(word.root)
                shared = len(have)
                if shared >= _SHARED * max(size, len(wanted)) and 2 * shared / (size + len(wanted)) > most:
                    best, most = (first, last), 2 * shared / (size + len(wanted))
    return best and (best[0], _to_the_end(english, best[1], rendering))


def _to_the_end(english: English, last: int, rendering: str) -> int:
    """Return the place of the word that stands for the one that follows in the rendering, or ``last`` itself.

    "with Chinese features" for "with Chinese Characteristics": the first two words are found, the third replaces one.
    """
    wanted = phrase(rendering)
    at = next(i for i, word in enumerate(wanted) if word.root == english.words[last].root) + 1
    if at == len(wanted) or last + 1 == len(english.words):
        return last
    following = english.words[last + 1]
    stands_for = is_content(wanted[at]) and is_content(following) and wanted[at].root not in english.roots
    return last + stands_for
