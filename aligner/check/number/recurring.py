"""Parts of every month, quarter or year: 每季度末 as "the end of each month", 每月下旬 as "every month"."""

from __future__ import annotations

from collections.abc import Iterator

from aligner.numbers.rates import PERIODS
from aligner.types import Finding
from aligner.words import patterns as re

_ZH = re.compile(r"每(?:一?个)?(?P<unit>月|季度?|年|周)(?P<part>[末底初]|[上中下]旬|中下旬|上中旬)(?![一-鿿]{0,2}考)")
_EN = re.compile(
    r"\b(?:each|every)\s+(?P<unit>week|month|quarter|year)\b|\b(?P<ly>weekly|monthly|quarterly|yearly)\b", re.I
)
_PARTS = {"末": "end", "底": "end", "下旬": "end", "初": "start", "上旬": "start"}
_SAID = {
    "end": re.compile(r"\b(?:end|ends|late|last|final|clos\w+|third|latter|conclusion|31|30)\b|\bend-of|-end\b", re.I),
    "start": re.compile(r"\b(?:early|beginn\w+|start\w*|first|opening|outset|1st|new year)\b", re.I),
    "middle": re.compile(r"\b(?:mid|middle|second|third|last|latter|late|end|first|early|between)\b|\bmid", re.I),
}
_TURNED = {
    "end": re.compile(r"\b(?:at )?the (?:beginning|start) of (?=(?:each|every)\b)|\bearly (?=(?:each|every)\b)", re.I),
    "start": re.compile(r"\b(?:at )?the (?:end|close) of (?=(?:each|every)\b)|\blate (?=(?:each|every)\b)", re.I),
}
_RIGHT = {
    "末": "the end",
    "底": "the end",
    "初": "the beginning",
    "上旬": "the first ten days",
    "中旬": "the middle",
    "下旬": "the last ten days",
    "上中旬": "the first twenty days",
    "中下旬": "the second half",
}
_CONFIDENCE = 0.8


def find_recurring(zh: str, en: str) -> Iterator[Finding]:
    """Yield a finding where a part of a recurring period became another part, a part of another period, or all of it.

    Critical where it is another one, major where it is lost; for the only such phrase of a folded Chinese text.
    """
    source = list(_ZH.finditer(zh)) if "每" in zh else []
    target = list(_EN.finditer(en)) if len(source) == 1 else []
    if len(target) != 1:
        return
    (here,), (there,) = source, target
    unit = PERIODS.get(here["unit"], "quarter")
    part = _PARTS.get(here["part"], "middle")
    said = (there["unit"] or there["ly"].removesuffix("ly")).lower()
    right = f"{_RIGHT[here['part']]} of each {unit}"
    if said != unit:
        if there["unit"] and zh.count("每") == 1 and not re.search(rf"\b{unit}", en, re.I):
            yield _finding("date.value", "critical", zh, en, here, there.span("unit"), right, unit)
        return
    if _SAID[part].search(en):
        return
    turned = _TURNED[part].search(en) if part in _TURNED else None
    if turned:
        yield _finding("date.part", "critical", zh, en, here, (turned.start(), there.end()), right, right)
    else:
        yield _finding("date.part", "major", zh, en, here, there.span(), right, "")


def _finding(
    rule: str, severity: str, zh: str, en: str, here: re.Match[str], span: tuple[int, int], right: str, suggestion: str
) -> Finding:
    wrong = en[slice(*span)]
    return Finding(
        "date",
        severity,
        f"{here[0]} is {right}, not “{wrong}”.",
        f"{here[0]} → {wrong}",
        suggestion,
        _CONFIDENCE,
        here.span(),
        span,
        rule=rule,
    )
