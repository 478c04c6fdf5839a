"""One Chinese clause read as an action: who, may or must, verb, object; or as what leads up to an action.

A clause is read from its start: joins (并), times (2026年底前), units (公安部会同…), words of duty (应当), adverbs
(加快) and phrases (依托…, 对…, 将…) are passed over until a verb stands there. Where none does, the clause may open
with its subject. The words are in ``data/verbs_zh.tsv`` and ``data/actors_zh.tsv``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from aligner.extract.clauses_zh import hide
from aligner.extract.deadlines import Time
from aligner.extract.lexicon import compiled
from aligner.extract.phrases_zh import after_phrase, closed
from aligner.extract.units_zh import Units, is_unit, names, opening
from aligner.extract.words_zh import ACTORS, VERBS, bare_at, begins, modal_at, verb_at, word_at

_SURE = re.compile(r"应当|必须|不得|严禁|有权|一律|可以")
_TAKES = re.compile(r"纳入|列入|作为|转化?为|列为|改为|调整为|至|到|用于|交由|移[交送]|贯穿|融入|落到")
_AFTER_TIME = re.compile(r"[，、\s]|起|开始|内|的")
_TWO = re.compile(r".{1,2}")
LONGEST_ACTOR, LEAST_UNKNOWN = 60, 6
LONGEST_CLAUSE = 400
"""Characters; what goes on longer without a stop is a list or a table, and no action."""
BANS = ("严禁", "禁止", "严控", "杜绝")
LIGHT = ("予以", "给予", "进行", "作出", "实行")
"""Verbs that a noun completes: 予以通报."""
_WILL = re.compile(r"[将会](?!议)|负责|不再")


@dataclass(frozen=True, slots=True)
class Reading:
    """A clause as read. ``kind``: action, lead_up (a condition or phrase), purpose, units, time, told (past) or "".

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


def read_clause(clause: str, times: Sequence[Time] = ()) -> Reading:
    """Read one clause; ``times`` are those of the clause, with offsets in it."""
    if len(clause) > LONGEST_CLAUSE:
        return Reading("")
    hidden = hide(clause)
    start = 0
    while match := word_at(hidden, start, "join"):
        start = match.end()
    spans = {t.start: t.end for t in times if t.role != "base"}
    if _passed(hidden, start, spans) >= len(hidden):
        return Reading("time", start)
    if _found("past", hidden) or hidden.startswith("累计", _passed(hidden, start, spans)):
        return Reading("told", start)
    if compiled(VERBS, "^", ("frame",), "$").match(hidden[start:]):
        return Reading("lead_up", start)
    if _found("state", hidden):
        return Reading("", start)
    found = opening(clause[start:])
    if found.units and start + found.end >= len(clause):
        return Reading("units", start, found.actor, units=found.units)
    if found.units:
        reading = _read(hidden, start + found.end, spans)
        if reading.kind == "action":
            return replace(reading, start=start, actor=found.actor, units=found.units)
    if compiled(VERBS, "^", ("purpose",)).match(hidden[start:]):
        return Reading("purpose", start)
    if compiled(VERBS, "^", ("condition",)).search(hidden[start:]) and not _SURE.search(hidden, start + 1):
        return Reading("lead_up", start)
    reading = _read(hidden, start, spans)
    return reading if reading.kind else _subject(clause, hidden, start, spans)


def _found(kind: str, text: str) -> bool:
    """Say whether a word of a kind stands anywhere in a text."""
    return compiled(VERBS, "", (kind,)).search(text) is not None


def _passed(hidden: str, at: int, spans: dict[int, int]) -> int:
    """Return the offset after the times that stand at an offset."""
    while at in spans:
        at = spans[at]
        if match := _AFTER_TIME.match(hidden, at):
            at = match.end()
    return at


def _read(hidden: str, start: int, spans: dict[int, int]) -> Reading:
    """Read a clause without a subject from ``start``."""
    scan = _Scan(start)
    if _is_subject_of_duty(hidden, start, spans):
        return Reading("")
    while scan.at < len(hidden):
        if (after := _passed(hidden, scan.at, spans)) > scan.at:
            scan.at = after
        elif _modal(scan, hidden) or _degree(scan, hidden):
            continue
        elif verb := verb_at(hidden, scan.at) or bare_at(hidden, scan.at) or _taken(scan, hidden):
            return _action(scan, hidden, start, verb)
        elif not _phrase(scan, hidden, spans):
            break
    if scan.modality and scan.at < len(hidden):
        banned = hidden[scan.duty : scan.at] in BANS
        if scan.modality == "must_not" and (banned or any(verb_at(hidden, q) for q in range(scan.at + 2, len(hidden)))):
            return Reading("action", start, "", "must_not", (scan.duty, scan.at), (scan.at, len(hidden)))
        return _action(scan, hidden, start, _TWO.match(hidden, scan.at))
    if scan.at >= len(hidden) and scan.phrase[1]:
        if not scan.modality or closed(hidden, scan.phrase[0], len(hidden)):
            return Reading("lead_up", start)
        # 不得以罚代刑 stays whole; 应当面向公众开放 ends with its verb
        first = scan.duty if scan.modality == "must_not" else len(hidden) - 2
        return Reading("action", start, "", scan.modality, (first, len(hidden)), instrument=scan.phrase)
    unknown = word_at(hidden, start, "degree") and not word_at(hidden, start, "unsure") and not scan.phrase[1]
    if unknown and scan.at == start and not verb_at(hidden, start) and len(hidden) - start >= LEAST_UNKNOWN:
        adverb = word_at(hidden, start, "degree")
        return _action(scan, hidden, start, _TWO.match(hidden, adverb.end() if adverb else start))
    return Reading("")


def _is_subject_of_duty(hidden: str, start: int, spans: dict[int, int]) -> bool:
    """Say whether a clause that opens like an action is the subject of a duty: 新建项目应当开展评估."""
    if start in spans or word_at(hidden, start, "pivot", "prep") or modal_at(hidden, start):
        return False
    spots = (q for q in range(start + 2, min(len(hidden), start + LONGEST_ACTOR)) if modal_at(hidden, q))
    return bool(_SURE.search(hidden, start + 2)) or any(is_unit(hidden[start:q]) for q in spots)


def _taken(scan: _Scan, hidden: str) -> re.Match[str] | None:
    """Return the verb that 将 or 把 leads to, where it stands behind their object."""
    return word_at(hidden, scan.at, "taken") if scan.object and scan.object[1] == scan.at else None


def _modal(scan: _Scan, hidden: str) -> bool:
    """Pass over a word of duty or permission; 鼓励 and 支持 are verbs too, and are left to them."""
    if found := modal_at(hidden, scan.at):
        scan.modality = scan.modality or found[0]
        scan.duty = scan.at if scan.duty < 0 else scan.duty
        scan.at, scan.marks = found[1].end(), scan.marks + 1
        return True
    will = hidden.startswith(("将", "会"), scan.at) and not scan.marks and begins(hidden, scan.at + 1)
    if will and not _TAKES.search(hidden, scan.at + 1):
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
    if opener and verb_at(hidden, scan.at) and not word_at(hidden, after, "led", "degree"):
        return False
    more = verb or word_at(hidden, after, "degree", "opener", "taken", "prep") or modal_at(hidden, after)
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


def _action(scan: _Scan, hidden: str, start: int, verb: re.Match[str] | None) -> Reading:
    """Return the action with a verb, or nothing where the verb lacks an object that it needs."""
    if verb is None:
        return Reading("")
    end, rest = verb.end(), (verb.end(), len(hidden))
    alone = end == len(hidden)
    if alone and not (bare_at(hidden, verb.start()) or scan.object or scan.marks):
        return Reading("")
    if hidden.startswith("的", end) or (not scan.marks and hidden.startswith(("和", "与", "及"), end)):
        return Reading("")
    encourages = word_at(hidden, verb.start(), "encourage", table=ACTORS)
    begin = verb.start()
    if hidden[end:] in ("落实", "实施", "执行", "施行"):
        end, rest = len(hidden), (len(hidden), len(hidden))
    if scan.object and verb[0] in LIGHT:
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


def _subject(clause: str, hidden: str, start: int, spans: dict[int, int]) -> Reading:
    """Read a clause that opens with its subject."""
    sure = _SURE.search(hidden, start + 1)
    if _found("is", hidden) and not sure:
        return Reading("", start)
    if sure and (reading := _read(hidden, sure.start(), spans)).kind == "action":
        who = clause[start : sure.start()]
        if reading.object[0] >= reading.object[1] and not is_unit(who):
            return replace(reading, start=start, object=(start, sure.start()))
        case = compiled(VERBS, "^", ("condition",)).search(who) and not is_unit(who)
        return replace(reading, start=start, actor="" if case else who)
    for q in range(start + 2, min(len(hidden) - 1, start + LONGEST_ACTOR)):
        duty = modal_at(hidden, q) and "的" not in hidden[q:]
        goes_on = q in spans or _WILL.match(hidden, q) or begins(hidden, q)
        if duty or (goes_on and (is_unit(clause[start:q]) or names(clause[start:q]))):
            reading = _read(hidden, q, spans)
            if reading.kind == "action":
                return replace(reading, start=start, actor=clause[start:q])
    return _topic(hidden, start, spans)


def _topic(hidden: str, start: int, spans: dict[int, int]) -> Reading:
    """Read a clause whose object comes first (重大事项及时报告, 指标纳入考核), or a duty of any subject (至少)."""
    for q in range(start + 2, len(hidden) - 1):
        if hidden[q - 1] in "的、和与及" or q in spans:
            continue
        duty = word_at(hidden, q, "duty")
        at = duty.end() if duty else q
        verb = word_at(hidden, at, "passive") or bare_at(hidden, at) or (verb_at(hidden, at) if duty else None)
        if verb and not hidden.startswith("的", verb.end()) and (verb.end() < len(hidden) or bare_at(hidden, at)):
            return Reading("action", start, verb=(q, verb.end()), object=(start, q))
    return Reading("", start)
