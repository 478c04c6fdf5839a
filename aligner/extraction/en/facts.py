"""What an English document is: title, kind, bodies that issued it, number, dates, what it cites, who speaks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from aligner.datafiles import rows
from aligner.extraction.en.when import iso
from aligner.extraction.official import document_called
from aligner.extraction.records import Body, CitedDocument, DocumentNumber, Facts, Passage
from aligner.extraction.zh.issue import last_day_valid
from aligner.extraction.zh.year import year_of
from aligner.numbers import parse_en
from aligner.terms import load_termbase
from aligner.types import Document, Segment
from aligner.words import patterns as re

_FIRST = 1200  # characters in which a document says what it is
_ISSUED = re.compile(r"\b(?:jointly\s+)?(?:issued|released|printed and distributed)\b", re.IGNORECASE)
_ISSUE_ACT = re.compile(r"\b(?:jointly (?:issued|released)|issued (?:the\s+)?[“\"])", re.IGNORECASE)
_FORCE = re.compile(r"\b(?:take effect|come into (?:force|effect)|be implemented|effective) (?:on|from|as of)\b", re.I)
_UNTIL = re.compile(r"\bvalid until\b", re.IGNORECASE)
_YEARS = re.compile(r"\bvalid for\b", re.IGNORECASE)
_QUOTED = re.compile(r"[“\"]([A-Z][^“”\"]{6,160}?)[”\"]")
_TITLED = re.compile(
    r"\b(?:Law|Regulations?|Opinions?|Measures|Plan|Outline|Notice|Provisions|Rules|Recommendations|Circular)\b"
)
_SPEAKER = re.compile(
    r"(?:^|[.,;]\s+)([A-Z][a-z]+(?: [A-Z][a-z]+){1,2}), ((?:deputy |vice |chief |executive )?"
    r"(?:director|minister|head|spokesperson|secretary|president|chair\w*|commissioner)[^,.\n]*)",
    re.IGNORECASE,
)
_EVENT = re.compile(
    r"\bheld (an? (?:[\w-]+ )*?(?:press conference|press briefing|briefing|interview|forum|meeting)[^.;\n]*)", re.I
)
_BODIES = {
    *("ministry", "commission", "bureau", "office", "institution", "directly-affiliated", "party", "court", "academy"),
    *("procuratorate", "coordination-body", "npc", "cppcc", "local-government", "mass-organization", "state"),
}


def facts(document: Document, segments: Sequence[Segment], passages: Sequence[Passage]) -> Facts:
    """Return the facts that an English document gives about itself; ``zh`` names come from the termbase."""
    title = next((passage.text for passage in passages if passage.section == "title"), "")
    start = document.text[:_FIRST]
    force = date_after(document.text, _FORCE)
    issued = date_at(start, _ISSUED)
    return Facts(
        title_en=title,
        title_mt=title,
        kind=kind_of(title) or kind_of(start),
        issuing_bodies=tuple(bodies(title, start)),
        document_number=number_of(start),
        issued=issued,
        year=year_of([s.text for s in segments], document.name, issued, "en"),
        in_force=force,
        valid_until=date_after(document.text, _UNTIL) or valid_for(document.text, force),
        cited_documents=tuple(cited(document.text, segments, title)),
        event=next((match[1] for match in _EVENT.finditer(start)), ""),
        speakers=tuple({m[1]: f"{m[1]}, {m[2]}" for m in _SPEAKER.finditer(document.text)}.values()),
    )


@cache
def kinds() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return kinds of documents and their patterns (kinds_en.tsv)."""
    return tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in rows("extraction", "kinds_en.tsv"))


def kind_of(text: str) -> str:
    """Return the kind of document that a text names, "" for none."""
    return next((kind for kind, pattern in kinds() if pattern.search(text)), "")


@cache
def body_names() -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """Return Chinese name, official English and all English names in small letters of every body in the termbase."""
    found = []
    for term in load_termbase().of(_BODIES.__contains__):
        names = tuple(name.lower() for name in sorted(term.targets, key=len, reverse=True) if " " in name)
        if names:
            found.append((term.source, term.target, names))
    return tuple(found)


def bodies(title: str, start: str) -> Iterator[Body]:
    """Yield the bodies named in the title ("Notice of ...") or before "jointly issued" in the first sentences."""
    issued = _ISSUE_ACT.search(start)
    where = title if re.search(r"\b(?:of|by) the\b", title) else start[: issued.start()] if issued else ""
    if not where:
        return
    places: list[tuple[int, int, Body]] = []
    low = where.lower()
    for zh, en, names in body_names():
        if not any(name in low for name in names):
            continue  # a thousand patterns would take half a second to compile
        match = re.search(rf"\b(?:{'|'.join(map(re.escape, names))})\b", where, re.IGNORECASE)
        if match:
            places.append((match.start(), match.end(), Body(zh=zh, en=en, mt=match[0])))
    for start_at, end_at, body in sorted(places, key=lambda place: place[0]):
        if not any(a <= start_at and end_at <= b and (a, b) != (start_at, end_at) for a, b, _ in places):
            yield body


def number_of(start: str) -> DocumentNumber | None:
    """Return the first document number of the text: year and serial; letters stay as they were written."""
    found = next((q for q in parse_en(start) if q.kind == "document_number" and q.year), None)
    if found is None:
        return None
    words = re.search(r"(?:[A-Z][\w&]*[ ]+(?:of[ ]+)?){1,8}$", start[: found.start])
    text = start[words.start() if words else found.start : found.end]
    joint = re.search(r"\bjoint\b", text, re.IGNORECASE) is not None
    serial = int(found.value) if found.value is not None else None
    return DocumentNumber(en=text, joint=joint, year=found.year, serial=serial)


def date_at(text: str, cue: re.Pattern[str]) -> str:
    """Return the full date nearest to a cue, within the same sentence or so."""
    match = cue.search(text)
    dates = [q for q in parse_en(text) if q.kind == "date" and q.year and q.month and q.day]
    if match is None or not dates:
        return ""
    near = min(dates, key=lambda q: abs(q.start - match.start()))
    return iso(near.year or 0, near.month, near.day, "") if abs(near.start - match.start()) < 400 else ""


def date_after(text: str, cue: re.Pattern[str]) -> str:
    """Return the date right behind a cue."""
    match = cue.search(text)
    if match is None:
        return ""
    dates = (q for q in parse_en(text[match.end() : match.end() + 60]) if q.kind == "date" and q.year and q.month)
    found = next(dates, None)
    return iso(found.year or 0, found.month, found.day, "") if found else ""


def valid_for(text: str, in_force: str) -> str:
    """Return the last day of "valid for five years", counted from the entry into force."""
    match = _YEARS.search(text)
    found = parse_en(text[match.end() : match.end() + 30]) if match else ()
    years = next((q.value for q in found if q.kind == "period" and q.unit == "year" and q.value), None)
    return last_day_valid(in_force, int(years)) if years else ""


def cited(text: str, segments: Sequence[Segment], title: str) -> Iterator[CitedDocument]:
    """Yield the quoted laws, plans and papers, each once, with the segments that name it."""
    seen: dict[str, list[int]] = {}
    for number, segment in enumerate(segments):
        for match in _QUOTED.finditer(segment.text):
            name = match[1].strip(" ,.")
            if _TITLED.search(name) and name not in title:
                seen.setdefault(name, []).append(number)
    for name, where in seen.items():
        known = document_called(name)
        yield CitedDocument(zh=known.source if known else "", en=name, segments=tuple(dict.fromkeys(where)))
