"""Items of a Chinese list (A、B、C和D) for which the English has nothing between the renderings of their neighbours."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from aligner.check.context import Context
from aligner.check.support.words import Support, WordSupport
from aligner.spans import Span
from aligner.types import Finding
from aligner.words import patterns as re
from aligner.words.fold import fold

_STOP = re.compile(r"[、,，;；。:：!！?？()（）〔〕\[\]\n《“「『》”」』]")
_AND = re.compile(r"以及|或者|[和及与或暨]")
_OPEN, _CLOSE = "《“「『", "》”」』"
_NEXT = re.compile(r",?\s*\b(?:and|or|nor)\b|[,;/&]|\bas well as\b|\b(?:along|together) with\b", re.I)
_ANDS = re.compile(r"\b(?:and|or)\b", re.I)
_ALREADY = re.compile(r" (?:and|or) \w+")
_DENYING, _DENIED = frozenset("未不非无免"), re.compile(r"\b(?:un|non|in|dis)-?[a-z]{3,}", re.I)
_ENDED = re.compile(r"\s*[,.;:](?!\s*(?:and|or|as well|etc|with|including)\b)", re.I)
_CLOSED = 2  # items that a list has more of, when its last one is lost behind an "and"
_HAN = re.compile(r"[\u3400-\u9fff]")
_END = ("等", "。", "；", ";", "，", ",")
_NO_MORE = re.compile(r"\s*(?:,?\s*(?:and|or)\s+(?:other|so on|the like)|,?\s*etc)?[\s.,;:)]*")
_TELLS, _TELLS_LAST = 1.2, 1.8  # weight of the words that only the lost item has, and that only a last one has
_NO_WORD = 3.0  # that weight where each of them is like some English word elsewhere
_LAST = 1.5  # weight of one word without a rendering, of a last item, whose end is not known for sure
_LONGEST = 8  # characters of a last item: longer ones are clauses
_BOUNDED = 4  # characters of a last item behind which another word follows at once
_APART = 60  # letters between the neighbours of a lost item
_CONFIDENCE, _CONFIDENCE_LAST = 0.8, 0.7


@dataclass(frozen=True, slots=True)
class _Item:
    """An item of a list with its content words; ``telling`` are those that no other item of the list has."""

    start: int
    end: int
    words: tuple[WordSupport, ...]
    telling: tuple[WordSupport, ...]

    @property
    def anchors(self) -> list[Span]:
        """Where the English renders it: its telling words, else others of it, else by words like its renderings."""
        own = ([w.partner for w in words if w.state == "own" and w.partner] for words in (self.telling, self.words))
        weak = [w.partner for w in self.words if w.state == "weak" and w.partner]
        return next(filter(None, own), weak)


def find_lost_items(context: Context) -> Iterator[Finding]:
    """Yield a major finding for each item that is missing between two others, or at the end, of an English list."""
    zh, en = fold(context.pair.zh), context.pair.en
    if "、" not in zh or not en.strip():
        return
    words = context.support()
    for spans in _lists(zh):
        items = _items(zh, words, spans)
        for k in range(1, len(items)):
            item, last = items[k], k == len(items) - 1
            item = _beginning(zh, item) if last else item
            gap = _gap(words, items, k, en)
            if not (gap and item.words):
                continue
            if last and _closed(zh, en, items, item, gap):
                yield _finding(context, item, _CONFIDENCE_LAST)
                continue
            if not _nothing(zh, words, items, k, en, gap):
                continue
            if (last and _cut_short(zh, en, items, item, gap)) or _lost(zh, words, items, k, item, gap):
                yield _finding(context, item, _CONFIDENCE_LAST if last else _CONFIDENCE)


def _lists(zh: str) -> Iterator[list[Span]]:
    """Yield the pieces of each list between 、, the marks inside titles and quotations left alone."""
    depth, start = 0, 0
    pieces: list[Span] = []
    for stop in _STOP.finditer(f"{zh}\n"):
        char = stop[0]
        if char in _OPEN:
            depth += 1
            continue
        if char in _CLOSE:
            depth = max(0, depth - 1)
            continue
        if depth and char != "\n":
            continue
        pieces.append((start, stop.start()))
        start = stop.end()
        if char != "、":
            if len(pieces) > 1:
                yield pieces
            pieces = []


def _items(zh: str, words: Support, pieces: Sequence[Span]) -> list[_Item]:
    """Return the items: the pieces, the last one parted at its first 和, none reaching beyond its 等."""
    last = pieces[-1]
    listed = [w for w in words.zh_tokens if pieces[0][0] <= w.start < last[1]]
    inside = [w for w in listed if last[0] <= w.start]
    joints = [
        m
        for m in _AND.finditer(zh, last[0] + 1, last[1])
        if not any(w.start < m.end() and m.start() < w.end for w in inside)
    ]
    ends = [(last[0], joints[0].start()), (joints[0].end(), last[1])] if joints else [last]
    found: list[tuple[Span, tuple[WordSupport, ...]]] = []
    for start, end in (*pieces[:-1], *ends):
        other = zh.find("等", start + 1, end)
        stop = other if other > 0 else end
        found.append(((start, end), tuple([w for w in listed if start <= w.start and w.end <= stop])))
    times = Counter(unit for _, held in found for unit in {zh[w.start : w.end] for w in held})
    return [_Item(*span, held, tuple(w for w in held if times[zh[w.start : w.end]] == 1)) for span, held in found]


def _beginning(zh: str, item: _Item) -> _Item:
    """Return what of a last piece can be its item: the words up to 的, 等 or one that the English has."""
    kept: list[WordSupport] = []
    for word in item.words:
        if kept and (word.state == "own" or re.search("[的之等]", zh[kept[-1].end : word.start])):
            break
        kept.append(word)
    end = kept[-1].end if kept else item.end
    return _Item(item.start, end, tuple(kept), tuple(w for w in item.telling if w.end <= end))


def _gap(words: Support, items: Sequence[_Item], k: int, en: str) -> Span | None:
    """Return the English between the renderings of the items before and behind one, None where that is not known.

    Of the first piece only the end belongs to the list, of the last only the beginning. Behind a last item the gap
    ends where the next word begins that some Chinese accounts for.
    """
    before = items[k - 1].anchors[-1:] if k == 1 else items[k - 1].anchors
    if not before:
        return None
    start = max(end for _, end in before)
    if k + 1 == len(items):
        following = (w.start for w in words.en_tokens if w.start >= start and w.state == "own")
        return start, next(following, len(en))
    first = [w.partner for w in items[k + 1].words if w.state == "own" and w.partner][:1]
    behind = first if first and k + 2 == len(items) else items[k + 1].anchors
    stop = min((at for at, _ in behind), default=-1)
    if stop >= 0 and behind == first and not any(w.partner in first for w in items[k + 1].telling):
        word = next(en[slice(*span)] for span in first)
        if en[start : stop + _APART].count(word) > 1:
            return None  # "political awareness, and political execution": which of the two is it?
    return (start, stop) if start <= stop <= start + _APART else None


def _lost(zh: str, words: Support, items: Sequence[_Item], k: int, item: _Item, gap: Span) -> bool:
    """Say whether nothing accounts for the words that only this item of the list has."""
    telling, last = item.telling, k + 1 == len(items)
    if not telling or any(w.state == "own" and _inside(w.partner, gap) for w in item.words):
        return False
    beside = {span for other in (items[k - 1], *items[k + 1 : k + 2]) for span in other.anchors}
    weight = sum(w.weight for w in telling)
    if not all(_without(w, gap, beside, words) for w in telling) or weight < (_TELLS_LAST if last else _TELLS):
        return False
    none = [w for w in telling if w.state == "none"]
    if _framed(zh, items, item):
        return False
    if last:
        whole = (
            len(none) == len(telling)
            and _ends(zh, item, none)
            and telling[0].start >= item.words[0].start == item.start
        )
    else:
        whole = bool(none) or weight >= _NO_WORD
    return whole and item.end - item.start > 1 and bool(_HAN.match(zh[item.start :].lstrip("《")))


def _cut_short(zh: str, en: str, items: Sequence[_Item], item: _Item, gap: Span) -> bool:
    """Say whether a last item ends for sure, at 等 or a mark, and the English list right behind the one before it.

    The English has fewer marks between items than the Chinese, too.
    """
    if not zh.startswith(_END, item.end) or not _NO_MORE.fullmatch(en, *gap) or item.end - item.start > _LONGEST:
        return False
    begin = min((at for other in items[:1] for at, _ in other.anchors[-1:]), default=-1)
    if begin < 0 or len(list(_NEXT.finditer(en, begin, gap[0]))) > len(items) - 2:
        return False
    if any(w.partner and w.partner[0] >= gap[0] for other in items for w in other.words):
        return False
    telling = [w for w in item.telling if w.end - w.start > 1]
    return bool(telling) and all(w.state != "own" for w in telling) and sum(w.weight for w in telling) >= _TELLS_LAST


def _closed(zh: str, en: str, items: Sequence[_Item], item: _Item, gap: Span) -> bool:
    """Say whether an English list ends with "and" and the item before a last one, of which it has no word.

    "mines and agriculture, release …" for 矿山、农业、医药等领域，发布….
    """
    if not zh.startswith(_END, item.end) or item.end - item.start > _LONGEST or not _ENDED.match(en, gap[0]):
        return False
    begin = max((at for at, _ in items[-3].anchors[-1:]), default=-1) if len(items) > _CLOSED else -1
    between = en[begin : gap[0]]
    if begin < 0 or gap[0] - begin > _APART or len(_ANDS.findall(between)) != 1 or len(_NEXT.findall(between)) != 1:
        return False
    nothing = bool(item.telling) and all(w.state == "none" for w in item.words)
    return nothing and sum(w.weight for w in item.telling) >= _TELLS_LAST


def _framed(zh: str, items: Sequence[_Item], item: _Item) -> bool:
    """Say whether a word that the items share has as many renderings as they are: 政治 of 政治判断力、政治领悟力."""
    states: dict[str, list[str]] = {}
    for word in (word for other in items for word in other.words):
        states.setdefault(zh[word.start : word.end], []).append(word.state)
    shared = {zh[w.start : w.end] for w in item.words} - {zh[w.start : w.end] for w in item.telling}
    return any(set(states[unit]) == {"own"} for unit in shared)


def _without(word: WordSupport, gap: Span, beside: set[Span], words: Support) -> bool:
    """Say whether a word has no rendering, or only one that stands elsewhere and is another word's."""
    if word.state == "none":
        return True
    if word.state not in {"weak", "shared"} or _inside(word.partner, gap):
        return False
    owned = any(other.state == "own" and other.partner == word.partner for other in words.zh_tokens)
    return word.state == "weak" or (owned and word.partner not in beside)


def _ends(zh: str, item: _Item, none: Sequence[WordSupport]) -> bool:
    """Say whether a last item ends where its words do, and is one that tells."""
    if max((w.weight for w in none), default=0.0) < _LAST or item.end - item.start > _LONGEST:
        return False
    following = zh[item.end : item.end + 1]
    clean = following in "的之等" or not _HAN.match(following)
    return clean or (len(none) > 1 and item.end - item.start >= _BOUNDED)


def _nothing(zh: str, words: Support, items: Sequence[_Item], k: int, en: str, gap: Span) -> bool:
    """Say whether the English of a gap has no room for an item: one comma or "and", and no word of its own.

    A word that no Chinese accounts for can be that of a character in the item beside it that has no English yet:
    "large" of 大遗址, "large sites".
    """
    marks = list(_NEXT.finditer(en, *gap))
    if len(marks) > 1:
        return False
    if k + 1 == len(items) and _joined(words, en, gap, marks, of_two=k == 1):
        return False
    if zh[items[k].start] in _DENYING and _DENIED.search(en, *gap):
        return False
    part = marks[0].start() if marks else gap[1]
    following = items[min(k + 1, len(items) - 1)]
    free = {id(other): _bare(zh, other) for other in (items[k - 1], following)}
    for word in words.en_tokens:
        if not gap[0] <= word.start < gap[1] or word.state in {"own", "doublet"}:
            continue
        other = items[k - 1] if word.start < part else following
        if word.state == "shared" and word.partner and other.start <= word.partner[0] < other.end:
            continue
        if not free[id(other)] or word.state == "shared":
            return False
        free[id(other)] -= 1
    return True


def _joined(words: Support, en: str, gap: Span, marks: Sequence[re.Match[str]], *, of_two: bool) -> bool:
    """Say whether a word that no Chinese accounts for is joined to the item before the last: "worship and observance".

    It may stand before the other item of two as well: "decomposition or decay" for 腐坏、腐败.
    """
    free = [w for w in words.en_tokens if w.state == "none"]
    at = marks[0].end() if marks and _ANDS.search(marks[0][0]) else -1
    behind = any(at <= w.start and not en[at : w.start].strip() for w in free) if at >= 0 else False
    return behind or (of_two and any(_ALREADY.fullmatch(en, w.end, gap[0]) for w in free))


def _bare(zh: str, item: _Item) -> int:
    """Return how many characters of an item stand in no word that has an English of its own."""
    covered = {i for word in item.words if word.partner for i in range(word.start, word.end)}
    return sum(bool(_HAN.match(zh[i])) and i not in covered for i in range(item.start, item.end))


def _inside(place: Span | None, gap: Span) -> bool:
    return place is not None and gap[0] <= place[0] < gap[1]


def _finding(context: Context, item: _Item, confidence: float) -> Finding:
    zh = context.pair.zh
    start = item.start + len(zh[item.start : item.end]) - len(zh[item.start : item.end].lstrip())
    text = zh[start : item.end]
    inside = [m for m in context.terms() if (m.start, m.end) == (start, item.end)]
    return Finding(
        check="support",
        severity="major",
        message=f"Omission: the English of the list has nothing for “{text}”.",
        evidence=f"{text} ↔ nothing between the items beside it",
        suggestion=inside[0].term.target if inside else "",
        confidence=confidence,
        zh_span=(start, item.end),
        rule="support.list_item",
    )
