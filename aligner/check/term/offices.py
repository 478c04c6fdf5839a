"""Offices of bodies that the English gives as the bodies themselves: 国务院办公厅 as "the State Council"."""

from __future__ import annotations

from collections.abc import Iterator

from aligner.check.context import Context
from aligner.check.rendering.suggest import fitted
from aligner.spans import Span, overlap
from aligner.types import Finding
from aligner.words import patterns as re
from aligner.words.fold import fold

_CONFIDENCE = 0.8
_OFFICE = re.compile(
    r"(?P<body>国务院|中共中央|中央军委|全国(?:人大|政协)|(?:人大|人民代表大会)(?:常委会|常务委员会)|[省市县区州盟旗乡镇](?:人民)?政府|人民政府|[省市县区州盟旗党工]委"
    r"|自治区(?:人民)?政府)(?P<office>办公[厅室])"
)
_SAID = re.compile(r"\b(?:offices?|secretariats?|GO|G\.O\.|bureau|official)\b", re.I)
_BODY = re.compile(
    r"(?:\b(?:the )?(?P<rank>provincial|municipal|county|district|prefectural|township|city|autonomous region(?:al)?)"
    r"(?: people['’]s)? (?:governments?|party committees?|(?:CPC |party )?committees?))|\b(?:the )?State Council\b"
    r"|\b(?:the )?Standing Committee of the (?:\w+ ){0,3}People['’]s Congress"
    r"|\b(?:the )?(?:CPC )?Central Committee(?: of the (?:CPC|Communist Party of China))?",
    re.I,
)


def find_offices(context: Context, taken: list[Span]) -> Iterator[Finding]:
    """Yield a finding for the office of a body of which the English of the present pair has the body alone.

    ``taken`` are the places in the Chinese of which a finding has spoken.
    """
    zh, en = fold(context.pair.zh), context.pair.en
    if "办公" not in zh or _SAID.search(en):
        return
    match = _OFFICE.search(zh)
    if match is None or any(overlap(match.span(), span) for span in taken):
        return
    bodies = list(_BODY.finditer(en))
    if not bodies:
        return
    written = context.pair.zh[slice(*match.span())]
    alone = len(bodies) == 1 and zh.count(match["body"]) == 1
    place = bodies[0].span()
    said = re.sub(r"^the ", "", en[slice(*place)], flags=re.I)
    said = said[:1].lower() + said[1:] if bodies[0]["rank"] else said
    kind = "General Office" if match["office"] == "办公厅" else "Office"
    yield Finding(
        "term",
        "major",
        f"{written} is the {kind} of this body; the English names the body itself.",
        f"{written} ↔ {en[slice(*place)]}",
        fitted(en, place, f"the {kind} of the {said}") if alone else "",
        _CONFIDENCE if alone else 0.7,
        match.span(),
        place,
        rule="term.body_office",
    )
