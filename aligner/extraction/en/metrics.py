"""What an English figure measures: the noun that it counts or the subject that it is said of, without verbs."""

from __future__ import annotations

from functools import cache

from aligner.extraction.en.clauses import begins_duty, lexicon
from aligner.words import patterns as re

_OPENS = re.compile(
    r"^(?:[^:;]{4,160}\b(?:targets?|goals?|objectives?)\b[^:;]{0,80}:\s|[(]?\d{1,2}[.)]\s|[\s,;:.–—-]+|(?:and|also"
    r"|but|then|of which|among (?:them|which)|with|so that|there|the|a|an|some|all"
    r"|another|total of"
    r"|a total of)\b|(?:by|in|before|at|over|during|from|within|throughout|starting|beginning|since"
    r"|as of)\b[^,]{0,60}?\d[^,]*?,(?!\d))+",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"\s*\b(?:will|shall|should|must|is|are|was|were|has|have|had|to be|reach\w*|exceed\w*|kept|held|no (?:less"
    r"|lower|more"
    r"|higher|fewer)|at least|account\w*|increas(?:es?|ed|ing)|ris(?:es?|ing)|rose|rais(?:ed|ing)|fell|fall(?:s"
    r"|ing)?|drop(?:s|ped)"
    r"|gr[eo]w(?:s|ing)?|rais(?:ed|ing)|(?:lower|reduc|narrow|expand|maintain|stabiliz|limit|controll|shorten)ed)\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\s+(?:by|every|each|per(?! unit| capita| head)|within|during|over|before|throughout|at or above|worth|with"
    r"|in (?:two|three|four|five"
    r"|\d+) years|that|which|who|whose|to|will|relying on|based on|by relying"
    r"|shall|should"
    r"|must|is|are|were|was|have|has|had|compared|higher|lower|more|less|from|on average|a year|annually|respectively"
    r"|built|recruited|created|trained)\b.*$|[;:,].*$",
    re.IGNORECASE | re.DOTALL,
)
_MOVED = re.compile(
    r"^(?:an?\s+)?(?:average\s+|annual\s+|cumulative\s+|further\s+)*(?:increase|growth|rise|expansion|gain"
    r"|improvement)\s+(?:rate\s+)?(?:of|in)?\s*$",
    re.IGNORECASE,
)
_HINT = re.compile(
    r"\b(?:at|to|by|of|about|around|over|above|below|under|within|nearly|almost|some|roughly|approximately|more|less"
    r"|fewer|no"
    r"|not|than|least|most|up|reach|reaching|is|are|remains?|stays?|exceeding|an|a|the|average|annual|annually"
    r"|cumulative|total|further"
    r"|another|only"
    r"|between|from|stable|and|or|with|for|in|be|increase|growth|rate)\s*$",
    re.IGNORECASE,
)
_BARE_VERB = re.compile(r"^\s*(?:will|shall|should|must|is|are|was|were|to)\s+(?:be\b)?", re.IGNORECASE)
_MODAL = re.compile(r"\b(?:will|shall|should|must|is to|are to)\b", re.IGNORECASE)
_LEVEL = re.compile(
    r"\b(?:reach|exceed|rise|fall|grow|drop|increase|decrease|decline|climb|top|account|stand|remain|stay|total|hit"
    r"|be|double"
    r"|expand|shrink)\b",
    re.IGNORECASE,
)
_LINK = re.compile(r"\s+(?:of|at|by|in|for|to|with)$", re.IGNORECASE)
_IN = re.compile(r"\s*(?:or (?:more|above|higher)\s+)?(?:in|of|for)\s+(?:the\s+)?(.+)$", re.IGNORECASE | re.DOTALL)
_FALL = re.compile(r"(?:an?\s+)?(?:\w+\s+)?(drop|fall|decrease|decline|cut|reduction)", re.IGNORECASE)
_ONWARD = re.compile(
    r"[^\d,;]{3,60}?\bto\s+(?=[a-z])(?!more\b|less\b|over\b|about\b|around\b|at\b|below\b|above\b)", re.IGNORECASE
)
_UNIT = re.compile(
    r"^\s*(?:\([^()]*\)\s*)?(?:(?:person-times|sets|batches|units|copies|pairs|pieces|machines|items)\s+(?:\([a-z]+\)\s+)?of\s+|of\s+)?",
    re.IGNORECASE,
)


@cache
def _verb() -> re.Pattern[str]:
    """Return a pattern for the verbs that open a clause (strive to bring, build or renovate)."""
    return re.compile(
        rf"^(?:[a-z]+ly\s+)*(?:(?:strive|work|aim|seek|continue)\s+(?:to|for)\s+)?(?:{lexicon()[0]}|bring|have|get"
        rf"|see|lift|make"
        rf"|expand|enlarge|open up|grant|finish|foster)\b(?:(?:,\s*|\s+(?:and|or)\s+)(?:{lexicon()[0]}|upgrade"
        rf"|rebuild|expand)\b)*\s*",
        re.IGNORECASE,
    )


def metric_of(clause: str, start: int, end: int, change: str) -> str:
    """Return what the figure at ``start:end`` of a clause measures, "" where the words do not say it.

    The subject of a clause (the green coverage will be kept at …), the object that is brought to a level (raise the
    recycling rate to …), or the noun that is counted (build 12 pumping stations). A rise is no part of the name, a fall
    is one.
    """
    opened = _OPENS.match(clause)
    begin = opened.end() if opened and opened.end() <= start else 0
    before, after = clause[begin:start], clause[end:]
    moved = _IN.match(after)
    core = _stripped(before)
    fall = _FALL.fullmatch(core)
    if change == "growth" and moved and (fall or not re.search("[a-z]{3}", core, re.IGNORECASE)):
        name = _bare(_COUNTED.sub("", " " + moved[1]))  # growth of 7% or more in the value added of industry
        return f"{fall[1].lower()} in {name}" if fall else name
    led = _verb().match(before)
    modal = _MODAL.search(before) or re.search(r"\b(?:is|are|reach\w*)\b", before, re.IGNORECASE)
    if led and modal and lexicon()[2] & {led[0].split()[0].lower()} and not begins_duty(before, strict=True):
        led = None  # share of …: a noun
    said = None if led and not _MODAL.search(before) else _SAID.search(before)
    if change == "multiple":
        return _bare(before[: said.start()]) if said else ""
    if said and re.search("[a-z]{2}", before[: said.start()], re.IGNORECASE):
        if _verb().match(_MODAL.sub("", before[said.start() :], count=1).strip()) and not _LEVEL.search(before):
            said = None  # the province will set aside 1 billion yuan of funds
        else:
            return _bare(_LINK.sub("", before[: said.start()]))
    before = _BARE_VERB.sub("", before)
    counted = _bare(_stripped(_COUNTED.sub("", " " + _UNIT.sub("", after))))
    if modal := _MODAL.search(before):
        before = before[modal.end() :].lstrip()
        led = _verb().match(before)
    if led and (onward := _ONWARD.match(before, led.end())):
        led = _verb().match(before[onward.end() :])  # guide social forces to build
        before = before[onward.end() :]
    if led and re.search(
        r"\b(?:construction|renovation|building|upgrading) of\W*(?:\w+\W+){0,3}$", before, re.IGNORECASE
    ):
        return counted  # complete the renovation of 58 communities
    if led:
        middle = _stripped(re.sub(r"\s+from\s.*\d.*$", "", before[led.end() :]))
        if re.search("[a-z]{3}", middle, re.IGNORECASE):
            return _bare(middle)
        return counted
    middle = _stripped(before)
    if middle and not _MOVED.match(before) and re.search("[a-z]{3}", middle, re.IGNORECASE):
        return _bare(middle)
    return counted


def _stripped(words: str) -> str:
    """Return words without the comparators and prepositions that lead to a figure."""
    while (cut := _HINT.search(words)) is not None:
        words = words[: cut.start()]
    return words.strip(" ,;:-")


def _bare(words: str) -> str:
    """Return a name without articles and marks at its edges."""
    words = re.sub(r"^(?:additional|that)\s+", "", words.strip(" \n\t,;:.-–—"), flags=re.IGNORECASE)
    return re.sub(r"^(?:the|a|an|its|their|our)\s+", "", words, flags=re.IGNORECASE).strip()
