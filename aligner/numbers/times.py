"""Whether a time limit kept its side: 2小时内 as "after 2 hours", 10日前 as "on the 10th", 有效期至 as "valid from"."""

from __future__ import annotations

from aligner.numbers.quantity import Quantity
from aligner.spans import Span
from aligner.words import patterns as re

_NO_TIME = "期半沿景台任辈述后後往来夕进所地部蒙涵容外"  # 前期, 前往, 内地: words of their own
_LENGTH = re.compile(rf"[以之]?(?P<side>[内內前])(?![{_NO_TIME}])")
_BEFORE_DATE = re.compile(rf"[以之]?前(?![{_NO_TIME}三十])")
_WITHIN = re.compile(r"\b(?:with)?in(?: the)?(?: \w+)? $", re.IGNORECASE)
_AFTER = re.compile(r"(?<!soon )(?<!shortly )\bafter $", re.IGNORECASE)
_LATER = re.compile(r"(?: \w+){0,1} (?P<after>after|following)\b", re.IGNORECASE)
_ON = re.compile(r"\b(?P<on>on|in) (?:the )?$", re.IGNORECASE)
_FROM = re.compile(r"\b(?P<from>from) (?:the )?$", re.IGNORECASE)
_UNTIL = re.compile(r"(?:[至到]|截至|截止)$")
_BOUND = re.compile(
    r"\b(?:before|by|until|till|prior|no later|not later|ahead|earlier|ago|advance|preced\w+|previous\w*|deadline)\b",
    re.IGNORECASE,
)
_DATES = {"date", "year"}
_LENGTHS = {"period", "cardinal"}


def relation(zh: Quantity, en: Quantity, zh_text: str, en_text: str) -> tuple[Span, str] | None:
    """Return the English that puts a time on the wrong side, and the right words for it; None where it does not.

    A length of time is compared with what stands right before and behind it; for a date with 前 ("before") a plain "on"
    or "in" counts, if nothing in the English says before, by or until.
    """
    before, behind = en_text[max(0, en.start - 30) : en.start], en_text[en.end : en.end + 30]
    if zh.kind in _LENGTHS:
        side = _LENGTH.match(zh_text, zh.end) if en.kind == "period" else None
        if side is None:
            return None
        after = _AFTER.search(before)
        if side["side"] in "内內" and after:
            return (en.start - len("after "), en.end), f"within {en_text[en.start : en.end]}"
        later = _LATER.match(behind)
        if side["side"] == "前" and (after or later) and not _BOUND.search(en_text):
            within = _WITHIN.search(before)
            start = en.start - (len(within[0]) if within else 0)
            if later:
                stop = en.end + later.end()
                middle = en_text[en.end : en.end + later.start("after")]
                return (start, stop), f"{en_text[en.start : en.end]}{middle}before"
        return None
    if zh.kind not in _DATES or en.kind not in _DATES | {"ordinal"}:
        return None
    on = _ON.search(before)
    if _BEFORE_DATE.match(zh_text, zh.end) and on and not en.part and not _BOUND.search(en_text):
        start = en.start - len(before) + on.start("on")
        return (start, start + len(on["on"])), "before"
    out = _FROM.search(before)
    if (
        _UNTIL.search(zh_text[: zh.start])
        and out
        and not re.search("[自从從由]", zh_text[max(0, zh.start - 16) : zh.start])
    ):
        start = en.start - len(before) + out.start("from")
        return (start, start + len("from")), "until"
    return None
