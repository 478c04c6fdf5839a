"""Numbers that name things in English: congresses, plenums, plans, document numbers, articles. Lower-case text."""

from __future__ import annotations

from fractions import Fraction

from aligner.numbers.english import read, roman, words
from aligner.numbers.quantity import Quantity
from aligner.words import patterns as re

_BODIES = (
    ("national people's congress", "npc"),
    ("npc", "npc"),
    ("discipline inspection", "ccdi"),
    ("ccdi", "ccdi"),
    ("consultative conference", "cppcc"),
    ("cppcc", "cppcc"),
    ("party congress", "cpc"),
    ("national congress", "cpc"),
    ("cpc congress", "cpc"),
)
_PARTY = r"""(?:(?:cpc|ccp|cpc's|party|party's|national|people's|congress\ of\ the
    |(?:chinese\ )?communist\ party(?:\ of\ china)?(?:'s)?)\s+)*"""
_CONGRESS = re.compile(
    rf"""\s+(?P<words>{_PARTY}(?:
      congress(?:es)?(?!\ of\ (?:american|us))
        (?:\s+of\s+(?:the\s+)?(?:cpc|ccp|(?:chinese\ )?communist\ party(?:\ of\ china)?))?
    | npc\b
    | (?:cpc\s+|ccp\s+|party\s+)?central\ committee
    | (?:national\ committee\ of\ the\ )?
      (?:cppcc|chinese\ people's\ political\ consultative\ conference)(?:\ national\ committee)?
    ))""",
    re.VERBOSE,
)
_NTH = r"(?:\d{1,2}(?:st|nd|rd|th)|(?:[a-z]+-)?[a-z]+(?:st|nd|rd|th)\b)"
_PLENUM = re.compile(
    rf"""\s+(?:(?:cpc|ccp|party|plenary|full|central\ committee)\s+)*
    (?: plen(?:ary\ (?:sessions?|meetings?|conferences?|assembl(?:y|ies))|ary|ums?)
      | (?:full\ )?sessions?
      | full\ meetings? )(?![a-z])
    (?:\s+(?:of|by|held\ by|at)\s+(?:the\s+)?(?:[a-z.']+\s+){{0,4}}?(?P<of>{_NTH})(?P<body>\s+[^.;,]{{0,60}})?)?""",
    re.VERBOSE,
)
_OWNER = re.compile(rf"({_NTH})\s+(?:cpc\s+|ccp\s+|party\s+)?central committee(?:'s|,)?\s+(?:of the cpc(?:'s)?\s+)?$")
_PLAN = re.compile(
    r"[\s-]*(?:five|5)[\s-]*year(?:[\s-]*(?:plan|period|planning|programme|program|development))*|[\s-]*fyp"
)
_DOCUMENT = re.compile(
    r"[\[({〔【﹝]\s*(?P<y>(?:19|20)\d\d)\s*[\])}〕】﹞]\s*,?\s*(?:no\.?|number|num\.?|#|issue|document)?\s*(?P<n>\d{1,9})(?!\d)"
)
_NUMBER = re.compile(
    r"(?:nos?\.?|number|#)\s*(?P<n>\d{1,9})(?:\s*(?:,\s*)?(?:[\[({〔]\s*(?P<y>(?:19|20)\d\d)\s*[\])}〕]|of\s+(?P<y2>(?:19|20)\d\d)))?(?!\d)"
)
_CLAUSES = ("article", "chapter", "section", "paragraph", "clause", "item", "subparagraph", "part")
CLAUSE_WORDS = (*_CLAUSES, *(f"{word}s" for word in _CLAUSES), "art", "para", "annex", "volume", "title")
CLAUSE = re.compile(
    rf"(?P<unit>(?:{'|'.join(_CLAUSES)})s?|art\.|para\.|annex|volume|title)"
    r"\s+(?:no\.?\s*)?(?:(?P<n>\d{1,9})(?!\d|[.,]\d|%)(?:\s?\((?P<i>\d{1,2})\))?|\((?P<b>\d{1,2})\)|\(?(?P<r>[ivxlc]+)\)?(?![a-z'])|(?P<w>[a-z]+(?:-[a-z]+)?))"
)
_TAIL = re.compile(
    r"\s+(?:cpc\s+|ccp\s+|party\s+)?(?:central committee|national people's congress|npc|national congress|congress)"
)
_UNITS = {"art.": "article", "para.": "paragraph", "clause": "item", "subparagraph": "item"}

Found = tuple[list[Quantity], int]


def ordinal_value(written: str | None) -> int | None:
    """Return the value of "19th" or "twenty-first", or None."""
    if not written:
        return None
    if written[0].isdigit():
        return int(re.sub(r"\D", "", written))
    if written.partition("-")[0] not in words():
        return None
    readings = read(written)
    return int(readings[0].low) if readings and readings[0].form == "ordinal" else None


def document_number(text: str, start: int) -> Found | None:
    """Read "[2019] No. 168", "(2019) 168"; ``start`` is the bracket."""
    match = _DOCUMENT.match(text, start)
    if not match:
        return None
    quantity = Quantity(
        start, match.end(), "", "document_number", Fraction(match["n"]), year=int(match["y"]), digits=True
    )
    return [quantity], match.end()


def numbered(text: str, start: int) -> Found | None:
    """Read "No. 168 [2019]", "No. 168 of 2019" (document numbers) and a plain "No. 5" (an ordinal)."""
    match = _NUMBER.match(text, start)
    if not match:
        return None
    year = match["y"] or match["y2"]
    if not year:
        before = re.search(r"\b((?:19|20)\d\d)[\s,]+$", text[max(0, start - 8) : start])
        year = before[1] if before else None
        if not year:
            return [
                Quantity(start, match.end(), "", "ordinal", Fraction(match["n"]), unit="号", digits=True)
            ], match.end()
        return [
            Quantity(start, match.end(), "", "document_number", Fraction(match["n"]), year=int(year), digits=True)
        ], match.end()
    quantity = Quantity(start, match.end(), "", "document_number", Fraction(match["n"]), year=int(year), digits=True)
    return [quantity], match.end()


def clause(text: str, start: int) -> Found | None:
    """Read "Article 22", "Chapter IV", "Section three"."""
    match = CLAUSE.match(text, start)
    if not match:
        return None
    figure = match["n"] or match["b"]
    number: int | None = int(figure) if figure else roman(match["r"]) if match["r"] else None
    if match["w"]:
        role, value = words().get(match["w"], ("", Fraction(0)))
        number = int(value) if role in {"unit", "tens"} else None
    if number is None:
        return None
    name = match["unit"] if match["unit"] in _UNITS else match["unit"].rstrip("s")
    stop = match.end("n") if match["i"] else match.end()
    found = [Quantity(start, stop, "", "article", Fraction(number), unit=_UNITS.get(name, name), digits=True)]
    if match["i"]:
        item = Fraction(match["i"])
        found.append(Quantity(match.start("i"), match.end("i"), "", "article", item, unit="item", digits=True))
    return found, match.end()


def plan(text: str, start: int, end: int, value: Fraction) -> Found | None:
    """Read "14th Five-Year Plan" after its ordinal."""
    match = _PLAN.match(text, end)
    if match and value == 1 and text.startswith("s", match.end()):
        return None  # "the first five years of the contract"
    return ([Quantity(start, match.end(), "", "plan", value)], match.end()) if match else None


def congress(text: str, start: int, end: int, value: Fraction) -> Found | None:
    """Read "20th National Congress of the CPC", "20th Party Congress", "14th National People's Congress"."""
    match = _CONGRESS.match(text, end)
    if not match:
        return None
    name = match["words"]
    unit = "committee" if "central committee" in name else "cpc"
    unit = next((body for words_, body in _BODIES if words_ in name), unit)
    return [Quantity(start, match.end(), "", "congress", value, unit=unit)], match.end()


def plenums(text: str, ordinals: list[tuple[int, int, Fraction]]) -> Found | None:
    """Read "second and third plenary sessions of the 20th CPC Central Committee" from its (start, end, value)."""
    match = _PLENUM.match(text, ordinals[-1][1])
    if not match:
        return None
    term, body = ordinal_value(match["of"]), match["body"] or ""
    if term is None:
        owner = _OWNER.search(text[max(0, ordinals[0][0] - 60) : ordinals[0][0]])
        term, body = (ordinal_value(owner[1]), "central committee") if owner else (None, "")
    plain = "plen" not in match[0]
    unit = next(
        (unit for name, unit in _BODIES if name in body), "" if plain and "committee" not in body else "committee"
    )
    if plain and not (term and unit):
        return None
    stop = match.start("of") + len(match["of"]) if match["of"] and term else match.end()
    if match["of"] and term:
        tail = _TAIL.match(text, stop)
        stop = tail.end() if tail else stop
    elif match["of"]:
        stop = match.start("of")
    items = [Quantity(s, e, "", "plenum", v, unit=unit, term=term) for s, e, v in ordinals]
    return items, stop
