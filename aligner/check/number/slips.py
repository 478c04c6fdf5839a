"""A number that slipped, put into words: what it should be, why, and the English that should stand in its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from aligner.check.number import party
from aligner.check.number.bounds_en import SAID, bounded, change, denied_far_ahead
from aligner.check.number.dates import redated, written
from aligner.check.number.figures import plain, restyled, unit_name
from aligner.check.number.spelling import ordinal
from aligner.numbers import Quantity, Slip, same
from aligner.numbers.discounts import UNIT, repaired, share_of
from aligner.numbers.fold import fold_en, fold_zh
from aligner.numbers.pers import Per
from aligner.numbers.rates import own_pers, period_of
from aligner.numbers.times import relation
from aligner.spans import Span
from aligner.types import Finding
from aligner.words import patterns as re

_CRITICAL = {"scale", "value", "percent_points", "unit", "change", "swapped", "exchanged", "rate", "off"}
_EDGE = re.compile(r"\b(?:the )?(?:beginning|start|end|close) of (?:the )?$|\b(?:early|late)(?: in)? $", re.IGNORECASE)
_NEAR = re.compile(r"(?:近|将近|將近|接近|近乎)$")
_DOLLARS = 0.5  # whose dollars "$" means is often said elsewhere in the document
_ABOUT = 0.55  # a hint: human translators leave 约 out of two places in three
_CONFIDENCE = {
    "comparator": 0.75,
    "others": 0.7,
    "part": 0.8,
    "change": 0.8,
    "swapped": 0.85,
    "exchanged": 0.85,
    "value": 0.85,
}
_PERIOD = re.compile(r"[”\"’'」』]?(?:时期|時期|期间|期間|以来|以來|末|初)")
_AFTER_PLAN = re.compile(
    r"[\s-]*(?:five|5)?[\s-]*(?:year)?[\s-]*[\"”’']?(?:[\s-]+(?:plan(?:ning)?|period)\b)*", re.IGNORECASE
)
_DETERMINED = re.compile(r"\b(?:the|a|an|its|their|our)\s+[\"“‘']?$", re.IGNORECASE)
_AFTER_PREPOSITION = re.compile(r"\b(?:of|in|during|since|by|for|from|throughout|under)\s+$", re.IGNORECASE)
_POINTS = re.compile(r"\s*(?:%|per\s?cent|percent)", re.IGNORECASE)


_BOUND_BEFORE = re.compile(
    r"(?:不得?(?:低于|少于|高于|超过|多于|大于|小于|晚于|早于)[^，。；,;\d]{0,24}|(?:至少|至多|最多|最少|最低|最高|超过?|突破"
    r"|达到?|[大]?约|近|将近|接近|不到|不足))$"
)
_LEVELS = re.compile(r"[国省市县区乡镇村部州]{2,5}[二两三四五]级$")
_ENDS = re.compile(
    r"\s+(?:(?:comes?|draws?) to (?:a|an|its) (?:close|end)|is (?:out|over|up|through)|ends|closes|runs out)\b",
    re.IGNORECASE,
)
_LEVELS_BEFORE = 5  # characters of the levels
_NEGATED = re.compile(r"(?:\bnot|n[o']t|\bnever|\bwithout)\s+(?:be\s+)?$", re.IGNORECASE)


_NEITHER = re.compile(r"\b(?:neither|none|no|nor)\b[^.;]*$", re.IGNORECASE)
_WITHIN = re.compile(r"[之以]?[内內]")
_DURING = re.compile(r"\b(?:during|within|in|over|throughout|for|on)(?:\s+\w+){0,2}\s+$", re.IGNORECASE)


def excused(slip: Slip, zh: str, en: str) -> bool:
    """Say whether a number, or its bound, is only seemingly another one.

    The number of levels that are named (市县乡三级, "in cities, counties and townships"); 不超过 as "cannot exceed"; a
    time in which something was done (三天之内, "during the three days"); a converted amount in brackets
    (（约4765亿令吉）).
    """
    a, b = slip.zh, slip.en
    if _LEVELS.search(zh, max(0, a.start - _LEVELS_BEFORE), a.end):
        return True
    if slip.kind == "part" and not b.part:  # "before November is out"
        return bool(_ENDS.match(en, b.end))
    if slip.kind != "comparator":
        return False
    if b.kind == "idiom":  # 至少一次 beside "primary responsibility"
        return True
    if b.comparator:
        (start, _), _ = bounded(a, b, en)
        if b.value_max is not None and b.value_max == a.value and a.comparator in {"<=", "<"}:
            return True  # over 200,000 to 1,000,000
        return bool(_NEGATED.search(en[:start]) or _NEITHER.search(en[:start]) or denied_far_ahead(a, b, en, start))
    if a.comparator == "<=" and a.kind == "period" and _WITHIN.search(zh[a.start : a.end + 3]):
        return bool(_DURING.search(en[: b.start]))
    return a.comparator == "~" and zh[max(0, a.start - 2) : a.start] in {"（约", "(约", "（約", "(約"}


def finding(slip: Slip, zh: str, en: str, check: str, swapped: Sequence[Slip]) -> Finding:
    """Return the finding for one slip; ``swapped`` are the pair's slips of that kind."""
    a, b = slip.zh, slip.en
    (span, right) = _correction(slip, zh, en, swapped)
    wrong = re.sub('[“”"]', "", en[slice(*span)]).strip("‘’ ")
    severe = slip.kind in _CRITICAL or (slip.kind == "comparator" and bool(b.comparator) and b.comparator != "~")
    severe = severe or (slip.kind == "part" and bool(b.part)) or (slip.kind == "when" and wrong not in {"on", "in"})
    about = slip.kind == "comparator" and a.comparator == "~" and not b.comparator  # 约140亿元 as "14 billion yuan"
    loose = about or (slip.kind == "form" and b.kind == "ordinal" and bool(a.day))  # "on the 23rd day"
    dollars = slip.kind == "unit" and b.text.startswith("$") and unit_name(a).endswith("dollars")
    return Finding(
        check,
        "minor" if dollars or loose else "critical" if severe else "major",
        _message(slip, right, wrong, zh),
        f"{a.text} → {wrong}",
        right,
        _ABOUT if about else _DOLLARS if dollars else 0.7 if a.unit == UNIT else _CONFIDENCE.get(slip.kind, 0.95),
        _whole(swapped) if slip.kind == "exchanged" else _place(slip, zh),
        span,
        rule=f"{check}.{_kind(slip)}",
    )


def _place(slip: Slip, zh: str) -> Span:
    """Return where the number stands, with the words of its bound where these are what is wrong: 不低于700元."""
    bound = _BOUND_BEFORE.search(zh, 0, slip.zh.start) if slip.kind == "comparator" else None
    return bound.start() if bound else slip.zh.start, slip.zh.end


def _whole(both: Sequence[Slip]) -> Span:
    """Return the Chinese from the first to the last of several numbers."""
    return min(slip.zh.start for slip in both), max(slip.zh.end for slip in both)


def _kind(slip: Slip) -> str:
    """Return what went wrong as the last part of a rule: the slip's kind, a bound being lost or turned round."""
    if slip.kind == "comparator":
        return "bound_turned" if slip.en.comparator else "bound_lost"
    return slip.kind


def _correction(slip: Slip, zh: str, en: str, swapped: Sequence[Slip]) -> tuple[Span, str]:
    """Return the English that is wrong and what should stand there ("" where that is not known)."""
    a, b = slip.zh, slip.en
    here = (b.start, b.end)
    if a.kind == "plan":
        return _plan(a, b, zh, en)
    if slip.kind == "comparator":
        return _bound(a, b, zh, en)
    if slip.kind == "change":
        return change(a, b, en)
    if slip.kind == "rate":
        return _rate(a, b, zh, en)
    if slip.kind == "when":
        return relation(a, b, zh, en) or (here, "")
    if slip.kind == "part" and b.part:
        edge = _EDGE.search(en[: b.start])
        return ((edge.start() if edge else b.start), b.end), written(a)
    if slip.kind == "percent_points":
        return here, _points(a, b)
    if slip.kind in {"others", "off"}:
        return share_of(b, en) if slip.kind == "off" else _others(a, b, en)
    if slip.kind in {"exchanged", "swapped"}:
        return (_exchanged if slip.kind == "exchanged" else _swapped)(b, swapped, en)
    if slip.kind == "form":
        end = b.end + len(" day") * en.startswith(" day", b.end)
        return (b.start, end), ordinal(a.day) if a.day and b.value_max is None else ""
    if a.kind in {"date", "year"}:
        return here, redated(a, b) or written(a)
    return _value(a, b, zh, en)


def _value(a: Quantity, b: Quantity, zh: str, en: str) -> tuple[Span, str]:
    """Return the English amount, with what it is given for where that is another unit, and the right one."""
    if given := own_pers(a, b, fold_zh(zh), fold_en(en)):
        return _given_for(a, b, given)
    here = (b.start, b.end)
    return here, _document(a, b) if a.kind == "document_number" else _amount(a, b, en)


def _document(a: Quantity, b: Quantity) -> str:
    """Return the number of a document with the year and the serial of the Chinese."""
    right = b.text.replace(str(b.year), str(a.year)) if a.year and b.year else b.text
    return re.sub(rf"{b.value}(?!.*\d)", str(a.value), right)


def _bound(a: Quantity, b: Quantity, zh: str, en: str) -> tuple[Span, str]:
    """Return the English amount with its bound, and the same with the Chinese bound (and value, if that is wrong)."""
    if _SIGN.search(zh[: a.start]) and not _LETTERS.search(en[: b.start] + en[b.end :]):
        sign = _SIGN.search(en[: b.start])  # a cell: ≥95 for ≤95
        return (sign.start() if sign else b.start, b.end), f"{_SIGNS[a.comparator]}{en[b.start : b.end]}"
    near = "nearly" if _NEAR.search(zh[: a.start]) else ""
    place, bound = bounded(a, b, en, near)
    other = not same(a, b) and restyled(a, b)
    return place, bound.replace(b.text, other) if other else bound


_SIGN = re.compile(r"(?:[<>＜＞]=?|[≤≥≦≧~～≈])\s*$")
_SIGNS = {">=": "≥", "<=": "≤", ">": ">", "<": "<", "~": "≈"}
_LETTERS = re.compile(r"[A-Za-z]{2}")


def _points(a: Quantity, b: Quantity) -> str:
    """Return "15 percentage points" for "15%", and the other way round."""
    if a.kind == "points":
        return f"{_POINTS.sub('', b.text)} percentage points"
    number = re.sub(r"\s*(?:percentage[\s-])?points?", "", b.text)
    return f"{number}%"


def _swapped(b: Quantity, both: Sequence[Slip], en: str) -> tuple[Span, str]:
    """Return the English number, and the one with which it changed places where that is clear."""
    other = [slip.en.text for slip in both if slip.en != b]
    return (b.start, b.end), other[0] if len(other) == 1 else ""


def _exchanged(b: Quantity, both: Sequence[Slip], en: str) -> tuple[Span, str]:
    """Return the English from the first to the second of two levels, and the same with both exchanged."""
    levels = sorted({slip.en for slip in both}, key=lambda q: q.start)
    if len(levels) != 2:
        return (b.start, b.end), ""
    first, last = levels
    between = en[first.end : last.start]
    return (first.start, last.end), f"{last.text}{between}{first.text}"


def _rate(a: Quantity, b: Quantity, zh: str, en: str) -> tuple[Span, str]:
    """Return "2,000 yuan a month" and the same with the period, or the unit, that the Chinese gives it for."""
    if given := own_pers(a, b, fold_zh(zh), fold_en(en)):
        return _given_for(a, b, given)
    said = re.match(r"\s*(?:a|an|per|each|every)\s+\w+|\s*\w+ly", en[b.end :])
    end = b.end + (said.end() if said else 0)
    period = period_of(zh, a.start)
    return (b.start, end), f"{b.text} {'an' if period == 'hour' else 'a'} {period}"


_OF_TIME = frozenset(["months", "days", "seconds"])


def _given_for(a: Quantity, b: Quantity, given: tuple[Per, Per]) -> tuple[Span, str]:
    """Return "5,000 kilograms per hectare" and the Chinese amount for its own unit: "380 kilograms per mu"."""
    ours, theirs = given
    each = ("an" if ours.name == "hour" else "a") if ours.dimension in _OF_TIME else "per"
    return (b.start, theirs.span[1]), f"{restyled(a, b)} {each} {ours.name}"


def _amount(a: Quantity, b: Quantity, en: str) -> str:
    """Return the right amount in the manner of the wrong one; "" for an equal one of another kind (5% as "fifth")."""
    right = repaired(a, b, en) if a.unit == UNIT else restyled(a, b)
    return "" if right == b.text else right


def _plan(a: Quantity, b: Quantity, zh: str, en: str) -> tuple[Span, str]:
    """Return the whole garbled name of a five-year plan, quotation marks included, and the standard one."""
    if b.kind == "plan":
        return (b.start, b.end), restyled(a, b)
    start, end = b.start, b.end
    if match := _AFTER_PLAN.match(en, end):
        end = end + len(match[0].rstrip())
    if start and en[start - 1] in "\"“‘'":
        start -= 1
    right = plan_name(a, zh)
    if _AFTER_PREPOSITION.search(en[:start]) and not _DETERMINED.search(en[:start]):
        right = f"the {right}"
    return (start, end), right


def plan_name(plan: Quantity, zh: str) -> str:
    """Return "14th Five-Year Plan", with "period" where the Chinese means its years."""
    period = " period" if _PERIOD.match(zh, plan.end) else ""
    return f"{ordinal(int(plan.value or 0))} Five-Year Plan{period}"


def _others(a: Quantity, b: Quantity, en: str) -> tuple[Span, str]:
    """Return "and other ten departments" and the same without counting the named ones twice."""
    before = re.search(r"\bother\s+$", en[: b.start], re.IGNORECASE)
    after = re.match(r"\s+other\b", en[b.end :], re.IGNORECASE)
    start = before.start() if before else b.start
    end = b.end + (after.end() if after else 0)
    noun = re.match(r"\s+(?:[a-z]+s|people)\b", en[end:])
    if not noun:
        return (start, end), ""
    return (start, end + noun.end()), f"other{noun[0]} ({b.text} in all)"


def _share(a: Quantity) -> str:
    """Return the figures of a fraction: 三分之二 is 2/3."""
    return f"{a.value.numerator}/{a.value.denominator}" if a.kind == "fraction" and a.value else ""


_SAYS = {
    "off": "{zh} is the share that remains, not “{en}”.",
    "others": "{zh} after 等 counts the named ones too: “{en}” makes them additional.",
    "rate": "{zh} is {right}, not “{en}”.",
    "exchanged": "“{en}” goes from the level that is reached to the one before: “from” and “to” are exchanged.",
    "swapped": "“{en}” counts something else than {zh} does: two numbers changed places.",
    "when": "{zh} sets a limit in time that “{en}” changes: write “{right}”.",
}


def _message(slip: Slip, right: str, wrong: str, zh: str) -> str:
    """Say in one sentence what is wrong."""
    a, b = slip.zh, slip.en
    if slip.kind == "percent_points":
        what = "a difference in percentage points" if a.kind == "points" else "a percentage"
        return f"{a.text} is {what}, not “{wrong}”."
    if slip.kind == "comparator":
        said = SAID[a.comparator].replace("about", "nearly") if right.startswith("nearly") else SAID[a.comparator]
        lost = f"the bound was lost in “{wrong}”" if not b.comparator else f"“{wrong}” turns the bound round"
        return f"{a.text} here means {said} so much: {lost}."
    if slip.kind == "change":
        how = {"to": "a level that is reached (to)", "": "the level before the change (from)"}.get(
            a.change, "an increase or decrease (by)"
        )
        return f"{a.text} is {how}, not “{wrong}”."
    if slip.kind in _SAYS:
        return _SAYS[slip.kind].format(zh=a.text, en=wrong, right=right)
    if slip.kind == "part":
        return f"{a.text} is {right or 'the end of it'}, not{'' if b.part else ' just'} “{wrong}”."
    if slip.kind == "unit":
        return f"{a.text} is in {unit_name(a) or a.unit}, not “{wrong}”."
    if slip.kind == "form" and a.day:
        return f"{a.text} is the {ordinal(a.day)} of the month, not “{wrong}”."
    if a.kind == "plan":
        why = party.explained(a.text, wrong) if slip.kind == "form" else ""
        return f"{a.text} is the {right.removeprefix('the ')}, not “{wrong}”{f': {why}' if why else ''}."
    if a.kind == "multiple" and a.value is not None and a.value_max is None:
        total = plain(replace(a, kind="cardinal", unit="", value=a.value + (a.change == "by")))
        more = " more, as “by” says" if b.change == "by" and a.change != "by" else ""
        return f"{a.text} is {total} times as much, not “{wrong}”{more}."
    said = written(a) or (plain(a) if a.unit == UNIT else right) or plain(a) or _share(a) or "another number"
    if said.replace(",", "") == a.text:
        return f"The Chinese says {a.text}, not {wrong}."
    return f"{a.text} is {said}, not {wrong}."
