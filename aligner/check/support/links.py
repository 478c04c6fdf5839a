"""Links the content words of a pair, one to one as far as they go."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from aligner.check.rendering.names import distinctive
from aligner.check.rendering.policy import is_name
from aligner.check.support.names import Mark, spell
from aligner.check.tables import table
from aligner.lexicon import Lexicon, english_tokens, is_function
from aligner.lexicon.words import english_unit, unit_of_stem
from aligner.spans import Span
from aligner.terms import Match
from aligner.terms.matcher import Matcher
from aligner.words import patterns as re
from aligner.words.english import words
from aligner.words.fold import fold
from aligner.words.lazy import lazy

_PREFIX = 5  # letters in which two forms of a rare word are alike (implement, implementation)
_NEAR = 3  # places of an English word that are looked at, the nearest by position
_FAR = 0.5  # of a link's strength that the whole length of the text between two words takes
_COUNTED = frozenset("0123456789０１２３４５６７８９〇一二三四五六七八九十百千万亿两几数余多第%％")
_COUNTED_WORDS = frozenset(["百分点", "年底"])
_NUMERAL = frozenset("〇一二三四五六七八九十百千万亿两几余多第")
_MEASURE = _NUMERAL.union("个條条届家名次种種项項年月日倍成章节節部类類批轮級级层層位户件人份元吨天")
# "the ministry" takes up a name that was told before.
_TAKEN_UP = re.compile(
    r"\b(?:[Tt]he|[Bb]oth|[Tt]hese) (?:ministr(?:y|ies)|commissions?|bureaus?|agenc(?:y|ies))\b(?! (?:of|for))"
)


_EXPLAINED = re.compile(
    r"[\u4e00-\u9fff]{2,16}\s*[(（][A-Za-z][A-Za-z ,'’-]{4,80}?[,，、]\s*(?P<letters>[A-Z][A-Za-z-]*[A-Z\d])\s*[)）]"
)

Offer = tuple[float, int, int, bool]
"""Minus the strength of a link, the Chinese and the English word, and whether a term makes it: strongest first."""


@dataclass(slots=True)
class Link:
    """A content word of one side with its partner on the other.

    ``state``: ``own``, a word that is this one's alone; ``doublet``, one that belongs to the word right beside this one
    (贯彻落实, "implement"); ``shared``, one that belongs to another word further off; ``weak``, one that is only like a
    known rendering; ``none``. ``silent`` marks numbers and what is counted, which other checks look at.
    """

    unit: str
    start: int
    end: int
    state: str = "none"
    partner: Span | None = None
    silent: bool = False


def link(zh: str, en: str, matches: Iterable[Match], lexicon: Lexicon) -> tuple[list[Link], list[Link]]:
    """Return the content words of both texts in order, linked."""
    matches = sorted(matches, key=lambda match: match.start)
    left = [_counted(zh, Link(*token)) for token in lexicon.cut(zh) if not is_function(token[0])]
    right = [Link(unit, start, end) for form, _, start, end in words(en) if (unit := unit_of_stem(form))]
    index = _Index(right, len(zh), len(en))
    _quiet(en, right, index)
    offers: list[Offer] = []
    weak: list[tuple[int, int]] = []
    for i, item in enumerate(left):
        if not _offer(i, item, index, lexicon, offers):
            weak += [(i, k) for k in index.like(item, lexicon)]
    term_words = _terms(matches, left, index)
    offers += [(-1.0, i, k, True) for i, k, whole in term_words if whole]
    offers.sort()
    owner = _assign(left, right, offers)

    def mark(place: Span, other: Span) -> None:
        _mark(left, place, other)
        _mark(right, other, place)

    _gloss(zh, en, mark)
    spell(zh, en, mark)
    _in_brackets(zh, en, mark)
    for _, i, k, of_term in offers:
        if not of_term:
            _share(left, i, right[k], owner.get(k))
            _share(right, k, left[i], None)
    for i, k in [*weak, *((i, k) for i, k, _ in term_words)]:
        for one, other in ((left[i], right[k]), (right[k], left[i])):
            if one.state == "none":
                one.state, one.partner = "weak", (other.start, other.end)
    for match in () if _TAKEN_UP.search(en) else matches:
        if _unnamed(match, index):
            _mark(left, (match.start, match.end), None)
    return left, right


def _counted(zh: str, item: Link) -> Link:
    """Mark a word as silent that counts or is counted: 第三, 三条, 年 in 2025年."""
    unit = item.unit
    if unit[0] in _NUMERAL and _MEASURE.issuperset(unit):
        item.silent = True
    elif len(unit) == 1 or unit in _COUNTED_WORDS:
        item.silent = zh[item.start - 1 : item.start] in _COUNTED
    return item


@cache
def _phrases() -> dict[str, re.Pattern[str]]:
    """Return what finds the set phrases that hold a word, by the word's unit."""
    by_unit: dict[str, list[str]] = {}
    for phrase, word in table("support_phrases.tsv"):
        by_unit.setdefault(english_unit(word), []).append(phrase)
    return {unit: lazy(rf"\b(?:{'|'.join(found)})\b", re.I) for unit, found in by_unit.items()}


def _quiet(en: str, right: Sequence[Link], index: _Index) -> None:
    """Mark the words of English set phrases as silent: they stand for function words, or for nothing."""
    phrases = _phrases()
    for unit in index.places.keys() & phrases.keys():
        for match in phrases[unit].finditer(en):
            k = bisect_left(right, match.start() + 1, key=lambda item: item.end)
            while k < len(right) and right[k].start < match.end():
                right[k].silent = True
                k += 1


@cache
def glosses() -> tuple[Matcher, dict[str, re.Pattern[str]]]:
    """Return what finds the words of data/support_glosses.tsv, and what finds their English."""
    known = {}
    for zh, en in table("support_glosses.tsv"):
        known[zh] = lazy(rf"\b(?:{'|'.join(map(re.escape, en.split('|')))})\w*", re.I)
    return Matcher(known), known


def _gloss(zh: str, en: str, mark: Mark) -> None:
    """Link the words of the renderings in data/support_glosses.tsv, each with the first place it has in the English."""
    matcher, known = glosses()
    folded = fold(zh)
    places: dict[str, Span | None] = {}
    for start, end in matcher.find(folded):
        form = folded[start:end]
        if form not in places:
            found = known[form].search(en)
            places[form] = found.span() if found else None
        if place := places[form]:
            mark((start, end), place)


def _in_brackets(zh: str, en: str, mark: Mark) -> None:
    """Link a name and its foreign words in brackets with the letters that the English has for both.

    严重急性呼吸综合征 (Severe Acute Respiratory Syndrome, SARS) and "SARS".
    """
    for match in _EXPLAINED.finditer(zh) if "(" in zh or "（" in zh else ():
        at = en.find(match["letters"])
        if at >= 0:
            mark(match.span(), (at, at + len(match["letters"])))


def _unnamed(match: Match, index: _Index) -> bool:
    """Say whether a match is a body of which the English has no word that says which one: another ministry is none."""
    if not is_name(match.term):
        return False
    telling = [distinctive(target) for target in match.term.targets]
    return all(telling) and all(words.isdisjoint(index.places) for words in telling)


def _mark(items: Sequence[Link], span: Span, partner: Span | None) -> None:
    """Give the words of a span a partner where they have none; None takes the partners away."""
    at = bisect_left(items, span[0] + 1, key=lambda item: item.end)
    while at < len(items) and items[at].start < span[1]:
        if partner is None:
            items[at].state, items[at].partner = "none", None
        elif items[at].state == "none":
            items[at].state, items[at].partner = "own", partner
        at += 1


def _offer(i: int, item: Link, index: _Index, lexicon: Lexicon, offers: list[Offer]) -> bool:
    """Put down an offer for each known rendering of a Chinese word that is there; say whether any is."""
    unit = item.unit
    links = {unit: (1.0, 1.0)} if unit.isascii() else lexicon.links(unit)
    known = links.keys() & index.places.keys()
    for english in known:
        strength = max(links[english])
        for k in index.nearest(english, item):
            offers.append((_FAR * index.distance(k, item) - strength, i, k, False))
    return bool(known)


def _assign(left: Sequence[Link], right: Sequence[Link], offers: Sequence[Offer]) -> dict[int, int]:
    """Give each word at most one partner, the strongest offers first; return the owner of each English word."""
    owner: dict[int, int] = {}
    for _, i, k, _ in offers:
        one, other = left[i], right[k]
        if one.state == "none" and k not in owner:
            owner[k] = i
            one.state = other.state = "own"
            one.partner, other.partner = (other.start, other.end), (one.start, one.end)
    return owner


def _share(items: Sequence[Link], at: int, other: Link, owner: int | None) -> None:
    """Note a partner that belongs to another word already."""
    item = items[at]
    if item.state == "none":
        beside = owner is not None and abs(owner - at) == 1 and _touch(items[owner], item)
        item.state = "doublet" if beside or owner is None else "shared"
        item.partner = (other.start, other.end)


def _touch(a: Link, b: Link) -> bool:
    return max(a.start, b.start) - min(a.end, b.end) <= 1


def _terms(matches: Iterable[Match], left: Sequence[Link], index: _Index) -> list[tuple[int, int, bool]]:
    """Return links between the words of terms and of their renderings; the last says if the rendering is whole."""
    found: list[tuple[int, int, bool]] = []
    at = 0
    for match in matches:
        while at < len(left) and left[at].end <= match.start:
            at += 1
        inside = [k for k in range(at, min(at + match.end - match.start, len(left))) if left[k].start < match.end]
        for target in match.term.targets if inside else ():
            telling = content(target)
            if telling.isdisjoint(index.places):
                continue
            present = sorted(telling & index.places.keys())
            place = Link("", match.start, match.end)
            near = [index.nearest(unit, place)[0] for unit in present]
            whole = len(present) == len(telling)
            found += [(i, k, whole and len(near) == 1) for k in near for i in (inside if whole else inside[:1])]
    return found


@lru_cache(maxsize=16384)
def content(rendering: str) -> frozenset[str]:
    """Return the content words of an English rendering as units."""
    return frozenset(token.unit for token in english_tokens(rendering))


class _Index:
    """The English words by unit and by the beginning of the unit."""

    def __init__(self, items: Sequence[Link], zh_size: int, en_size: int) -> None:
        self._items = items
        self._scale = max(1, en_size) / max(1, zh_size)
        self._size = max(1, en_size)
        self.places: dict[str, list[int]] = {}
        self._prefixes: dict[str, list[str]] = {}
        for k, item in enumerate(items):
            unit = item.unit
            if unit in self.places:
                self.places[unit].append(k)
                continue
            self.places[unit] = [k]
            if len(unit) >= _PREFIX:
                self._prefixes.setdefault(unit[:_PREFIX], []).append(unit)

    def nearest(self, unit: str, item: Link) -> list[int]:
        """Return the words of a unit whose places in the English are most like the item's in the Chinese."""
        places = self.places[unit]
        if len(places) == 1:
            return places
        at = bisect_left(places, item.start * self._scale, key=lambda k: self._items[k].start)
        around = places[max(0, at - _NEAR) : at + _NEAR]
        return sorted(around, key=lambda k: (self.distance(k, item), k))[:_NEAR]

    def distance(self, k: int, item: Link) -> float:
        return abs(self._items[k].start - item.start * self._scale) / self._size

    def like(self, item: Link, lexicon: Lexicon) -> list[int]:
        """Return English words that are like a known rendering, or that render a part of the Chinese word."""
        unit, prefixes = item.unit, self._prefixes
        written = unit.isascii()
        alike = prefixes.keys() & ({unit[:_PREFIX]} if written else lexicon.beginnings(unit, _PREFIX))
        units = [u for prefix in sorted(alike) for u in prefixes[prefix]] if alike else []
        if not units and len(unit) > 1 and not written and not _of_parts(lexicon, unit).isdisjoint(self.places):
            units = [u for part in parts(unit) for u in sorted(lexicon.links(part).keys() & self.places.keys())]
        return [self.nearest(unit, item)[0] for unit in units]


@lru_cache(maxsize=8192)
def _of_parts(lexicon: Lexicon, word: str) -> frozenset[str]:
    """Return every known rendering of what a Chinese word holds."""
    return frozenset().union(*map(lexicon.links, parts(word)))


@lru_cache(maxsize=8192)
def parts(word: str) -> tuple[str, ...]:
    """Return what a word holds, longer parts first: 铁道部 holds 铁道 and 道部, then its characters."""
    return tuple(word[i : i + n] for n in range(len(word) - 1, 0, -1) for i in range(len(word) - n + 1))
