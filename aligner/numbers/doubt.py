"""Whether a number that stands on one side only is surely lost or added: nothing on the other side could stand for it.

One-sided reports were right in 3 of 55 cases on good translations of news: a word in a name, a date said as "on
Monday", a count of a list that is given in full. What may be said in other words is only a hint.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from aligner.numbers.chinese import NUMERAL, D, U
from aligner.numbers.quantity import Quantity
from aligner.words import patterns as re

_NAMED = {"congress", "plenum", "plan", "document_number", "article"}
_DATES = {"date", "year"}
_LEAST = 4
"""Numbers below this are said without a number too often: both, another, a few, a pair."""
_AMOUNT_EN = re.compile(
    r"\b(?:several|many|numerous|multiple|dozens?|various|all|both|each|every|half|halv\w+|quarters?|thirds?|doubl\w+|tripl\w+|"
    r"hundreds?|thousands?|millions?|billions?|decades?|century|centuries|myriad|score|couple|pair|majority|most|"
    r"number of|series of|handful|group of|full|entire|whole|complete\w*)\b",
    re.IGNORECASE,
)
_TIME_EN = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday|tomorrow|recent\w*|earlier|later|day|year|month|week|"
    r"weekend|morning|afternoon|evening|night|now|currently|previous\w*|coming|following|next|last|this|same)\b",
    re.IGNORECASE,
)
_AMOUNT_ZH = re.compile(r"[数數几幾多半两兩双雙倍]|若干|部分|全部|所有|少数|各")
_BRACKETS = {"(": ")", "（": "）", "《": "》", "“": "”", '"': '"', "「": "」", "〈": "〉"}
_TO = re.compile(r"(?:[至到]|——?|[-–~～])\s*$")
_TOLD = ("电", "電", "讯", "訊", "消息", "报道", "報道")
"""What follows the date of a news report: few translations keep it."""
_TWO_DIGITS = 10
_NEAR_CURRENCIES = {"CNY", "USD", "EUR", "GBP", "HKD", "AUD", "CAD", "SGD", "CHF", "NZD", "MYR"}
_WORD = re.compile(rf"[{D}{U}十百千]")
_RATE = re.compile(r"1\s*(?:美元|欧元|英镑|人民币|元|港元|日元)")


def rest(text: str, quantities: Iterable[Quantity]) -> str:
    """Return a text with the numbers that were accounted for blanked out, every offset kept."""
    for q in quantities:
        text = text[: q.start] + "\u2003" * (q.end - q.start) + text[q.end :]
    return text


def surely_lost(q: Quantity, zh: str, en: str) -> bool:
    """Say whether nothing in the English could stand for a Chinese number; ``en`` is what is left of it (``rest``)."""
    if q.kind == "article" and q.unit in {"item", "paragraph"}:
        return False  # 第四项 as (d), "43-IV"
    if q.kind in _NAMED or q.part or q.unit == "decade":
        return True
    if q.kind in {"date", "time"} and _TO.search(zh[: q.start]):
        return True  # the second of 9月2日至10日
    if q.kind in _DATES:
        dateline = any(zh.startswith(told, m.end()) for m in re.finditer(re.escape(q.text), zh) for told in _TOLD)
        return not (dateline or _TIME_EN.search(en) or enclosed(zh, q.start))
    plain = (
        q.value is not None and q.value >= _LEAST and q.kind not in {"ordinal", "time", "ratio", "fraction", "idiom"}
    )
    if not plain or enclosed(zh, q.start) or _RATE.match(q.text):
        return False
    written = NUMERAL.search(q.text)
    lone = not q.digits and (written is None or len(written[0]) < 2)
    return not lone and not _AMOUNT_EN.search(en)


def surely_added(q: Quantity, zh: str, en: str, matched: Sequence[tuple[Quantity, Quantity]]) -> bool:
    """Say whether nothing in the Chinese could stand for an English number; ``zh`` is what is left of it."""
    if q.kind in _NAMED and q.kind != "article":
        return True
    if q.digits and q.value is not None and _spelled_out(q.value) in zh:
        return True  # 六一 read as 61
    if q.kind in _DATES | {"ordinal", "time", "ratio", "fraction", "multiple", "article"}:
        return False
    if q.value is None or q.value < _TWO_DIGITS or not q.digits:
        return False
    if enclosed(en, q.start):
        return any(_no_rate(b, q) for _, b in matched)
    return not _AMOUNT_ZH.search(zh) and not _WORD.search(re.sub(r"[第一]", "", zh))


def _spelled_out(value: Fraction) -> str:
    """Return the figures of a whole number from 11 to 99 as Chinese characters, else something that no text holds."""
    if value.denominator != 1 or not 10 < value < 100:
        return "\0"
    return "".join("〇一二三四五六七八九"[int(figure)] for figure in str(value))


def _no_rate(given: Quantity, q: Quantity) -> bool:
    """Say whether a sum in brackets cannot be the one before it in another currency: "$3 billion (£3 million)"."""
    near = {given.unit, q.unit} <= _NEAR_CURRENCIES and 0 < q.start - given.end < 6
    return bool(near and q.value and given.value and not 1 < q.value / given.value * 30 < 900)


def enclosed(text: str, at: int) -> bool:
    """Say whether a place lies in brackets or quotation marks, or in the name of a text."""
    return any(_open(text[:at], left, right) for left, right in _BRACKETS.items())


def _open(before: str, left: str, right: str) -> bool:
    """Say whether a bracket is open at the end of ``before``."""
    if left == right:
        return before.count(left) % 2 == 1
    return before.rfind(left) > before.rfind(right)
