"""Actions that share a clause: 制定方案并报送备案, and 开展评估、推进认定 are two each."""

from __future__ import annotations

from itertools import pairwise

from aligner.extraction.zh.actions import LONGEST_CLAUSE, read_clause
from aligner.extraction.zh.clauses import hide
from aligner.extraction.zh.masks import mask
from aligner.extraction.zh.words import verb_at, word_at
from aligner.words import patterns as re

_AND = re.compile(r"并(?![网购联轨行列存])(?:且|同步|同时)?")
_SIZE = re.compile(
    r"[^，。；、]*(?:、[^，。；、\d]+)*\d[^，。；、]*"
    r"(?=、(?:总|总的)?(?:面积|规模|里程|长度|容量|产能|产值|投资|床位|学位|库容|仓容|装机|金额|人数|户数)[\u4e00-\u9fff]{0,6}"
    r"(?:不少于|不低于|不超过|达到?|超过?|约|近|为|突破)?\d)"
)
"""A number of things built, in front of their size: 改造小区60个|、面积不低于120万平方米."""
SHORTEST = 4


def parts(clause: str) -> list[tuple[int, int]]:
    """Return the spans of the actions in a clause: the whole clause, unless its verbs have objects of their own.

    A list of objects stays whole, and so do verbs that share one object (篡改、伪造追溯信息), what a supporting verb
    governs (支持建立平台、完善机制) and an attribute (识别隐患、化解风险的能力).
    """
    if len(clause) > LONGEST_CLAUSE:
        return [(0, len(clause))]
    hidden = mask(hide(clause))
    if (size := _SIZE.match(hidden)) and verb_at(hidden, 0):
        return [(0, size.end())]
    found, start = [], 0
    for match in _AND.finditer(hidden):
        if _acts(hidden, start, match.start()) and _acts(hidden, match.end(), len(hidden)):
            found.append((start, match.start()))
            start = match.start()
    if found:
        return [*found, (start, len(clause))]
    return _listed(hidden) or [(0, len(clause))]


def _acts(hidden: str, start: int, end: int) -> bool:
    """Say whether a stretch is an action with an object."""
    reading = read_clause(hidden[start:end])
    return reading.kind == "action" and reading.object[1] - reading.object[0] > 1


def _listed(hidden: str) -> list[tuple[int, int]]:
    """Return the parts between 、 where each is a verb with its object."""
    cuts = [-1, *(m.start() for m in re.finditer("、", hidden)), len(hidden)]
    found = [(a + 1, b) for a, b in pairwise(cuts)]
    if len(found) < 2 or "的" in hidden[found[-1][0] :] or word_at(hidden, 0, "pivot"):
        return []
    for start, end in found:
        verb = word_at(hidden, start, "strong")
        short = verb is None or end - start < SHORTEST or end - verb.end() < 2
        if verb is None or short or hidden[verb.end()] in "和与及或、" or hidden.endswith("等", start, end):
            return []
    return found
