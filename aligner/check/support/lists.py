"""Lists: an item of the Chinese that the English lacks (谎报、瞒报、迟报), and one that the English has twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from aligner.check.context import Context
from aligner.check.support.words import Support, WordSupport
from aligner.spans import Span
from aligner.types import Finding
from aligner.words.english import phrase
from aligner.words.fold import fold

_LIST = re.compile(r"[^、,。;:!?()\"\s]{1,14}(?:、[^、,。;:!?()\"\s]{1,14}){1,}")
_AND = re.compile(r"以及|[和及与或暨]")
_SEPARATOR = re.compile(r"\s*(?:[,;]\s*(?:and|or|as well as)?|\b(?:and|or|as well as)\b|&|/)\s+", re.I)
_EN_LIST = re.compile(r"[^,.;:!?()\"“”\n]{2,60}(?:, (?:and |or )?[^,.;:!?()\"“”\n]{2,60}){1,}")
_WHOLE = re.compile(r"\b(?:etc|and so on|other|including|such as|all|various|both)\b", re.I)
_LONGEST = 8  # Chinese characters of an item; longer ones are phrases, which the omissions see to
_LEAST = 2  # supported items that show where the list stands in the English
_AROUND = 30  # characters around the list in the English where another rendering of an item may stand
_ITEMS = 3  # items of a Chinese list whose English may not have one twice
_LETTERS = 4  # of an item
_APART = 2  # items from one to the next of the same words, at most
_MISSING, _TWICE = 0.7, 0.75


@dataclass(frozen=True, slots=True)
class _Item:
    span: Span
    words: tuple[WordSupport, ...]

    @property
    def lost(self) -> bool:
        """Whether nothing in the English accounts for any of its words, and they are words that tell."""
        return bool(self.words) and all(w.state == "none" and w.weight > 0 for w in self.words)

    @property
    def found(self) -> bool:
        """Whether the English has a word of its own for it."""
        return any(w.state == "own" for w in self.words)


def find_list_faults(context: Context) -> Iterator[Finding]:
    """Yield the items that a list of the present pair lost, and those that its English repeats."""
    zh, en = fold(context.pair.zh), context.pair.en
    if "、" not in zh:
        return
    yield from _repeated(zh, en)
    words: Support | None = None
    for match in _LIST.finditer(zh):
        if match[0].count("、") + len(_AND.findall(match[0])) < _LEAST:
            continue
        words = words or context.support()
        yield from _lost(context, words, match.span())


def _items(zh: str, words: Support, span: Span) -> list[_Item]:
    """Return the items of a list whose two ends are known: all but the first, and the last behind a 和."""
    cuts = [i for i in range(*span) if zh[i] == "、"]
    pieces = list(pairwise([*(i for i in cuts), span[1]]))
    bounds = [(start + 1, end) for start, end in pieces]
    out: list[Span] = []
    for start, end in bounds:
        joint = _AND.search(zh, start + 1, end - 1)
        out.append((start, joint.start()) if joint else (start, end))
    if bounds and not _AND.search(zh, bounds[-1][0] + 1, bounds[-1][1] - 1):
        out.pop()  # 、D等情况: where the last item ends is not known
    first = max(span[0], cuts[0] - 2) if cuts else span[0]
    spans = [(first, cuts[0]), *out] if cuts else []
    return [_Item(s, tuple(w for w in words.zh_tokens if s[0] <= w.start and w.end <= s[1])) for s in spans]


def _lost(context: Context, words: Support, span: Span) -> Iterator[Finding]:
    zh, en = context.pair.zh, context.pair.en
    items = _items(fold(zh), words, span)
    found = [item for item in items if item.found]
    if len(found) < _LEAST:
        return
    places = [w.partner for item in found for w in item.words if w.partner]
    low, high = min(p[0] for p in places), max(p[1] for p in places)
    if high - low > 25 * len(items) or len(_SEPARATOR.findall(en[low:high])) + 1 >= len(items):
        return  # the English has as many items: the one in question has another rendering
    inside, around = (low, high), _clause(en, low, high)
    if _open(words, inside, {"none", "weak"}) or _open(words, around, {"none"}):
        return  # a word that nothing accounts for may be the rendering
    for item in items[1:]:
        text = zh[slice(*item.span)]
        short = 2 <= len(text) <= _LONGEST and zh.count(text) == 1
        if not item.lost or not short or _WHOLE.search(en[slice(*around)]):
            continue
        yield Finding(
            "support",
            "major",
            f"Omission: the English of the list has nothing for “{text}”.",
            f"{text} ↔ nothing in “{en[low:high]}”",
            "",
            _MISSING,
            item.span,
            rule="support.list_item",
        )


def _open(words: Support, span: Span, states: set[str]) -> bool:
    """Say whether a stretch of the English has words of the given states."""
    return any(w.state in states for w in words.en_tokens if span[0] <= w.start and w.end <= span[1])


def _clause(en: str, low: int, high: int) -> Span:
    """Return a stretch of the English with the words around it, up to the ends of its clause."""
    before, after = en[max(0, low - _AROUND) : low], en[high : high + _AROUND]
    start = max(before.rfind(mark) for mark in ".;:") + 1
    stops = [at for mark in ".;:" if (at := after.find(mark)) >= 0]
    return low - len(before) + start, high + min(stops, default=len(after))


def _repeated(zh: str, en: str) -> Iterator[Finding]:
    """Yield the items that stand twice in one list of the English where no item of the Chinese does."""
    parts = re.split(r"[、,。;和及与或]", zh)
    if zh.count("、") < _ITEMS - 1 or any(len(p) > 1 and parts.count(p) > 1 for p in parts):
        return
    for match in _EN_LIST.finditer(en):
        seen: dict[tuple[str, ...], int] = {}
        first: tuple[str, ...] = ()
        at = match.start()
        cuts = [*((at + m.start(), at + m.end()) for m in _SEPARATOR.finditer(match[0])), (match.end(), match.end())]
        for n, (start, end) in enumerate(pairwise([(at, at), *cuts])):
            item = (start[1], end[0])
            key = tuple(word.stem for word in phrase(en[slice(*item)]))
            if len("".join(key)) < _LETTERS or not "".join(key).isalpha():
                continue
            opened = n == 1 and first[-len(key) :] == key  # "the duties of supervision, supervision"
            if n - seen.get(key, -_ITEMS) <= _APART or opened:
                yield _twice(en, item)
            seen[key] = n
            first = key if n == 0 else first


def _twice(en: str, item: Span) -> Finding:
    text = en[slice(*item)]
    return Finding(
        "support",
        "major",
        f"“{text}” stands twice in one list: two different items of the Chinese were given the same English.",
        text,
        "",
        _TWICE,
        en_span=item,
        rule="support.repeated_item",
    )
