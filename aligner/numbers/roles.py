"""Where a number stands in a change: the level before it or the level after it (由20%提高到45%)."""

from __future__ import annotations

from aligner.numbers.atoms import Atom
from aligner.words import patterns as re

_WORDS = r"(?:(?:about|around|some|nearly|over|more than|less than|almost|an?|the|rmb|us)\s+)*[$¥€£]?"
_START_EN = re.compile(rf"\bfrom\s+{_WORDS}$")
_END_EN = re.compile(rf"\b(?:to|at|reach(?:ed|es|ing)?)\s+{_WORDS}$")
_START_ZH = re.compile(r"(?:由|从|從|自)[^，。；、,;\d]{0,10}$")
_END_ZH = re.compile(r"(?:[至到为為]|达到?|達到?)[了约約近]?$")


def role_zh(atom: Atom, text: str) -> str:
    """Return "start" for the level from which a change goes out, "end" for the one it comes to, else ""."""
    q = atom.quantity
    ranged = q.value_max is not None
    before = text[max(0, q.start - 14) : q.start]
    started = bool(_START_ZH.search(before)) and _goes_on(text, q.end)
    if ranged:
        return ("start" if atom.low == q.value else "end") if _START_ZH.search(before) else ""
    if started:
        return "start"
    since = re.search(r"(?:由|从|從|自)[^。；;]*$", text[max(0, q.start - 40) : q.start])
    return (
        "end" if since and _END_ZH.search(before) and re.search(r"\d|[一二三四五六七八九十百千万亿]", since[0]) else ""
    )


def _goes_on(text: str, at: int) -> bool:
    """Say whether a change follows within the sentence: 由20%提高到45%, 从11岁 to 18岁."""
    rest = re.match(r"[^。；;]{0,16}", text[at:])
    return bool(rest and re.match(r".*?(?:[至到为為]|达)", rest[0]))


def role_en(atom: Atom, text: str) -> str:
    """Return "start" after "from", "end" after "to"; ``text`` is lower case."""
    q = atom.quantity
    before = text[max(0, q.start - 40) : q.start]
    if q.value_max is not None:
        return ("start" if atom.low == q.value else "end") if _START_EN.search(before) else ""
    return "start" if _START_EN.search(before) else "end" if _END_EN.search(before) else ""


def exchanged(pairs: list[tuple[Atom, Atom]], zh: str, en: str) -> list[tuple[Atom, Atom]]:
    """Return the pairs that changed places in a change: 由20%提高到45% as "from 45% to 20%"."""
    if "from" not in en or not any(sign in zh for sign in "由从從自"):
        return []
    roles = [(a, b, role_zh(a, zh), role_en(b, en)) for a, b in pairs if a.low != 0 or b.low != 0]
    out = [(a, b) for a, b, left, right in roles if left == "start" and right == "end"]
    back = [(a, b) for a, b, left, right in roles if left == "end" and right == "start"]
    return [*out, *back] if len(out) == len(back) == 1 and out[0][0].kind == back[0][0].kind else []
