"""Congresses and plenary sessions: a list of them is one phrase, generated in standard English from its slots."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import cache

from aligner.check.number.spelling import ordinal, spelled
from aligner.check.tables import table
from aligner.numbers import Comparison, Quantity
from aligner.spans import Span
from aligner.words import patterns as re

_JOIN = re.compile(r"(?:以及|[、，,和及与與])?[党黨]?的?$")
_BEFORE = re.compile(r"(?:中[国國]共[产產][党黨]|中共|[党黨]的?)$")
_OWNER = re.compile(r"(?:the\s+)?(?:(?:party|cpc|communist party)(?:['’]s)?\s+)?$", re.IGNORECASE)
_REACH = 60  # characters between two pieces of English that still belong to one garbled phrase
_LIST = {"congress", "plenum"}


def runs(zh: str, quantities: Sequence[Quantity]) -> list[list[Quantity]]:
    """Group the congresses and plenums of a text into the lists that they stand in."""
    out: list[list[Quantity]] = []
    for quantity in sorted((q for q in quantities if q.kind in _LIST), key=lambda q: q.start):
        gap = zh[out[-1][-1].end : quantity.start] if out else ""
        term = re.sub(r"第?[一二三四五六七八九十廿\d]+[届屆]$", "", gap)
        if out and len(gap) < 12 and _JOIN.fullmatch(term):
            out[-1].append(quantity)
        else:
            out.append([quantity])
    return out


def zh_span(zh: str, run: Sequence[Quantity]) -> Span:
    """Return where the phrase stands, 党的 and the number of the committee included."""
    start = run[0].start
    if run[0].kind == "plenum" and (match := re.search(r"第?[一二三四五六七八九十廿\d]+[届屆]$", zh[:start])):
        start = match.start()
    before = _BEFORE.search(zh[:start])
    return (before.start() if before else start), run[-1].end


def standard(run: Sequence[Quantity]) -> str:
    """Generate "the 19th CPC National Congress and the second and third plenary sessions of the 19th CPC …"."""
    parts: list[tuple[str, int | None, list[int]]] = []
    for q in run:
        number = int(q.value or 0)
        if q.kind == "congress":
            name = "all" if "历次" in q.text or "歷次" in q.text else q.unit
            parts.append((name, number, []))
        elif parts and parts[-1][:2] == (f"{q.unit} session", q.term):
            parts[-1][2].append(number)
        else:
            parts.append((f"{q.unit} session", q.term, [number]))
    phrases = [_phrase(*part) for part in parts]
    return phrases[0] if len(phrases) == 1 else f"{', '.join(phrases[:-1])} and {phrases[-1]}"


def _phrase(name: str, term: int | None, sessions: list[int]) -> str:
    """Write one congress, or the sessions of one Central Committee or congress."""
    nth = f"{ordinal(term)} " if term else ""
    body = {
        "cpc": f"the {nth}CPC National Congress",
        "npc": f"the {nth}National People's Congress",
        "cppcc": f"the {nth}CPPCC National Committee",
        "ccdi": f"the {nth}CPC Central Commission for Discipline Inspection",
    }.get(name.split(" ")[0], f"the {nth}CPC Central Committee")
    if name == "all":
        return f"all the plenary sessions of {body}"
    if not sessions:
        return body
    kind = "plenary session" if name.startswith(("committee", "ccdi")) else "session"
    said = [spelled(Fraction(n), ordinal=True) or ordinal(n) for n in sessions]
    listed = said[0] if len(said) == 1 else f"{', '.join(said[:-1])} and {said[-1]}"
    return f"the {listed} {kind}{'s' if len(said) > 1 else ''} of {body}"


def en_span(en: str, run: Sequence[Quantity], compared: Comparison) -> Span | None:
    """Return the English that stands for a run, right or garbled; None where nothing does."""
    own = set(run)
    pieces = [b for a, b in compared.matched if a in own] + [s.en for s in compared.slips if s.zh in own]
    if not pieces:
        return None
    pieces.sort(key=lambda q: q.start)
    start, end = pieces[0].start, pieces[0].end
    for piece in pieces[1:]:
        if piece.start - end <= _REACH:
            end = max(end, piece.end)
    for extra in sorted(compared.extra, key=lambda q: q.start):
        if start - _REACH // 3 <= extra.start <= end + _REACH // 3 and extra.kind in {*_LIST, "ordinal", "cardinal"}:
            start, end = min(start, extra.start), max(end, extra.end)
    match = _tail().match(en, end)
    end = match.end() if match else end
    owner = _OWNER.search(en[:start])
    return (owner.start() if owner else start), end


def split_term(run: Sequence[Quantity], compared: Comparison) -> bool:
    """Say whether the number of a committee stands as a plain number beside its session: "the 18 third meeting"."""
    return any(
        a in run
        and a.term
        and b.term is None
        and any(0 < b.start - x.end < 3 for x in compared.extra if x.value == a.term)
        for a, b in compared.matched
    )


@cache
def _tail() -> re.Pattern[str]:
    """Return a pattern for the words that a garbled name goes on with."""
    forms = {row[0]: row[1] for row in table("garbled.tsv")}
    link, kind, head = (forms[role] for role in ("link", "kind", "head"))
    return re.compile(rf"(?:[\s-]*(?:(?:{link})\s+)*(?:(?:{kind})\s+)*(?:{head})(?![\w]))+", re.IGNORECASE)


@cache
def _misreadings() -> tuple[tuple[str, re.Pattern[str], str], ...]:
    return tuple((zh, re.compile(rf"\b(?:{en})\b", re.IGNORECASE), why) for zh, en, why in table("misreadings.tsv"))


def explained(zh: str, en: str) -> str:
    """Say why the English went wrong, where that is known; else an empty string."""
    return next((why for form, pattern, why in _misreadings() if form in zh and pattern.search(en)), "")
