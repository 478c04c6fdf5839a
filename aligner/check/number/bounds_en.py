"""Bounds around a number: not lower than, about, by and to; how English says them and where a wrong one stands."""

from __future__ import annotations

from functools import cache

from aligner.numbers import Quantity
from aligner.numbers.fold import fold_en
from aligner.numbers.rules import alternatives, context
from aligner.words import patterns as re

_DENIED_VERB = re.compile(
    r"(?:\b(?:not|cannot|never|fail(?:s|ed)?|unable)\b|n[o']t\b)(?:\s+[\w()'-]+){1,10}?\s+(?:for\s+)?$", re.IGNORECASE
)
_ENDED = re.compile(r"[,;:.](?=\s)")
_OWN_NEGATIVE = re.compile(r"(?:no|not|n't|never)\b", re.IGNORECASE)
SAID = {">=": "at least", ">": "more than", "<=": "no more than", "<": "less than", "~": "about"}


@cache
def _wrong() -> re.Pattern[str]:
    """Return a pattern for a bound that stands before a number."""
    forms = [form for form, sign in context("en", "before")[1].items() if sign != "="]
    return re.compile(rf"(?<![a-z])(be )?(?:{alternatives(forms)})\s+$")


def bounded(zh: Quantity, en: Quantity, text: str, said_so: str = "") -> tuple[tuple[int, int], str]:
    """Return the span of an English number with the bound before it, and the same with the Chinese bound.

    ``said_so`` is the bound in English where the sign alone does not tell it ("nearly").
    """
    match = _wrong().search(fold_en(text[: en.start]))
    start = match.start() if match else en.start
    said = match[0].rstrip() if match else ""
    verb = "be " if said.startswith(("not be ", "be ")) or said.endswith("exceed") else ""
    verb = "is " if said.endswith("exceeds") else verb
    article = re.match(r"(?:an?)\s+(?=\d)", text[en.start : en.end])
    number = text[en.start + (article.end() if article else 0) : en.end]
    return (start, en.end), f"{verb}{said_so or SAID[zh.comparator]} {number}"


def change(zh: Quantity, en: Quantity, text: str) -> tuple[tuple[int, int], str]:
    """Return the span of an English amount with its "by" or "to", and the same with the word that is meant."""
    wrong, right = {"to": ("by", "to"), "": ("by", "from")}.get(zh.change, ("to", "by"))
    match = re.search(rf"\b{wrong}\s+$", text[: en.start], re.IGNORECASE)
    if not match:
        return (en.start, en.end), ""
    return (match.start(), en.end), f"{right} {text[en.start : en.end]}"


def denied_far_ahead(a: Quantity, b: Quantity, en: str, start: int) -> bool:
    """Say whether the verb of a bound is denied: 不得逾三年 as "may not be executed for more than three years".

    So also 逾三个月未募足, "not fully subscribed within three months". A bound with a negative of its own ("not be less
    than") says what it says.
    """
    ahead = en[:start]
    clause = ahead[max((m.end() for m in _ENDED.finditer(ahead)), default=0) :]
    turned = (b.comparator in {">", ">="}) == (a.comparator in {"<=", "<"})
    return turned and not _OWN_NEGATIVE.match(en, start) and bool(_DENIED_VERB.search(clause))
