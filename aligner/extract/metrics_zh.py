"""What a Chinese target measures: the words around its figure without time, verbs and comparators."""

from __future__ import annotations

import re
from functools import cache

from aligner.extract.lexicon import any_of

_TABLE = "metric_words_zh"
_EDGES = "　 ，、“”的□：:"


@cache
def _leading() -> re.Pattern[str]:
    return re.compile(rf"^(?:{any_of(_TABLE, 'place', 'adverb', 'verb')}|[　 ，、：:]|的(?!士))+")


@cache
def _trailing() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(_TABLE, 'link')}|[　 ，、：:])+$")


def metric_of(before: str, after: str, change: str) -> str:
    """Return what is measured, from the words of the clause before and after its figure.

    A noun after the figure is what is counted (150个左右算电协同典型案例); else the words before it count, without
    the verb that leads to the figure; a difference keeps its direction (能耗累计下降).
    """
    head = _leading().sub("", before)
    counted = re.split(r"[，；。]", after)[0].strip(_EDGES)
    if counted and before.endswith("的"):
        return head.strip(_EDGES) + counted
    if change not in ("growth", "multiple", "from_to") and len(counted) > 1 and not _verbal(before):
        return counted
    if change == "growth":
        return re.sub(rf"(?:{any_of(_TABLE, 'comparator')})+$", "", _without_base(head)).strip(_EDGES)
    return _trailing().sub("", _without_base(head)).strip(_EDGES)


def _verbal(before: str) -> bool:
    """Say whether a verb of level stands right before the figure: what follows is then no counted noun."""
    return bool(re.search(rf"(?:{any_of(_TABLE, 'level')})$", before))


def _without_base(words: str) -> str:
    """Take out what the figure is compared with: 较2024年, 由35万吨."""
    return re.sub(
        r"(?:比|较|由|从|与|在)[^，。]{0,4}(?:\d{4}年|“?十[\u4e00-\u9fff]五”?)(?:[底末初]|基础上|水平)?的?(?:[\d.]+%?)?",
        "",
        words,
    )


def object_of(metric: str) -> str:
    """Return what the measure belongs to: the metric without its head (回收率, 比重) and its direction (累计下降).

    A metric that names a measure alone is its own object; "" for a direction alone (提高).
    """
    moved = re.sub(rf"(?:{any_of(_TABLE, 'adverb', 'move')})+$", "", metric)
    share = re.match(r"(.{2,}?)占.{2,}的?(?:比重|比例|比)$", moved)
    if share:
        return share[1]
    stem = re.sub(rf"(?:{any_of(_TABLE, 'head')})+$", "", moved).strip(_EDGES)
    return stem if len(stem) > 1 else moved


def is_head(metric: str) -> bool:
    """Say whether a metric names a measure alone, whose object another clause says (数量翻了一番)."""
    return bool(re.fullmatch(rf"(?:{any_of(_TABLE, 'adverb', 'head', 'move')})+", metric))


def scope_of(clause: str) -> str:
    """Return the words that narrow a target: 全国, 省级以上, 在…领域."""
    if found := re.search(any_of(_TABLE, "place", "scope"), clause):
        return found[0]
    found = re.search(r"在([^，。]{2,24}?(?:等)?(?:重点)?(?:领域|行业|地区|区域))", clause)
    return found[1] if found else ""
