"""Names of bodies that are in no list, held against the English part by part: 市文化广电和旅游局."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from aligner.check.context import Context
from aligner.check.tables import table
from aligner.spans import Span, overlap
from aligner.types import Finding
from aligner.words import patterns as re
from aligner.words.fold import fold
from aligner.words.joined import joined

_CONFIDENCE = 0.7
_KIND = re.compile(
    r"\b(?:bureaus?|departments?|commissions?|administrations?|offices?|ministr(?:y|ies)|committees?|agenc(?:y|ies)"
    r"|authorit(?:y|ies))\b",
    re.I,
)
_ACRONYM = re.compile(r"\b[A-Z]{3,}\b")


def find_bodies(context: Context, taken: list[Span]) -> Iterator[Finding]:
    """Yield a finding for each name of two parts or more of which the English has some and lacks others.

    ``taken`` are the places in the Chinese of which a finding has spoken.
    """
    whole, en = joined(context.pair.zh), context.pair.en
    zh = fold(whole[0] if whole else context.pair.zh)
    pattern, part, english = _patterns()
    if not _KIND.search(en) or _ACRONYM.search(en):
        return
    for match in pattern.finditer(zh):
        span = (whole[1][match.start()], whole[1][match.end() - 1] + 1) if whole else match.span()
        names = part.findall(match[0])
        lost = [name for name in names if not english[name][1].search(en)]
        if not lost or len(lost) == len(names) or any(overlap(span, place) for place in taken):
            continue
        written = context.pair.zh[slice(*span)]
        missing = ", ".join(f"{name} ({english[name][0]})" for name in lost)
        yield Finding(
            "term",
            "major",
            f"The English of {written} has nothing for {missing}.",
            f"{written} ↔ no {missing}",
            "",
            _CONFIDENCE,
            span,
            rule="term.body_parts",
        )


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], dict[str, tuple[str, re.Pattern[str]]]]:
    """Return what finds a name, what finds its parts, and the English of each part."""
    english = {zh: (name, re.compile(rf"\b(?:{en})", re.I)) for zh, name, en in table("body_parts.tsv")}
    one = "|".join(sorted(english, key=len, reverse=True))
    joint = r"(?:综合|管理|监督|事务|事业)?[和与及]?"
    name = re.compile(
        rf"(?:{one})(?:{joint}(?:{one}))+(?:管理|监督|事务|服务)*(?:总?局(?![部面势限地])|[厅委](?![员托派任])|委员会)"
    )
    return name, re.compile(one), english
