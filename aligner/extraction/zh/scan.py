"""Reads a Chinese action from where it starts: over times, duties, adverbs and phrases to its verb and object."""

from __future__ import annotations

from dataclasses import dataclass, field

from aligner.extraction.forms import compiled
from aligner.extraction.zh.phrases import after_phrase, closed
from aligner.extraction.zh.units import Units, is_unit
from aligner.extraction.zh.words import ACTORS, VERBS, bare_at, begins, modal_at, verb_at, word_at
from aligner.words import patterns as re

LONGEST_ACTOR, LEAST_UNKNOWN = 60, 6
_AFTER_TIME = re.compile(r"[，、\s]|起|开始|内|的")
_SOMEBODY = re.compile(
    "在[^，。；]{2,20}的[\u4e00-\u9fff]{1,8}?(?<![中时下上内前后面里间])(?<!方面|过程|条件|基础|期间|前提|情况)(?=应当|必须|不得)"
)
"""Somebody or something by where it is: 在湖区航行的船舶应当……"""
_BROUGHT = ("新增", "新建", "新设", "新引进")
_WITH_OTHERS = re.compile(
    r"(?:加强|深化|强化|密切|扩大|推进|促进|开展|加快|拓展|推动|增进|做好|搞好)与[^，。；]{2,}"
    r"(?:合作|交流|联动|协作|对接|衔接|沟通|协同|联系|互动|协调|融合|互认|共享|往来|互通)$"
)
"""An action whose object says with whom first: 加强与高校合作."""
_ADVERBS = ("严格",)
"""Verbs that are adverbs in front of any other verb; of the rest (深化教育改革) what follows is the object."""
_JOINS = re.compile("、|或者?|和|与|以?及")
_TWO = re.compile(r".{1,2}")


@dataclass(frozen=True, slots=True)
class Reading:
    """A clause as read. ``kind``: action, lead_up (a condition or phrase), purpose, units, time, frame, told or "".

    Spans are in the clause; ``start`` is where the action begins, its joins left out.
    """

    kind: str
    start: int = 0
    actor: str = ""
    modality: str = ""
    verb: tuple[int, int] = (0, 0)
    object: tuple[int, int] = (0, 0)
    instrument: tuple[int, int] = (0, 0)
    units: Units = field(default_factory=Units)


@dataclass(slots=True)
class _Scan:
    """Where reading stands in a clause, and what it has met."""

    at: int
    modality: str = ""
    first_degree: int = -1
    duty: int = -1
    phrase: tuple[int, int] = (0, 0)
    object: tuple[int, int] | None = None
    marks: int = 0


def sure_duty(hidden: str, at: int) -> re.Match[str] | None:
    """Return the first word from ``at`` on that can only be one of duty or permission: 应当, 不得."""
    return compiled(ACTORS, "", ("sure",)).search(hidden, at)


def passed(hidden: str, at: int, spans: dict[int, int]) -> int:
    """Return the offset after the times that stand at an offset."""
    while at in spans:
        at = spans[at]
        if match := _AFTER_TIME.match(hidden, at):
            at = match.end()
    return at


def read_from(hidden: str, start: int, spans: dict[int, int]) -> Reading:
    """Read a clause without a subject from ``start``."""
    scan = _Scan(start)
    if _is_subject_of_duty(hidden, start, spans):
        return Reading("")
    while scan.at < len(hidden):
        if (after := passed(hidden, scan.at, spans)) > scan.at:
            scan.at = after
        elif _limit(scan, hidden) or _modal(scan, hidden) or _degree(scan, hidden):
            continue
        elif verb := _verb(scan, hidden):
            return _action(scan, hidden, start, verb)
        elif not _phrase(scan, hidden, spans):
            break
    return _without_verb(scan, hidden, start)


def _without_verb(scan: _Scan, hidden: str, start: int) -> Reading:
    """Return what a clause is in which no known verb stands where one should: a duty, a phrase, an unknown verb."""
    if scan.modality and scan.at < len(hidden):
        banned = word_at(hidden, scan.duty, "ban", table=ACTORS) is not None
        if scan.modality == "must_not" and (banned or any(verb_at(hidden, q) for q in range(scan.at + 2, len(hidden)))):
            return Reading("action", start, "", "must_not", (scan.duty, scan.at), (scan.at, len(hidden)))
        return _action(scan, hidden, start, _TWO.match(hidden, scan.at))
    if scan.at >= len(hidden) and scan.phrase[1]:
        ends = closed(hidden, scan.phrase[0], len(hidden)) or hidden.endswith(("内", "起"))
        if not scan.modality or ends or word_at(hidden, scan.phrase[0], "basis"):
            return Reading("lead_up", start, modality=scan.modality)
        # 不得以罚代刑 stays whole; 应当面向公众开放 ends with its verb
        first = scan.duty if scan.modality == "must_not" else len(hidden) - 2
        return Reading("action", start, "", scan.modality, (first, len(hidden)), instrument=scan.phrase)
    if scan.first_degree >= 0 and not scan.phrase[1] and (verb := verb_at(hidden, scan.first_degree)):
        return _action(scan, hidden, start, verb)  # 加快综合交通网建设: the adverb was the verb
    unknown = word_at(hidden, start, "degree") and not word_at(hidden, start, "unsure") and not scan.phrase[1]
    if unknown and scan.at == start and not verb_at(hidden, start) and len(hidden) - start >= LEAST_UNKNOWN:
        adverb = word_at(hidden, start, "degree")
        return _action(scan, hidden, start, _TWO.match(hidden, adverb.end() if adverb else start))
    return Reading("")


def _is_subject_of_duty(hidden: str, start: int, spans: dict[int, int]) -> bool:
    """Say whether a clause that opens like an action is the subject of a duty: 新建项目应当开展评估."""
    where = hidden.startswith("在", start) and _SOMEBODY.match(hidden, start)
    if start in spans or (word_at(hidden, start, "pivot", "prep") and not where) or modal_at(hidden, start):
        return False
    spots = (q for q in range(start + 2, min(len(hidden), start + LONGEST_ACTOR)) if modal_at(hidden, q))
    return bool(sure_duty(hidden, start + 2)) or any(is_unit(hidden[start:q]) for q in spots)


def _verb(scan: _Scan, hidden: str) -> re.Match[str] | None:
    """Return the verb at which reading stands; behind 将 or 对 and its object there are more: 推广到, 进行."""
    behind = scan.object is not None and scan.object[1] <= scan.at
    if behind and (light := word_at(hidden, scan.at, "light")) and light.end() < len(hidden):
        return light  # 对湿地|进行修复
    taken = word_at(hidden, scan.at, "taken") if behind else None
    verb = verb_at(hidden, scan.at) or bare_at(hidden, scan.at)
    return taken if taken and (verb is None or taken.end() > verb.end()) else verb


def _limit(scan: _Scan, hidden: str) -> bool:
    """Pass over the time in which somebody has to act: 24小时内, 自收到申请之日起15个工作日内."""
    limit = word_at(hidden, scan.at, "limit")
    if limit is None:
        return False
    scan.phrase = scan.phrase if scan.phrase[1] else (scan.at, limit.end())
    scan.at, scan.marks = limit.end(), scan.marks + 1
    return True


def _modal(scan: _Scan, hidden: str) -> bool:
    """Pass over a word of duty or permission; 鼓励 and 支持 are verbs too, and are left to them."""
    if found := modal_at(hidden, scan.at):
        scan.modality = scan.modality or found[0]
        scan.duty = scan.at if scan.duty < 0 else scan.duty
        scan.at, scan.marks = found[1].end(), scan.marks + 1
        return True
    will = hidden.startswith(("将", "会"), scan.at) and not scan.marks and begins(hidden, scan.at + 1)
    if will and not compiled(VERBS, "", ("taken",)).search(hidden, scan.at + 1):
        scan.at += 1
        return True
    return False


def _degree(scan: _Scan, hidden: str) -> bool:
    """Pass over an adverb, unless it is itself the only verb: 加快 in 加快标准研制."""
    match = word_at(hidden, scan.at, "degree", "opener")
    if match is None:
        return False
    after = match.end()
    verb = verb_at(hidden, after)
    opener = word_at(hidden, scan.at, "opener")
    if opener and match[0] not in _ADVERBS and verb_at(hidden, scan.at) and not word_at(hidden, after, "led", "degree"):
        return False
    more = verb or word_at(hidden, after, "degree", "opener", "taken", "prep") or modal_at(hidden, after)
    if hidden.startswith(("与", "同"), after) and verb_at(hidden, scan.at):  # 深化与周边城市的协作
        return False
    ends = bare_at(hidden, after)
    # in 加快标准建设 nothing follows the second verb: the first is the verb
    nominal = verb is not None and verb.end() == len(hidden) and not ends and verb_at(hidden, scan.at)
    if not (more or ends) or nominal:
        return False
    scan.first_degree = scan.at if scan.first_degree < 0 else scan.first_degree
    scan.at, scan.marks = after, scan.marks + 1
    return True


def _phrase(scan: _Scan, hidden: str, spans: dict[int, int]) -> bool:
    """Pass over a phrase (依托…, 对…, 将…) up to the verb that follows it."""
    prep = word_at(hidden, scan.at, "prep")
    if prep is None:
        return False
    stop = after_phrase(hidden, prep, spans)
    scan.phrase = scan.phrase if scan.phrase[1] else (scan.at, stop)
    if prep[0] in ("将", "把", "对"):
        scan.object = (prep.end(), stop)
    scan.at, scan.marks = stop, scan.marks + 1
    return True


def _chained(hidden: str, end: int) -> int:
    """Return where verbs that share an object end: 收购、销售、出租|不合格产品; 侵占或者破坏|绿地."""
    at = end
    while join := _JOINS.match(hidden, at):
        verb = verb_at(hidden, join.end())
        if verb is None or (verb.end() >= len(hidden) and not hidden.startswith("不得")):
            return end
        at = verb.end()
    return end if hidden.startswith("的", at) else at


def _action(scan: _Scan, hidden: str, start: int, verb: re.Match[str] | None) -> Reading:
    """Return the action with a verb, or nothing where the verb lacks an object that it needs."""
    if verb is None:
        return Reading("")
    if scan.object and verb[0] in _BROUGHT and hidden[scan.object[0] - 1] == "对":
        return Reading("lead_up", start)  # 对中小微企业新增贷款，省级财政……
    begin, end, rest = verb.start(), verb.end(), (verb.end(), len(hidden))
    alone = end == len(hidden)
    if alone and not (bare_at(hidden, verb.start()) or scan.object or scan.marks):
        return Reading("")
    second = verb_at(hidden, end + 1) if hidden.startswith(("和", "与", "及"), end) else None
    if second is not None and second.end() < len(hidden):
        end, rest = second.end(), (second.end(), len(hidden))  # 恢复和发展三大球
    elif verb_at(hidden, begin) and (last := _chained(hidden, end)) > end:
        end, rest = last, (last, len(hidden))
    with_others = _WITH_OTHERS.match(hidden, verb.start())
    if hidden.startswith("的", end) or (
        not with_others and not scan.marks and second is None and hidden.startswith(("和", "与", "及"), end)
    ):
        return Reading("")
    encourages = word_at(hidden, verb.start(), "encourage", table=ACTORS)
    if hidden[end:] in ("落实", "实施", "执行", "施行"):
        end, rest = len(hidden), (len(hidden), len(hidden))
    if scan.object and word_at(hidden, verb.start(), "light", "carrying"):
        end = len(hidden)
    if scan.first_degree >= 0 and not scan.first_degree < scan.phrase[1] <= begin:
        begin = scan.first_degree
    if scan.modality == "must_not" and not scan.duty < scan.phrase[1] <= begin:
        begin = scan.duty
    return Reading(
        "action",
        start,
        modality=scan.modality or ("encourage" if encourages else ""),
        verb=(begin, end),
        object=scan.object or rest,
        instrument=scan.phrase if not scan.object else (0, 0),
    )
