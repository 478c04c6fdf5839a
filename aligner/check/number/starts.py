"""Days from which something is in force: 自2月1日起施行 as "implemented before February 1"."""

from __future__ import annotations

from collections.abc import Iterator

from aligner.types import Finding
from aligner.words import patterns as re

_ZH = re.compile(
    r"(?:自|从|于)[^，。；,;]{0,24}?(?:日|时|月|年|天)(?:零时)?起(?:开始|正式|全面)?(?:施行|实施|执行|生效|实行|启用|适用)?"
)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_EN = re.compile(
    r"\b(?P<wrong>(?:up )?(?:until|till)|by|before|prior to)"
    rf"(?= (?:the (?:date|day|time)\b|{_MONTH} \d|\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}"
    r"|\d{4}\b|(?:its|their|the) (?:promulgation|publication|issuance|release)))",
    re.I,
)
_RIGHT = re.compile(
    r"\b(?:from|since|as of|as from|starting|beginning|commenc\w+|effective|with effect|enter\w* into force"
    r"|com(?:e|es|ing) into|tak(?:e|es|ing) effect|after|upon|onwards?|on)\b",
    re.I,
)
_END = re.compile(r"[至到止前]|有效期|届满|以内|不[迟晚]于|截")
_CONFIDENCE = 0.85


def find_starts(zh: str, en: str) -> Iterator[Finding]:
    """Yield a critical finding where the day from which something is so became the day until which, or before which.

    The folded Chinese has one such day and no other limit, the English no word for a start.
    """
    starts = list(_ZH.finditer(zh)) if "起" in zh else []
    if len(starts) != 1 or _END.search(zh, starts[0].end()) or _END.search(zh, 0, starts[0].start()):
        return
    wrong = list(_EN.finditer(en))
    if len(wrong) != 1 or _RIGHT.search(en):
        return
    source, word = starts[0], wrong[0]
    yield Finding(
        "number",
        "critical",
        f"{source[0]} says from when; “{word['wrong']}” says until when.",
        f"{source[0]} ↔ {en[word.start() : word.end() + 20].strip()}",
        "As of" if word["wrong"][0].isupper() else "as of",
        _CONFIDENCE,
        source.span(),
        word.span("wrong"),
        rule="number.when",
    )
