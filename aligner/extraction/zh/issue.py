"""How a Chinese document came out: who issued it when, from when and until when it is in force."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from aligner.extraction.bodies import listed
from aligner.extraction.forms import any_of, compiled
from aligner.extraction.zh.cited import TITLE
from aligner.extraction.zh.deadlines import iso
from aligner.numbers import parse_zh
from aligner.words import patterns as re

_TABLE = "facts_zh"
_YEARS = re.compile(r"有效期(?:限)?(?:为|至|到)?\s*(?P<years>[\d一二三四五六七八九十两]+)\s*年")
_LONGEST = 100
_UNTIL = re.compile(r"有效期(?:限)?(?:至|到|截至|截止到?)\s*(?P<date>\d{4}年\d{1,2}月\d{1,2}日)")


@dataclass(frozen=True, slots=True)
class Issue:
    """The act of issuing: its sentence, the bodies and the ISO date (to the day) that it names."""

    sentence: str = ""
    bodies: tuple[str, ...] = ()
    date: str = ""


def issue(
    sentences: Sequence[str], heads: Sequence[str], signature: Sequence[str], own: Collection[str], *, told: bool
) -> Issue:
    """Return who issued a document and when, from the lines above it, a sentence of its text, or its signature.

    Args:
        sentences: the text, of which an early sentence may tell (A、B等十部门联合印发了《X》).
        heads: the lines above the text (（临江省人民政府2026年3月18日印发）).
        signature: the lines below it.
        own: titles of the document itself and of the one it interprets.
        told: whether the text speaks about the document (an interpretation, news), rather than is the document.
    """
    brackets = [text.strip("（）()") for text in heads if text[:1] in "（("]
    named = [s for s in sentences[:12] if any(f"《{title}》" in s for title in own)]
    early = [s for s in sentences[:6] if told and TITLE.search(s)]
    found = next((act for text in (*brackets, *named, *early) if (act := _told(text))), Issue())
    signed = [name for line in signature for name in listed(line)]
    days = [first_day(line) for line in (*brackets, *signature, *_labelled(sentences))]
    return Issue(
        found.sentence,
        found.bodies or tuple(dict.fromkeys(signed)),
        found.date or next((day for day in reversed(days) if day), ""),
    )


def _told(sentence: str) -> Issue | None:
    """Read one sentence that tells of the issue; None if it does not."""
    verb = compiled(_TABLE, "", ("issue",)).search(re.sub("《[^《》]*》", lambda m: "□" * len(m[0]), sentence))
    if not verb:
        return None
    before = re.sub(r"(?:联合|共同|正式)$", "", sentence[: verb.start()])
    day = "" if "通过" in before else first_day(before)
    who = re.split(r"\d{4}年\d{1,2}月(?:\d{1,2}日)?，?|日前，?|近日，?|今日，?|近期，?", before)
    bodies: tuple[str, ...] = next((names for part in who if part.strip() and (names := listed(part))), ())
    return Issue(sentence, bodies, day) if bodies or day else None


def _labelled(sentences: Sequence[str]) -> list[str]:
    """Return the lines that begin with a label for the date of issue (成文日期：2018年6月15日)."""
    label = compiled(_TABLE, r"^\W*", ("dated",), r"[：:]")
    return [sentence for sentence in sentences if label.match(sentence)]


def first_day(text: str) -> str:
    """Return the first day that a text names as an ISO date, "" if it names none."""
    return next((iso(q) for q in parse_zh(text) if q.kind == "date" and q.year and q.month and q.day), "")


def dates(text: str, act: Issue, own: Collection[str]) -> tuple[str, str, str]:
    """Return the ISO dates of issue, of entry into force and of the last day of validity, "" where unknown.

    有效期5年 counts from the entry into force: of 2025-10-01 the last day is 2030-09-30.
    """
    names = "|".join([any_of(_TABLE, "this"), *(f"《{re.escape(title)}》" for title in own)])
    force = any_of(_TABLE, "force")
    found = re.search(
        rf"(?:{names})[^。；]{{0,50}}?(?:自|从|于)(?P<when>[^。，；]{{2,16}}?)起?(?:正式)?{force}[^。]*", text
    )
    in_force = valid = ""
    if found:
        by_issue = re.search(r"印发|发布|公布|下发|签发", found["when"])
        in_force = act.date if by_issue else first_day(found["when"])
        valid = _valid(found[0], in_force)
    return act.date, in_force, valid


def _valid(sentence: str, in_force: str) -> str:
    """Return the last day on which a document is valid."""
    if until := _UNTIL.search(sentence):
        return first_day(until["date"])
    years = _YEARS.search(sentence)
    numbers = [q.value for q in parse_zh(years[0]) if q.value] if years else []
    return last_day_valid(in_force, int(numbers[0])) if numbers else ""


def last_day_valid(in_force: str, years: int) -> str:
    """Return the last day of so many years from an ISO date on, "" where there is none: of 2025-10-01 2030-09-30."""
    if not in_force or not 0 < years <= _LONGEST:
        return ""
    try:
        first = date.fromisoformat(in_force)
    except ValueError:  # the text names a day that no calendar has
        return ""
    if (first.month, first.day) == (2, 29):
        first += timedelta(days=1)
    return (first.replace(year=first.year + years) - timedelta(days=1)).isoformat()
