"""Years that a change is measured from: 比2020年下降13% as "fell by 13% in 2020"."""

from __future__ import annotations

from collections.abc import Iterator

from aligner.types import Finding
from aligner.words import patterns as re

_ZH = re.compile(
    r"(?:比|较|与)(?P<year>(?:19|20)\d\d)年(?:同期|全年|末|底|初)?(?:水平)?(?:相比)?"
    r"[^，。；,;、]{0,12}?(?:增|降|减|提|上升|下|翻|多|少|高|低|扩|缩|涨|跌|升)"
)
_EN = r"\b(?:in|by|for|during|at the end of) (?:the year )?{}\b(?!['’]s| levels?\b)"
_COMPARES = re.compile(
    r"\b(?:compar\w*|(?<!more )(?<!less )(?<!fewer )than|from|over|against|versus|vs|relative|since|above|below|that of"
    r"|those of|levels?|baseline|base\w*|between|year[- ]on[- ]year|as (?:much|many|high)|relat\w*|contrast|benchmark"
    r"|beyond|(?:to|of|on) (?:the )?(?:19|20)\d\d|(?:19|20)\d\d['’]s?|earlier|ago)\b",
    re.I,
)
_BEFORE, _BEHIND = 80, 30  # letters around the year in which a comparison is looked for
_CONFIDENCE = 0.8


def find_bases(zh: str, en: str) -> Iterator[Finding]:
    """Yield a finding for each year that a change is measured from in folded Chinese and happens in by the English."""
    for match in _ZH.finditer(zh):
        year = match["year"]
        if zh.count(year) > 1:
            continue
        said = re.search(_EN.format(year), en, re.I)
        if said is None or _COMPARES.search(en, max(0, said.start() - _BEFORE), said.end() + _BEHIND):
            continue
        yield Finding(
            "number",
            "major",
            f"{match[0]} measures the change from {year}; “{said[0]}” says when it happens.",
            f"{match[0]} ↔ {said[0]}",
            f"compared with {year}",
            _CONFIDENCE,
            match.span(),
            said.span(),
            rule="number.base_year",
        )
