"""Items that the English of a list has twice where the Chinese has different ones: "storage, storage and storage"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from aligner.check.context import Context
from aligner.types import Finding
from aligner.words import patterns as re
from aligner.words.english import phrase, stem
from aligner.words.fold import fold

_TWINS = re.compile(r"(?<![\w-])(?P<one>[A-Za-z][a-z]{4,}(?<!er)) and (?P<other>(?P=one))(?=\s*(?:[,.;:)]|$))", re.I)
_AND, _SHORTEST = " and ", 5
_ALIKE = frozenset("\u0130\u0131\u017f\u212a")  # letters that patterns take for i, s and k
_ADVERBS = frozenset(["again", "years", "miles", "round", "through"])  # again and again
_SEPARATOR = re.compile(r"\s*(?:[,;]\s*(?:and|or|as well as)?|\b(?:and|or|as well as)\b|&|/)\s+", re.I)
_EN_LIST = re.compile(r"[^,.;:!?()\"“”\n]{2,60}(?:, (?:and |or )?[^,.;:!?()\"“”\n]{2,60}){1,}")
_ITEMS = 3  # items of a Chinese list whose English may not have one twice
_LETTERS = 4  # of an item
_APART = 2  # items from one to the next of the same words, at most
_BOUNDS = frozenset(map(stem, ("above", "below", "more", "less", "over", "under", "other", "others")))  # 18 or above
_CONFIDENCE = 0.75


def find_repeated_items(context: Context) -> Iterator[Finding]:
    """Yield the items that stand twice in one list of the English where no item of the Chinese does."""
    zh, en = fold(context.pair.zh), context.pair.en
    for twins in _TWINS.finditer(en) if _perhaps_twins(en) else ():  # "strategy and strategy" for 战略与策略
        if twins["one"].lower() not in _ADVERBS:
            yield _twice(en, twins.span("other"))
    if zh.count("、") < _ITEMS - 1:
        return
    parts = re.split(r"[、,。;和及与或]", zh)
    if any(len(p) > 1 and parts.count(p) > 1 for p in parts):
        return
    for match in _EN_LIST.finditer(en):
        seen: dict[tuple[str, ...], int] = {}
        first: tuple[str, ...] = ()
        at = match.start()
        cuts = [*((at + m.start(), at + m.end()) for m in _SEPARATOR.finditer(match[0])), (match.end(), match.end())]
        for n, (start, end) in enumerate(pairwise([(at, at), *cuts])):
            item = (start[1], end[0])
            key = tuple(word.stem for word in phrase(en[slice(*item)]))
            if len("".join(key)) < _LETTERS or not "".join(key).isalpha() or set(key) <= _BOUNDS:
                continue
            opened = n == 1 and first[-len(key) :] == key  # "the duties of supervision, supervision"
            opened = opened and not en[at : start[0]].endswith(f"-{en[slice(*item)]}")  # pre-primary, primary
            if n - seen.get(key, -_ITEMS) <= _APART or opened:
                yield _twice(en, item)
            seen[key] = n
            first = key if n == 0 else first


def _perhaps_twins(en: str) -> bool:
    """Say whether some word behind an "and" begins as the one before it: the pattern takes its time with each word."""
    if not _ALIKE.isdisjoint(en):
        return True
    small = en.lower()
    at = small.find(_AND)
    while at >= 0:
        behind = at + len(_AND)
        start = small.rfind(small[behind : behind + _SHORTEST], 0, at)
        if start >= 0 and " " not in small[start:at]:
            return True
        at = small.find(_AND, behind)
    return False


def _twice(en: str, item: tuple[int, int]) -> Finding:
    text = en[slice(*item)]
    return Finding(
        "support",
        "major",
        f"“{text}” stands twice in one list: two different items of the Chinese were given the same English.",
        text,
        "",
        _CONFIDENCE,
        en_span=item,
        rule="support.repeated_item",
    )
