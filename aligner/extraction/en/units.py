"""Who leads and who supports in English: (Led by the Ministry of Finance, with the participation of the Bank)."""

from __future__ import annotations

from functools import cache, lru_cache

from aligner.datafiles import rows
from aligner.extraction.en.facts import body_names
from aligner.extraction.zh.units import Units
from aligner.words import patterns as re

_PART = re.compile(
    r";|,\s+(?=with\b|in (?:conjunction|cooperation)|together\b|supported\b"
    r"|(?:and\s+)?(?:to be )?(?:completed|by|before)\b)"
)
_BRACKET = re.compile(r"\s*[(\[（](.+)[)\]）]\s*[.;]?\s*", re.DOTALL)
_TAIL = re.compile(r"\s*\([^()]+\)[.;]?$")
_CLASS = re.compile(
    r"\b(?:departments|governments|bureaus|authorities|offices|agencies|organs|committees) (?:of|in|at) "
    r"(?:(?:all|each|every|the|various|relevant) )?"
    r"(?:cities|counties|districts|prefectures|townships|towns|provinces|localities|villages|places|subdistricts)\b"
)
"""The bodies of many places, none of them responsible by name: the culture departments of cities."""
_MARK = "\uf8ff"
_LONGEST = 120
"""Characters of a name."""


@cache
def pattern(kind: str, before: str = "", after: str = "") -> re.Pattern[str]:
    """Return the compiled pattern of a row of units_en.tsv; names keep their capitals, all else ignores case."""
    form = next(form for key, form in rows("extraction", "units_en.tsv") if key == kind)
    return re.compile(f"{before}(?:{form}){after}", 0 if kind in ("body", "opens") else re.IGNORECASE)


@lru_cache(maxsize=1024)
def names(text: str) -> tuple[str, ...]:
    """Return the bodies of a list, () where anything else stands in it.

    "Ministry of Education, Ministry of Finance and State Administration of Taxation" gives three.
    """
    kept: list[str] = []
    hidden = text.strip(" ,.;:")
    low = hidden.lower()
    for _, _, known in body_names():
        for name in known:
            if name in low:
                at = low.index(name)
                kept.append(hidden[at : at + len(name)])
                hidden = hidden[:at] + f"{_MARK}{len(kept) - 1}{_MARK}" + hidden[at + len(name) :]
                low = hidden.lower()
    found = []
    for part in _listed(hidden):
        name = re.sub(r"^(?:and\s+)?(?:the|by)\s+", "", part.strip(" .;:"), flags=re.IGNORECASE)
        name = re.sub(rf"{_MARK}(\d+){_MARK}", lambda match: kept[int(match[1])], name)
        if name and (len(name) > _LONGEST or not pattern("body", r"\b", r"\b").search(name)):
            return ()
        found += [name] if name else []
    return tuple(dict.fromkeys(found))


def _listed(text: str) -> list[str]:
    """Cut a list at commas, and at "and" where a name begins behind it or one has ended in front of it."""
    opens = re.compile(rf"(?:the\s+)?(?:{_MARK}|{pattern('opens').pattern})")
    ended = pattern("body", r"\b", "$")
    begin, parts = 0, []
    for match in re.finditer(r",\s*(?:and\s+)?|\s+and\s+", text):
        after, before = text[match.end() :], text[begin : match.start()]
        named = ended.search(before) and re.match(r"(?:the\s+)?[A-Z]", after)
        article = re.match(r"the\s+[A-Z]", after) and pattern("body", r"\b", r"\b").search(before)
        if match[0].startswith(",") or opens.match(after) or named or article:
            parts.append(before)
            begin = match.end()
    return [*parts, text[begin:]]


def shared_out(text: str) -> Units | None:
    """Return the units of a bracket or line that names who is responsible, None for another text."""
    bracket = _BRACKET.fullmatch(text)
    inner = bracket[1] if bracket else text.strip()
    labelled = pattern("lead_before", "^").match(inner) or pattern("support_before", "^").match(inner)
    if not bracket and not labelled:
        return None
    units = Units()
    for part in _PART.split(inner):
        units += _part(part, bare=bool(bracket))
    return units or None


def body_end(text: str) -> int:
    """Return where the bracket that names units begins at the end of a text, its length where there is none."""
    tail = _TAIL.search(text)
    return tail.start() if tail and shared_out(tail[0]) is not None else len(text)


def _part(part: str, *, bare: bool) -> Units:
    """Return the units of one part of such a text; a ``bare`` list of bodies is responsible."""
    words = pattern("due", r"[,\s]*\b", "$").sub("", part.strip())
    words = re.sub(r"\s+(?:respectively|separately|jointly)$", "", words, flags=re.IGNORECASE)
    for kind, lead in (("lead_before", True), ("support_before", False)):
        if cue := pattern(kind, r"^(?:and\s+)?").match(words):
            found = names(words[cue.end() :])
            return Units(found) if lead else Units((), found)
    for kind, lead in (("support_after", False), ("lead_after", True)):
        if (cue := pattern(kind, r"\s+", "$").search(words)) and (found := names(words[: cue.start()])):
            return Units(found) if lead else Units((), found)
    return Units(names(words)) if bare else Units()


def of_subject(subject: str) -> Units:
    """Return the units of a subject: the Ministry of Finance, in conjunction with the Ministry of Education."""
    cue = pattern("support_before").search(subject)
    lead = names(subject[: cue.start()] if cue else subject)
    if any(pattern("many", "^").search(name) or " at all levels" in name or _CLASS.search(name) for name in lead):
        return Units()  # a class of bodies is an actor and no unit
    return Units(lead, names(subject[cue.end() :]) if cue and lead else ())


@cache
def _chinese() -> dict[str, str]:
    """Return the Chinese name of every known body by its English names in small letters."""
    return {name: zh for zh, _, known in body_names() for name in known}


def chinese(units: tuple[str, ...]) -> tuple[str, ...]:
    """Return the Chinese name of each unit, "" for one that the termbase does not hold."""
    return tuple(_chinese().get(name.lower(), "") for name in units)
