"""Chinese sentences cut into the pieces that hold one figure or one statement each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from aligner.extraction.forms import any_of, compiled
from aligner.extraction.zh.amounts import DOUBLED, figures
from aligner.extraction.zh.clauses import STOP_ZH
from aligner.numbers import Quantity
from aligner.words import patterns as re

HIDDEN, QUOTED = "□", "囗"
_NAME = re.compile(r"(?<=“)(?!(?:十|二十)[一二三四五六七]?五”)[^“”，。；]{1,16}(?=”)")
_QUIET = re.compile(r"《[^》]*》|[（(][^（）()]*[）)]|〔[^〕]*〕")
_JOIN = re.compile(r"、|以及|及(?!以[上下])|和|与|并(?!网|购|联|轨|行)")
_OWN = re.compile(
    r"[\u4e00-\u9fff]{1,}?(?:率|比|比重|比例|数|量|值|额|积|程|度|力|入|平|限|口|命|模|容|长|重|费)(?:达|提|增|降|升|上|下|扩|减|缩|控|稳|保)"
)
_DASHES = re.compile(r"^[\s　—\-·•●○■◆□]*")


@dataclass(frozen=True, slots=True)
class Piece:
    """``start:end`` of a text with the figures that may be its value; none where the piece makes a statement.

    ``vague:after`` is the place of 若干, 一批 or the like that stands for the figure, else -1. ``figures`` holds the
    value last; those before it are what it starts from or belong to the object. ``shared`` is the noun that a piece
    has in common with the next (先进制造业集群 in 2个三千亿级、5个千亿级先进制造业集群).
    """

    start: int
    end: int
    figures: tuple[Quantity, ...] = ()
    vague: int = -1
    after: int = -1
    shared: str = ""


def hide(text: str) -> str:
    """Return the text with titles in 《》, brackets and names blotted out, offsets unchanged: no targets.

    Five-year plans keep their quotation marks.
    """
    hidden = _QUIET.sub(lambda match: HIDDEN * len(match[0]), text)
    hidden = compiled("target_words_zh", "", ("name",)).sub(lambda match: QUOTED * len(match[0]), hidden)
    return _NAME.sub(lambda match: QUOTED * len(match[0]), hidden)


@cache
def _stops() -> re.Pattern[str]:
    """Return a pattern for what ends a clause: a stop outside figures (1：16), a blank that leads to no figure."""
    leads = any_of("metric_words_zh", "link", "comparator")
    return re.compile(rf"{STOP_ZH}|[,;:!?](?!\d)|(?<=[\u4e00-\u9fff])\s+(?!{leads}|[以左])(?=[\u4e00-\u9fff])")


def clauses(hidden: str) -> Iterator[tuple[int, int]]:
    """Yield the spans between stops of a text, without white space, dashes and blots at their ends."""
    start = 0
    for stop in [*(m.start() for m in _stops().finditer(hidden)), len(hidden)]:
        begin = start + len(_DASHES.match(hidden[start:stop])[0])  # type: ignore[index]
        end = start + len(hidden[start:stop].rstrip(f"\\s　{HIDDEN} "))
        if end > begin:
            yield begin, end
        start = stop + 1


def pieces(
    hidden: str, quantities: Sequence[Quantity], span: tuple[int, int], dated: Sequence[int] = ()
) -> list[Piece]:
    """Cut a clause where coordinated parts hold a figure each (绿色工厂800家、绿色工业园区40个左右), or a date each.

    ``dated`` are the offsets at which expressions of time begin.
    """
    start, end = span
    inside = [q for q in quantities if start <= q.start and q.end <= end]
    if inside or DOUBLED.search(hidden, start, end):
        inside = [q for q in figures(hidden[:end], inside) if q.start >= start]
    vague = list(compiled("target_words_zh", "", ("vague",)).finditer(hidden, start, end))
    marks: list[tuple[int, int, Quantity | None]] = [(q.start, q.end, q) for q in inside]
    marks += [
        (m.start(), m.end(), None) for m in vague if not any(q.start < m.end() and m.start() < q.end for q in inside)
    ]
    marks.sort(key=lambda mark: mark[:2])
    cuts = [start]
    for left, right in pairwise(marks):
        cuts += _cut(hidden, left[1], right[0], cuts[-1])
    if not marks:
        cuts += [at - 1 for at in dated if start < at - 1 and hidden[at - 1] == "、" and at - 1 - start > 5]
    cuts.append(end)
    found = [_piece(hidden, a, b, marks) for a, b in pairwise(cuts)]
    if not any(hidden[p.end - 1] == "级" for p in found):
        return found
    tail = re.search(r"级([\u4e00-\u9fff]+)$", hidden[found[-1].start : end])
    return [replace(p, shared=tail[1]) if tail and hidden[p.end - 1] == "级" else p for p in found]


def _cut(hidden: str, left: int, right: int, floor: int) -> list[int]:
    """Return where the parts of two neighbouring figures meet, if they are coordinated."""
    joins = [m for m in _JOIN.finditer(hidden, left, right) if m.start() > floor]
    if not joins or "分别" in hidden[floor:right]:
        return []
    if re.search("[到至]$", hidden[floor:right]) and not _OWN.match(hidden[joins[-1].end() : right]):
        return []  # 由35%和40%提高到60%: but 城镇化率达到60%、户籍人口城镇化率达到45% has a metric of its own
    at_left, at_right = joins[0], joins[-1]
    return [at_left.start()] if at_left.start() == left else [at_right.start()]


def _piece(hidden: str, start: int, end: int, marks: Sequence[tuple[int, int, Quantity | None]]) -> Piece:
    """Return the piece ``start:end`` without the join in front of it, with the figures inside."""
    found = _JOIN.match(hidden, start)
    begin = found.end() if found and start else start
    own = [mark for mark in marks if begin <= mark[0] and mark[1] <= end]
    quantities = tuple(q for *_, q in own if q is not None)
    vague = next((mark[:2] for mark in own if mark[2] is None and not quantities), (-1, -1))
    return Piece(begin, end, quantities, *vague)
