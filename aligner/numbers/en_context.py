"""What stands beside an English quantity: its bound and the direction of its change."""

from __future__ import annotations

from dataclasses import replace

from aligner.numbers.quantity import Quantity
from aligner.numbers.rules import context
from aligner.words import patterns as re

_LIKENED = re.compile(r"\b(?:similar|equal|equivalent|comparable|amounting) $")  # similar to a 35 decibel reduction
_LENGTHENED = re.compile(
    r"\b(?:exten[ds]|prolong|lengthen|shorten|increas|rais|rose|risen?|grow|grew|reduc|cut)\w*\s+"
    r"(?:from\s+[\w.]+\s+(?:\w+\s+)?)?$"
)
"""What may stand before "by" or "to" and a length of time: it is no "by" of a deadline."""


_DENIED = {">": "<=", "<": ">="}
_DENIES = re.compile(
    r"\b(?:(?:may|must|shall|should|can|could|will|would)\s+not\b|cannot\b|can't\b"
    r"|no\s+(?:\w+\s+){1,3}(?:may|must|shall|should|can|will)\b)"
    r"(?!\s+only)(?:\s+(?!(?:and|but|or|if|unless|when|where|which|who|that)\b)[a-z'-]+){1,7}\s+$"
)
"""Before "by more than 3%" and "longer than thirty days": may not differ, must not last. The bound is the other one."""
_REACH = 90


def with_context(text: str, quantity: Quantity) -> tuple[list[Quantity], int]:
    """Add the comparator and the direction of change that stand beside a quantity."""
    before = text[max(0, quantity.start - 40) : quantity.start]
    pattern, meaning = context("en", "after")
    after = pattern.match(text, quantity.end)
    if after and text.startswith(" than", after.end()):
        after = None  # 95% and more than 90%: the bound is that of the next figure
    comparator, end = (meaning[after[1]], after.end()) if after else ("", quantity.end)
    pattern, meaning = context("en", "before")
    found = pattern.search(before)
    if found and comparator in ("", "~"):
        comparator = meaning[found[1]].replace("=", comparator) if meaning[found[1]] == "=" else meaning[found[1]]
        before = before[: found.start()]
        if comparator in _DENIED and _DENIES.search(text, max(0, quantity.start - _REACH), quantity.start):
            comparator = _DENIED[comparator]
    pattern, meaning = context("en", "change")
    turned = pattern.search(before.rstrip() if found else before)
    lasting = quantity.kind == "period" and not (turned and _LENGTHENED.search(before, 0, turned.start(1)))
    aside = lasting or (turned and _LIKENED.search(before, 0, turned.start()))
    change = meaning[turned[1]] if turned and not aside and quantity.kind not in {"ordinal", "year"} else ""
    approximate = quantity.approximate or comparator == "~"
    return [replace(quantity, comparator=comparator, change=change, approximate=approximate, end=end)], end
