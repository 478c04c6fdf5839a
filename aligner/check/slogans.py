"""Numbered slogans of prohibitions: “八不准” as "eight permits", “三不伤害” as "three injuries"."""

from __future__ import annotations

from collections.abc import Iterator

from aligner.check.evidence import finding_of
from aligner.numbers.chinese import value
from aligner.numbers.english import small_number
from aligner.types import Finding
from aligner.words import patterns as re

_ENDS = ("原则", "规定", "要求", "禁令", "制度", "纪律", "标准", "铁律", "行为", "清单")
_ZH = re.compile(
    r"(?P<n>[一二三四五六七八九十]{1,3}|\d{1,2})个?(?P<word>不[一-鿿]{1,3}|严禁|禁止|一律不)"
    rf"(?=[”\"’」』]|{'|'.join(_ENDS)})"
)
_OPEN = '“"‘「『'
_EN = re.compile(r"\b(?P<n>\d{1,2}|[a-z]+)[\s-]+(?P<words>[a-z'’-]+(?:\s+[a-z'’-]+){0,5})", re.I)
_DENIES = re.compile(
    r"\b(?:no|not|nos|noes|nots?|never|neither|nor|none|without|zero|refrain\w*|prohibit\w*|forbid\w*|bans?|banned|bar|barred"
    r"|taboos?|avoid\w*|prevent\w*|free|leave|must-not\w*|restrict\w*|red lines?|limits?|rejects?|abstain\w*|stops?"
    r"|cannot|(?:non|anti)-?\w+|un(?!i|der|to|til)\w+|\w+less|dis(?!tr|c)\w+|illegal|improper)\b|n['’]ts?\b",
    re.I,
)
_CLOSE = re.compile(r"[,;.”\"」]")
_BEFORE = 20  # letters before the number in which a word may forbid: "do not cross the five …"
_SHORT = 45  # letters in which the English of a slogan stands behind its number
_CONFIDENCE = 0.75


def find_slogans(zh: str, en: str) -> Iterator[Finding]:
    """Yield a critical finding for each numbered slogan of a folded Chinese text that forbids and in English does not.

    The English has the same number, once, and no negative word right before or behind it.
    """
    for match in _ZH.finditer(zh):
        quoted = zh[match.start() - 1 : match.start()] in tuple(_OPEN) if match.start() else False
        if not (quoted or zh.startswith(_ENDS, match.end())):
            continue
        number = value(match["n"])
        said = [m for m in _EN.finditer(en) if number and small_number(m["n"].lower()) == number]
        if len(said) != 1:
            continue
        start = said[0].start()
        stop = _CLOSE.search(en, start, start + _SHORT)
        if _DENIES.search(en, max(0, start - _BEFORE), stop.start() if stop else start + _SHORT):
            continue
        span = (start, said[0].start("words") + len(said[0]["words"].split()[0]))
        message = f"{match[0]} forbids; “{en[slice(*span)]}” does not."
        yield finding_of("affirmed", "critical", message, match.span(), span, "", zh, en, _CONFIDENCE)
        return
