"""One Chinese clause read as an action: who, may or must, verb, object; or as what leads up to an action.

A clause is read from its start: joins (并), times (2026年底前), units (公安部会同…), words of duty (应当), adverbs
(加快) and phrases (依托…, 对…, 将…) are passed over until a verb stands there. Where none does, the clause may open
with its subject. The words are in ``data/verbs_zh.tsv`` and ``data/actors_zh.tsv``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from aligner.extraction.forms import any_of, compiled
from aligner.extraction.zh.clauses import hide
from aligner.extraction.zh.deadlines import Time
from aligner.extraction.zh.masks import mask
from aligner.extraction.zh.scan import LONGEST_ACTOR, Reading, passed, read_from, sure_duty
from aligner.extraction.zh.units import Units, is_body, is_unit, name_ends, names, opening, together
from aligner.extraction.zh.words import ACTORS, VERBS, bare_at, begins, modal_at, verb_at, word_at
from aligner.spans import Span
from aligner.words import patterns as re

_FIGURED = re.compile(r"[\d一二三四五六七八九十百两]")
_RATE = re.compile(r"[^，。；]{2,30}?(?:率|比例|占比|比重|满意度)□*[\d百][\d.]*(?:%|％|分)")
_MOVED = re.compile(
    r"[^，。；]{2,30}?(?:由|从)(?:[现目当原过][在前来先有去]的?)?\d[^，。；]*(?:增加|提高|提升|扩大|降低|减少|增长|压缩|缩短|压减|精简|收窄|升|降|增)[到至]\d"
)
_KEPT = re.compile(r"[^，。；]{2,24}?(?:保持在|稳定在|维持在)[^，。；\d]{0,4}\d")
_DEED = re.compile("累计(?:培训|建设|建成|改造|治理|完成|新建|培育|实施|开展|修复|种植|投放|投入|引进|开发|建立)")
_JOBS = re.compile(r"[^，。；]{0,16}(?:就业|脱贫)(?:[约近超]|超过|达到?)?\d[\d.万]*人")
_RESTS = re.compile("以[^，。；]{2,}(?:为|作为)(?:依据|前提|遵循|底数)$")
_SIZED = re.compile(r"[^，。；]*?\d[^，。；、]*、[^，。；]*\d")
_NEW = re.compile(
    r"(?:新建|改建|扩建|改扩建|在建|续建|改造|建设|投资|试点|示范|新增|整治|治理)"
    r"(?:项目|工程|企业|园区|住宅|建筑|学校|区域|单位|小区|道路|医院|设施|车间|厂房|场馆|农田|住房|景区|村庄|机组)(?:的)?(?:[\u4e00-\u9fff]{2,})?"
)
"""What is built as the subject of its measure: 新建项目亩均投入不低于2400元."""
_THERE = re.compile(
    r"[\u4e00-\u9fff]{0,12}?(?:至少|应当|必须|要|须|应)+有[\d一二两三四五]+[名位]"
    r"([\u4e00-\u9fff]{1,12}?(?:负责人|干部|领导|医生|护士|员|长|师))"
)
"""Who is to be there: 每餐至少有一名学校负责人|陪餐."""
_TAKES = ("实行", "执行", "采用", "享受", "接受", "推行", "实施")
"""Verbs behind what they are about that have an object of their own: 太湖流域|实行|重点排放总量控制制度."""
LONGEST_CLAUSE = 400
"""Characters; what goes on longer without a stop is a list or a table, and no action."""


def read_clause(clause: str, times: Sequence[Time] = ()) -> Reading:
    """Read one clause; ``times`` are those of the clause, with offsets in it."""
    if len(clause) > LONGEST_CLAUSE:
        return Reading("")
    return _read(clause, tuple((t.start, t.end) for t in times if t.role != "base"))


@lru_cache(maxsize=512)
def _read(clause: str, places: tuple[tuple[int, int], ...]) -> Reading:
    """Read a clause with times at some places; what stands below a title is read for the title, and then itself."""
    hidden = mask(hide(clause))
    start = 0
    while match := word_at(hidden, start, "join"):
        start = match.end()
    spans = dict(places)
    if (there := "有" in hidden and _THERE.match(clause, start)) and (verb := bare_at(hidden, there.end())):
        duty = "shall" if sure_duty(hidden, start) else ""
        return Reading("action", start, clause[slice(*there.span(1))], duty, verb.span(), (verb.end(), verb.end()))
    if (other := _no_action(hidden, start, spans)) is not None:
        return other
    found = opening(clause[start:])
    if found.units and start + found.end >= len(clause):
        return Reading("units", start, found.actor, units=found.units)
    if found.units or found.actor:
        reading = read_from(hidden, start + found.end, spans)
        if reading.kind == "action":
            return replace(reading, start=start, actor=found.actor, units=found.units)
    if _RESTS.match(hidden[start:]):
        return Reading("lead_up", start)
    if compiled(VERBS, "^", ("purpose",)).match(hidden[start:]):
        return Reading("purpose", start)
    if compiled(VERBS, "^", ("condition",)).search(hidden[start:]) and not sure_duty(hidden, start + 1):
        return Reading("lead_up", start)
    reading = read_from(hidden, start, spans)
    return reading if reading.kind else _subject(clause, hidden, start, spans)


def _no_action(hidden: str, start: int, spans: dict[int, int]) -> Reading | None:
    """Return the reading of a clause that is a time, a report, a frame, a state or a bound, None for another."""
    if (after := passed(hidden, start, spans)) >= len(hidden):
        return Reading("time", start)
    if _told(hidden, start):
        return Reading("told", start)
    if compiled(VERBS, "^", ("frame",), "$").match(hidden[start:]):
        return Reading("frame", start)
    if _is_measured(hidden, after):
        return Reading("", start)
    state = _found("state", hidden) and not word_at(hidden, start, "pivot")
    sized = _SIZED.match(hidden, after) and verb_at(hidden, after)  # 改造小区60个、面积不低于120万平方米
    bound = not sized and _found("bound", hidden) and not re.search("应当?(?!低|高|超)|必须", hidden)
    # 到2028年累计服务50万家 is a target alone
    sums = hidden.startswith("累计", after) and not _DEED.match(hidden, after)
    return Reading("", start) if state or bound or sums else None


def _is_measured(hidden: str, start: int) -> bool:
    """Say whether a clause tells what a figure is to be, whatever verb its subject opens with: 调解成功率达到70%.

    推动可办率达到100% is an action; so is a clause with a word of duty.
    """
    if not _FIGURED.search(hidden, start):
        return False
    if compiled(VERBS, "", ("brings",)).match(hidden, start) or any(
        modal_at(hidden, q) and not hidden.startswith("不再", q)
        for q in range(start, min(len(hidden) - 1, start + LONGEST_ACTOR))
    ):
        return False
    if hope := re.compile("力争|争取|努力").match(hidden, start):
        start = hope.end()
    built = _NEW.match(hidden, start)
    kinds = ("rate",) if (verb_at(hidden, start) and not built) or _opens_verb(hidden, start) else ("rate", "measure")
    ends = rf"□*(?:[^，。；\d]{{0,14}}?){any_of(VERBS, 'reaches')}[^，。；]{{0,6}}?[\d一二三四五六七八九十百两]"
    level = compiled(VERBS, r"[^，。；]{2,40}?", kinds, ends)
    return any(pattern.match(hidden, start) for pattern in (level, _RATE, _MOVED, _JOBS, _KEPT))


def _opens_verb(hidden: str, start: int) -> bool:
    """Say whether a verb stands behind an adverb: 新制定, 累计培训."""
    adverb = word_at(hidden, start, "degree") or word_at(hidden, start, "opener")
    return adverb is not None and verb_at(hidden, adverb.end()) is not None


def _told(hidden: str, start: int) -> bool:
    """Say whether a clause tells what was done: 已建成…, 累计建成…; not 已建成居住区要…."""
    past = compiled(VERBS, "", ("past",)).search(hidden)
    if past and not any(modal_at(hidden, q) for q in range(past.end(), len(hidden))):
        return True
    return hidden.startswith("累计", start)


def _found(kind: str, text: str) -> bool:
    """Say whether a word of a kind stands anywhere in a text."""
    return compiled(VERBS, "", (kind,)).search(text) is not None


def _subject(clause: str, hidden: str, start: int, spans: dict[int, int]) -> Reading:
    """Read a clause that opens with its subject."""
    first = passed(hidden, start, spans)  # 今年|居民
    sure = sure_duty(hidden, first + 1)
    if _found("is", hidden) and not sure:
        return Reading("", start)
    if sure and (reading := read_from(hidden, sure.start(), spans)).kind == "action":
        who = clause[first : sure.start()]
        if reading.object[0] >= reading.object[1] and not is_unit(who):
            return replace(reading, start=start, object=(first, sure.start()))
        case = compiled(VERBS, "^", ("condition",)).search(who) and not is_unit(who) and not who.startswith("从事")
        return replace(reading, start=start, actor="" if case else who)
    waiting = Reading("", start)
    for q in range(first + 2, min(len(hidden) - 1, first + LONGEST_ACTOR)):
        duty = modal_at(hidden, q) and "的" not in hidden[q:]
        goes_on = q in spans or word_at(hidden, q, "will", table=ACTORS) or begins(hidden, q)
        if duty or (goes_on and (is_unit(clause[first:q]) or names(clause[first:q]))):
            reading = read_from(hidden, q, spans)
            if reading.kind == "action":
                return replace(reading, start=start, actor=clause[first:q])
            if reading.kind == "lead_up" and not waiting.kind:  # 各部门要按照职责分工: the action is still to come
                waiting = replace(reading, start=start, actor=clause[first:q])
    if waiting.kind:
        return waiting
    return _topic(clause, hidden, start, spans)


def _topic(clause: str, hidden: str, start: int, spans: dict[int, int]) -> Reading:
    """Read a clause whose object comes first (重大事项及时报告, 指标纳入考核), or a duty of any subject (至少)."""
    if (agent := _agent(clause, hidden, start, spans)).kind:
        return agent
    for q in range(start + 2, len(hidden) - 1):
        if hidden[q - 1] in "的、和与及" or q in spans:
            continue
        duty = word_at(hidden, q, "duty")
        at = duty.end() if duty else q
        verb = word_at(hidden, at, "passive") or bare_at(hidden, at) or (verb_at(hidden, at) if duty else None)
        if verb and not hidden.startswith("的", verb.end()) and (verb.end() < len(hidden) or bare_at(hidden, at)):
            taken = verb[0] in _TAKES and verb.end() < len(hidden)
            return Reading(
                "action", start, verb=(q, verb.end()), object=(verb.end(), len(hidden)) if taken else (start, q)
            )
    return Reading("", start)


def _agent(clause: str, hidden: str, start: int, spans: dict[int, int]) -> Reading:
    """Read a clause whose object comes before 由 and who acts: 用户数据由运营企业依法保存."""
    for by in re.finditer("(?<!自)由", hidden[start + 2 :]):
        first = start + 2 + by.end()
        topic = (start, start + 2 + by.start())
        both = together(clause[first:])
        if both.units and (verb := _closing(hidden, first + both.end, spans)):
            return Reading("action", start, both.actor, "", verb, topic, units=both.units)
        for end in name_ends(hidden, first):
            who = names(clause[first:end])
            if who and word_at(hidden, end, "prep"):  # 由管理机构按照职责权限发布
                verb = _closing(hidden, end, spans)
            else:
                verb = _verb_from(hidden, end) if who else None
            if verb:
                units = Units(who) if all(map(is_body, who)) else Units()
                return Reading("action", start, clause[first:end], "", verb, topic, units=units)
    return Reading("")


def _closing(hidden: str, at: int, spans: dict[int, int]) -> Span | None:
    """Return the span of the verb without an object to which a clause goes on from an offset, None for another."""
    reading = read_from(hidden, at, spans)
    if reading.kind == "action":
        return reading.verb if reading.object[0] >= reading.object[1] else None
    return _verb_from(hidden, at)


def _verb_from(hidden: str, at: int) -> Span | None:
    """Return the span of the verb at an offset with the adverbs in front of it."""
    spot = at
    while degree := word_at(hidden, spot, "degree"):
        spot = degree.end()
    verb = verb_at(hidden, spot)
    return (at, verb.end()) if verb and not hidden.startswith("的", verb.end()) else None
