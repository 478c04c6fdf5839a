"""Clauses of duty in an English sentence: who (or nobody named) shall, will or is to do what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from aligner.datafiles import rows
from aligner.words.compiled import compiled

_ADVERBS = r"(?:(?:further|jointly|also|then|fully|effectively|properly|better|not|[a-z]+ly)\s+){0,3}"
_MODAL = r"(?:shall|will|must|should|may|can|is to|are to|shall not|will not|must not|may not|is not to)"
_BANNED = r"(?:is|are) (?:strictly |hereby |expressly )?(?:prohibited|forbidden|banned|not allowed)"
_TIME = r"(?:(?:by|before|during|in|from|over|for|at|within)\b[^,;]{2,60},\s*)"
_JOINED = r"(?:,\s+(?:together|jointly|in)\b[^,;]{3,120},\s*)"
_LIST = r"(?:,\s+[a-z-]+\b[^,;]{0,40}\sand\s[^,;]{2,40}?)"
_PURPOSE = re.compile(
    r"\b(?:projects?|plans?|programmes?|programs?|campaigns?|measures|efforts|actions?|initiatives?"
    r"|mechanisms?)(?:\s+for\s+[^,;]*)?\s*$",
    re.I,
)
_DETERMINED = re.compile(
    r"\s+(?:the|a|an|all|each|every|its|their|our|\d[\d,.]*|at least|no (?:fewer|less)|more than|about|around|over"
    r"|up to|approximately)\s",
    re.IGNORECASE,
)
_DUTY = re.compile(r"\b(?:shall|will|must)\s", re.IGNORECASE)
_ASIDE = re.compile(rf"\b{_MODAL},\s*(?:together|jointly|in|with|along|under|on)\b[^,;]*$", re.IGNORECASE)
# What may stand before the verb of an imperative: "By the end of 2027, ", "Relying on …, ", "On this basis, ".
_LEADING = re.compile(
    r"(?:starting|beginning|effective|as of|since|this year|next year|after|upon|throughout|over|by|before|in|on|at"
    r"|from|through|relying on|based on|for|where|with|within|during|under|to|every|each)\b"
    r"[^,;]*,\s+(?:20\d\d,\s+)?",  # by December 1, 2026,
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause at ``start:end`` of its sentence: subject (or ""), modality, verb phrase and object."""

    start: int
    end: int
    subject: str
    modality: str
    verb: str
    object: str


@cache
def lexicon() -> tuple[str, frozenset[str], frozenset[str]]:
    """Return the alternation of all duty verbs, those that take an infinitive, and those that are nouns as well."""
    table = [(row[0], row[1] if len(row) > 1 else "") for row in rows("extraction", "verbs_en.tsv")]
    pick = [frozenset(verb for verb, flags in table if flag in flags) for flag in "in"]
    return _any_of([verb for verb, _ in table]), pick[0], pick[1]


def _any_of(verbs: Sequence[str]) -> str:
    """Return the alternation of verbs, the longest first, by first letters: a third of the time that a list takes."""
    known: dict[str, list[str]] = {}
    for verb in sorted(verbs, key=len, reverse=True):
        known.setdefault(verb[0], []).append(re.escape(verb[1:]))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in known.items())


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    """Return the compiled patterns that need the lexicon."""
    verbs = lexicon()[0]
    modal = rf"\b(?P<modal>{_MODAL})(?:(?P<aside>,[^,]*),)?\s+"
    several = rf"(?:{verbs})\b(?:(?:,\s+(?:{verbs}))*,?\s+and\s+{_ADVERBS}(?:{verbs})\b)?(?!-)"
    duty = f"(?:{_MODAL}|{_BANNED})"
    link = r"(?P<link>[;,]\s+(?:and\s+|then\s+)?|\s+and\s+(?:to\s+)?|\s+to\s+)"
    table = {
        # a new clause: "; build", ", and continue to promote", " and improve", " to strengthen"
        "cut": rf"{link}(?=(?P<ahead>{_ADVERBS}(?P<verb>{verbs})\b)(?!-))",
        # a new clause with a subject of its own: "; enterprises shall"
        "subject_cut": r"(?P<link>;\s+(?:and\s+)?|,\s+(?:and|but)\s+)"
        rf"(?=(?:{_TIME}?[^,;]{{3,180}}?(?:{_JOINED}|{_LIST})?\b)?{duty}(?:\s|[.;,]|$))",
        # a semicolon before a clause with a word of duty: "; for new loans, banks shall"
        "semicolon": rf"(?P<link>;\s+(?:and\s+)?)(?=[^;]*\b{duty}\b)",
        # "…, of which no less than 60% shall obtain certificates"
        "part_cut": r"(?P<link>,\s+)(?=(?:of|among) (?:which|whom|them|these)\b)",
        # a new clause that opens with a time: "; during the 15th Five-Year Plan period, build"
        "timed_cut": rf"(?P<link>[;,]\s+(?:and\s+)?)(?={_TIME}{_ADVERBS}(?:{verbs})\b(?!-))",
        # a new clause with a subject of its own behind another one: ", output shall be kept at"
        "next": r"(?P<link>,\s+)(?=(?!and\b|or\b)[^,;]{3,100}?\b(?:shall|will|must)\s)",
        "bare": rf"(?P<adv>{_ADVERBS})(?P<verb>{several})\s*(?P<object>.*)",
        "modal": rf"(?P<subject>[^,;]*?(?:,[^,;]*?){{0,4}})\s*{modal}(?P<rest>.+)",
        "ended": rf"\b(?:{verbs})$",
        "banned": rf"(?P<subject>[^,;]+?)\s+(?P<modal>{_BANNED})\b\s*(?P<rest>.*)",
        "head": rf"{_ADVERBS}(?:{verbs})\b(?!-)",
    }
    return {name: compiled(pattern, re.IGNORECASE | re.DOTALL) for name, pattern in table.items()}


def begins_duty(text: str, strict: bool = False) -> bool:
    """Say whether a text begins with a verb of duty; a verb that is a noun as well only before an article or figure.

    ``strict`` asks this of all such nouns, else a comma in front of them is taken for a sign.
    """
    found = patterns()["head"].match(text)
    if found is None or no_verb(text[found.end() :]) or _lists_nouns(found[0], text[found.end() :]):
        return False
    last = found[0].split()[-1].lower()
    noun = last in lexicon()[2] or found[0].lower() in lexicon()[2]
    return not (noun and strict) or bool(_DETERMINED.match(text, found.end()))


def clauses(sentence: str) -> Iterator[Clause]:
    """Yield the clauses of duty of one sentence, in order; statements of fact (past tense, "is") yield none."""
    for begin, end in pieces(sentence):
        text = sentence[begin:end].rstrip(" ,;.:")
        made = read(text)
        if made is not None:
            subject, modality, verb, thing = made
            yield Clause(begin, begin + len(text), subject, modality, verb, thing)


def pieces(sentence: str) -> list[tuple[int, int]]:
    """Return the spans into which the verbs of duty and the subjects with a modal verb cut a sentence."""
    known = patterns()
    links = {
        m.end(): m.start()
        for name in ("subject_cut", "timed_cut", "semicolon", "part_cut")
        for m in known[name].finditer(sentence)
    }
    begin = 0
    for match in known["next"].finditer(sentence):  # A shall be …, B shall be …, and C shall be …
        opened = max((end for end in links if end <= match.start()), default=0)
        before = sentence[opened : match.start()]
        if _DUTY.search(before) and not _ASIDE.search(before):
            links.setdefault(match.end(), match.start())
    for match in known["cut"].finditer(sentence):
        if opens_clause(sentence, begin, match):
            links[match.end()] = match.start()
            begin = match.end()
    starts = [0, *sorted(links)]
    ends = [*(links[start] for start in starts[1:]), len(sentence)]
    return [(a, b) for a, b in zip(starts, ends, strict=True) if sentence[a:b].strip(" ,;.")]


def opens_clause(sentence: str, begin: int, match: re.Match[str]) -> bool:
    """Say whether a verb behind a comma, "and" or "to" opens a clause; ``begin`` is that of the present one."""
    known = patterns()
    _, takes_infinitive, nouns = lexicon()
    here = sentence[begin : match.start()]
    comma = match["link"].lstrip()[:1] in {",", ";"}
    after = sentence[match.end() + len(match["ahead"]) :]
    if (
        _lists_nouns(match["verb"], after)
        or no_verb(after)
        or (match["verb"].lower() in nouns and not comma and not _DETERMINED.match(after))
    ):
        return False
    if comma and _ASIDE.search(here):
        return False  # the bureau shall, together with the office, carry out …
    if comma:
        # "By 2027, build": the leading phrase stays with its clause
        return begin > 0 or known["head"].search(here) is not None or _modal(here)
    if match["link"].strip() == "to":
        if _PURPOSE.search(here):
            return False  # the project to strengthen …
        starts = known["head"].match(here.lstrip())
        return starts is not None and len(here.split()) > 3 and not _governs(here, takes_infinitive)
    # study and resolve: two verbs of one object
    return len(here.split()) > 2 and not known["ended"].search(here)


def _lists_nouns(verb: str, after: str) -> bool:
    """Say whether a word that is a noun as well is one here: collection, transfer and disposal of waste."""
    listed = re.match(r"\s+(?:and|or)\s+(\w+)", after)
    return bool(listed and verb.lower() in lexicon()[2] and not patterns()["head"].match(listed[1]))


def read(text: str) -> tuple[str, str, str, str] | None:
    """Return subject, modality, verb and object of a clause of duty, None for another clause."""
    known = patterns()
    lead = _LEADING.match(text)
    rest = text[lead.end() :] if lead else text
    bare = known["bare"].match(rest)
    if bare and not no_verb(rest[bare.end("verb") :]):
        return "", "", (bare["adv"] + bare["verb"]).strip(), bare["object"].strip()
    if banned := known["banned"].match(rest):
        return "", "must not", banned["modal"], banned["subject"].strip()
    modal = known["modal"].match(rest)
    if modal is None:
        return None
    subject, mode, tail = (
        modal["subject"].strip(" ,") + (modal["aside"] or ""),
        modal["modal"].lower(),
        modal["rest"].strip(),
    )
    passive = re.match(
        r"(not\s+)?be\s+((?:[a-z]+ly\s+)*[a-z]+(?:ed|en|built|made|held|set up|put|led|sent|kept|taken)?)\b\s*(.*)",
        tail,
        re.I | re.S,
    )
    if passive:
        return "", f"{mode} {passive[1] or ''}".strip(), f"be {passive[2]}", subject
    verb = known["bare"].match(tail)
    if verb:
        return subject, mode, (verb["adv"] + verb["verb"]).strip(), verb["object"].strip()
    head, _, thing = tail.partition(" ")
    return subject, mode, head, thing.strip()


def no_verb(after: str) -> bool:
    """Say whether what follows a word shows that it is no verb here: "support of", "use and", or nothing at all."""
    return (
        re.match(r"\s*(?:of\b|for\b|$|[,;.)]|is\b|are\b|was\b|were\b|has\b|have\b|will\b|shall\b)", after, re.I)
        is not None
    )


def _governs(clause: str, verbs: frozenset[str]) -> bool:
    """Say whether the clause's verb takes "someone to do something", so that "to" goes on with it."""
    words = re.findall(r"[a-z]+", clause.lower())[:6]
    return any(word in verbs for word in words)


def _modal(text: str) -> bool:
    return re.search(rf"\b{_MODAL}\b", text, re.I) is not None
