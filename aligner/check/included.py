"""Whether a bound holds the figure itself: “以上”包括本数，“超过”不包括本数."""

from __future__ import annotations

from collections.abc import Iterator

from aligner.check.evidence import finding_of
from aligner.types import Finding
from aligner.words import patterns as re

_ZH = re.compile(r"(?P<no>不)?(?:均|都|皆)?(?:包括|包含|含)(?:本数|该数)(?!字)")
_EN = re.compile(
    r"(?P<no>\b(?:(?:do|does|did|shall|should|will|is|are|be|can|must)(?: not|n['’]t)|cannot|without)\b"
    r"(?: be| being)?(?: \w+ly)?(?: includ\w*| contain\w*| inclusive| counting)?|\bexclu\w*|\bnon-inclusive)"
    r"|\b(?:includ\w*|inclusive|contain\w*)",
    re.I,
)
_CONFIDENCE = 0.8


def find_included(zh: str, en: str) -> Iterator[Finding]:
    """Yield a critical finding where a bound holds its figure in one text and not in the other.

    The folded Chinese says it as many times as the English does, in the same order.
    """
    source = list(_ZH.finditer(zh)) if "含" in zh or "包括" in zh else []
    target = list(_EN.finditer(en)) if source else []
    if not source or len(source) != len(target):
        return
    for here, there in zip(source, target, strict=True):
        if bool(here["no"]) != bool(there["no"]):
            kind = "affirmed" if here["no"] else "negated"
            message = f"{here[0]} {'leaves the figure itself out' if here['no'] else 'counts the figure itself in'}."
            yield finding_of(kind, "critical", message, here.span(), there.span(), "", zh, en, _CONFIDENCE)
