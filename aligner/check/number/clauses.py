"""Clauses with a figure of which the English has neither the figure nor the words."""

from __future__ import annotations

from aligner.check.support.words import Support
from aligner.numbers import Quantity
from aligner.spans import Span
from aligner.types import Finding
from aligner.words import patterns as re

_CUT = re.compile(r"[，,。；;：:！？!?\n]")
_WORDS = 3  # content words of a clause, at least
_LOST, _NONE = 0.6, 0.25  # of their weight without an English word of their own, and with none that is like it
_DATELINE = re.compile(r"(?:电|讯|消息)(?:[（(]|\s|$)|记者|通讯员")
_NO_CLAUSE = frozenset(["article", "document_number", "ordinal"])
_CONFIDENCE = 0.8


def clause_of(quantity: Quantity, zh: str) -> Span:
    """Return the stretch between two marks of a folded Chinese text in which a quantity stands."""
    start = max((m.end() for m in _CUT.finditer(zh, 0, quantity.start)), default=0)
    stop = _CUT.search(zh, quantity.end)
    return start, stop.start() if stop else len(zh)


def is_lost(quantity: Quantity, zh: str, span: Span, words: Support) -> bool:
    """Say whether most of what a clause says beside a missing quantity is missing too; datelines may be left out."""
    if quantity.kind in _NO_CLAUSE or _DATELINE.search(zh, *span):
        return False
    inside = [w for w in words.zh_tokens if span[0] <= w.start and w.end <= span[1] and w.weight > 0]
    whole = sum(w.weight for w in inside)
    lost = sum(w.weight for w in inside if w.state in {"none", "shared", "weak"})
    none = sum(w.weight for w in inside if w.state == "none")
    return len(inside) >= _WORDS and lost >= _LOST * whole and none >= _NONE * whole


def lost_clause(quantity: Quantity, zh: str, span: Span) -> Finding:
    """Return the finding for a clause that is left out together with its figure."""
    text = zh[slice(*span)]
    return Finding(
        "number",
        "major",
        f"Omission: neither {quantity.text} nor the rest of “{text}” is in the English.",
        f"{text} → nothing",
        "",
        _CONFIDENCE,
        span,
        rule="number.clause_lost",
    )
