"""What a Chinese target measures: the words around its figure without time, verbs and comparators."""

from __future__ import annotations

from functools import cache

from aligner.extraction.forms import any_of, compiled
from aligner.words import patterns as re

_TABLE = "metric_words_zh"
_LAST_YEAR = re.compile(r"[比较](?:上[一个]*[年月](?:末|底|同期)?|去年(?:同期)?|[\u4e00-\u9fff\d]{1,3}年前|峰值)")
_DUTY = re.compile(r"^[^，]{1,14}?(?:要|应当|应|须)(?:实现|确保|达到|保持)(?=[^，]{3})")
"""Who has to see to it: 各市要实现接入率达到100%."""
_GIVER = re.compile(
    r"^[^，、的]{1,14}?(?:局|厅|委|部门|办公室|政府|中心|财政|支队|总队)(?:负责|每年|累计|共)?"
    r"(?=(?:安排|投入|拨付|筹措|筹集|发放|举办|组织|培训|开展|采购|购置|新购|添置|增购)[^，]{2})"
)
"""Who provides what is counted: 县财政局安排管护资金."""
_HELPED = re.compile("(?:要|将|应|拟)?(?:再|继续)?(?:分别)?(?=(?:累计)?(?:下降|降低|减少|压减|缩短|压缩|下调)$)")
"""Helping words in front of a fall: 排放量要再下降2%."""
_SINCE = re.compile(
    r"(?<=[\u4e00-\u9fff])[比较](?:20\d\d年(?:底|末)?|“[十二三四五六七八九]{2,3}五”(?:末|期末)?)(?:的?水平)?"
)
_MEASURES = {
    "时间",
    "时限",
    "周期",
    "成本",
    "标准",
    "人数",
    "费用",
    "价格",
    "经费",
    "时长",
    "流程",
    "里程",
    "面积",
    "收入",
    "人次",
    "产值",
}
"""Measures that alone are no name: 办理时间 keeps its verb."""
_FINES = ("罚款", "罚金")
_DONE = re.compile(r"(?:予以|给予|进行)?(?:安排|执行|计算|核定|支付|发放|拨付|提取|确定|掌握|把握|计提|计)")
"""What is done with a figure: 经费按人均不低于60元安排."""
_TOLD = re.compile(
    r"(?:达到?|保持在?|稳定在|维持在|控制在|(?:提高|提升|增加|增长|扩大|降低|下降|减少|压缩|缩短|压减|增|降|升)[到至])(?:[约近])?$"
    r"|[由从][^，]*$"
)
_FROM = re.compile(
    r"(?:比|较|由|从|与|在)[的底末初年基础上水平相比\d.%％]+$|[由从](?:现在|目前|现有|现行|当前|当时|原来|原先|原有|过去|最初)的?$"
)
_PASSED = re.compile(r"^(?:大关|关口|台阶)")
_STOP = re.compile(r"[，；。]")
_SHARE = re.compile(r"(.{2,}?)占.{2,}的?(?:比重|比例|比)$")
_FIELD = re.compile(r"在([^，。]{2,24}?(?:等)?(?:重点)?(?:领域|行业|地区|区域))")
_EDGES = "　 ，、的：:"


@cache
def _leading(*kinds: str) -> re.Pattern[str]:
    return re.compile(rf"^(?:{any_of(_TABLE, 'place', 'adverb', *kinds)}|[　 ，、：:]|的(?!士))+")


@cache
def _trailing(*kinds: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(_TABLE, *kinds)}|[　 ，、：:])+$")


def named(metric: str, change: str = "level", subject: bool = False) -> str:
    """Return a metric as a name: without the verbs, helping words and adverbs at its edges.

    A rise is left out (地区生产总值 of 地区生产总值年均增长), a fall is part of the name (能耗累计下降). ``subject``
    says that something is told of it (帮扶车间保持在2000家): then what it opens with is no verb.
    """
    kinds = ("edge",) if subject else ("edge", "act")
    while True:
        if metric.endswith("占"):
            metric += "比"  # 有执业资格的占45%
        name = _HELPED.sub("", _DUTY.sub("", _GIVER.sub("", metric)))
        bare = compiled(_TABLE, "^", kinds, r"(?=[^率比]{2})").sub("", name).strip(_EDGES)
        name = name if is_head(bare) or bare in _MEASURES else bare
        name = compiled(_TABLE, "(?<=[^，]{2})", ("tail",), "$").sub("", name).strip(_EDGES)
        if change == "growth":
            name = compiled(_TABLE, "(?<=[^，]{2})", ("rise",), "$").sub("", name).strip(_EDGES)
        if name == metric or len(name) < 2:
            return name if len(name) > 1 else metric
        metric = name


def metric_of(before: str, after: str, change: str, unit: str) -> str:
    """Return what is measured, from the words of the clause before and after its figure; "" if another clause says it.

    A noun after the figure is what is counted (150个左右算电协同典型案例), a verb what the figure limits
    (1小时内报告); else the words before it count, without the verb that leads to the figure. A rate keeps its
    direction (能耗累计下降).
    """
    if after.removeprefix("的") in _FINES and not before.endswith(_FINES):
        return after.removeprefix("的")  # 处违法所得三倍以下的罚款
    before = _SINCE.sub("", _LAST_YEAR.sub("", before))
    before = _FROM.sub("", before)
    counted = _PASSED.sub("", _STOP.split(after, maxsplit=1)[0]).strip(_EDGES)
    if _DONE.fullmatch(counted):
        before, counted = re.sub(r"(?<=[\u4e00-\u9fff]{2})按照?[^，]{0,20}$", "", before), ""
    if limited := re.match(r"以?之?内(.{2,})", counted):
        return limited[1] + "时限"
    size = _leading("verb").sub("", before).strip(_EDGES)
    if after.startswith("的") and len(counted) > 1 and change == "level" and 1 < len(size) < 5:
        return counted + size
    leads = compiled(_TABLE, "", ("level",), "$").search(before) and not before.endswith("为")
    if change in ("level", "") and len(counted) > 1 and not leads:
        share = before.endswith("的")
        return _leading().sub("", before).rstrip(_EDGES) + counted if share else counted
    head = _leading().sub("", before)
    if change == "growth" and unit != "个百分点":
        return _trailing("comparator", "level").sub("", head).strip(_EDGES)
    led = compiled(_TABLE, "", ("level",), "$").search(before) or change not in ("level", "")
    head = _trailing("link", "comparator", "move").sub("", head)
    return (head if led else _leading("verb").sub("", head)).strip(_EDGES)


@cache
def _states() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return patterns for a state with its degree at the end of a clause, and for degrees and verbs there."""
    table = "target_words_zh"
    ends = any_of(table, "state", "bright", "ready", "yearly")
    state = rf"(?:{any_of(table, 'degree')}[\u4e00-\u9fff]{{0,6}}?)?{ends}$"
    return re.compile(state), re.compile(rf"(?:{any_of(table, 'degree', 'reach')})+$")


def subject_of(clause: str) -> str:
    """Return what a state without a figure is about: …体系 of 基本建成…体系, 创新能力 of 创新能力显著增强."""
    whole = _leading().sub("", clause)
    words = compiled("target_words_zh", "^", ("reach", "strive"), "起?").sub("", whole)
    if words and words != whole:
        return words.strip(_EDGES)
    state, degrees = _states()
    stem = degrees.sub("", state.sub("", whole)).strip(_EDGES)
    return stem if len(stem) > 1 else whole.strip(_EDGES)


def is_subject(before: str) -> bool:
    """Say whether the words before a figure tell what their subject reaches: …达到, …保持在, …由."""
    return _TOLD.search(before) is not None


def object_of(metric: str) -> str:
    """Return what the measure belongs to: the metric without its head (回收率, 比重) and its direction (累计下降).

    A metric that names a measure alone is its own object; "" for a direction alone (提高).
    """
    moved = level_of(metric)
    share = _SHARE.match(moved)
    if share:
        return share[1]
    stem = compiled(_TABLE, "(?:", ("head",), ")+$").sub("", moved).strip(_EDGES)
    return stem if len(stem) > 1 else moved


def level_of(metric: str) -> str:
    """Return the metric without its direction: 规模以上工业增加值 of 规模以上工业增加值年均增长."""
    return compiled(_TABLE, "(?:", ("adverb", "move"), ")+$").sub("", metric)


def is_head(metric: str) -> bool:
    """Say whether a metric names a measure alone, whose object another clause says (数量翻了一番)."""
    return bool(compiled(_TABLE, "(?:", ("adverb", "head", "move"), ")+").fullmatch(metric))


def scope_of(clause: str) -> str:
    """Return the words that narrow a target: 全国, 省级以上, 在…领域."""
    if found := compiled(_TABLE, "", ("place", "scope")).search(clause):
        return found[0]
    found = _FIELD.search(clause)
    return found[1] if found else ""
