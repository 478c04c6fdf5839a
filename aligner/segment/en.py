"""English sentence ends: . ! ? and what they may be besides (abbreviations, initials, numbering, lost spaces)."""

from __future__ import annotations

from functools import cache

from aligner.segment.rules import labels, table, words
from aligner.words import patterns as re

CLOSING = "”’\"'»)\\]}』」》）】"
CANDIDATE = re.compile(
    rf"""
    (?<![.!?…])(?<![.!?…]\ )  # within a run of marks nothing else is found than from its beginning
    (?P<mark>[.!?…]++(?:\ \.)*+)
    (?P<close>[{CLOSING}]*+(?:\ [”"](?=\s))?+)
    (?: (?P<gap>\s++) | (?=[“‘(]?[A-Z](?:[a-z]|\s?:)) )
  | [。！？｡]++[{CLOSING}]*+\s*+
  | [\n\f\u2028\u2029]\s*+
    """,
    re.VERBOSE,
)
LINE_END = re.compile(r"[\n\f\u2028\u2029]")
NUMBERING = re.compile(r"\s*[“‘(\[（]*(?:\d{1,3}(?:\.\d{1,2})*|[IVX]{1,5}|[A-Za-z]|[ivx]{1,4})[)\]）]?")
NUMBERED = re.compile(r"\s*([A-Z][A-Za-z]+)\s(?:\d{1,3}|[IVXLC]{1,6})")
INITIALS = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]")
NUMBER_INSIDE = re.compile(r"[,;:；：，]\s+\d{1,3}\Z")
NEXT_NUMBER = re.compile(r"\d{1,3}\.\s+[A-Z]")
REFERENCE = re.compile(r"\d|[IVXLC]{2,}\b|[A-Z]\d|[(\[](?:\d|[a-z]\))")
WORD = re.compile(r"[A-Za-z]*")
IDENTIFIER = re.compile(r"[a-z][A-Z]\w*\.\Z|\w\.\w+\.\Z|[A-Z][A-Z]+\.\Z")
MEMBER = re.compile(r"[“‘(]?[A-Z][a-z]*(?:[A-Z_(]|\.\w)")
ADDRESS = re.compile(r"www\.|[/@\\]")
CAPITALS = re.compile(r"[a-z]{2}\. (?:([a-z])|[A-Z])")
GOES_ON = frozenset(",;:)]}，；：、%.!?")
HARD, SOFT, LOWER, NONE = "hard", "soft", "lower", "none"


def split_en(text: str) -> list[int]:
    """Return the offsets at which a new sentence starts, as ``split_zh`` does for Chinese."""
    return scan_en(text)[0]


def scan_en(text: str) -> tuple[list[int], list[int]]:
    """Return the sentence starts and the doubtful ones: two lists of offsets, each strictly inside ``text``."""
    first, last = len(text) - len(text.lstrip()), len(text.rstrip())
    hard: list[int] = []
    soft: list[int] = []
    lower: list[int] = []
    start = 0
    for match in CANDIDATE.finditer(text):
        cut = match.end()
        if cut >= last:
            break
        gap = match["gap"]
        if not match["mark"] or (gap and gap != " " and LINE_END.search(gap)):
            verdict = HARD
        else:
            verdict = judge(text, start, match)
        if verdict is HARD and cut > first:
            hard.append(cut)
            start = cut
        elif verdict is SOFT:
            soft.append(cut)
        elif verdict is LOWER:
            lower.append(cut)
    if len(lower) > 3 and is_lower_cased(text):
        return sorted(hard + lower), soft
    return hard, sorted(soft + lower)


def is_lower_cased(text: str) -> bool:
    """Tell whether the text opens its sentences without capitals throughout (a lower-cased corpus)."""
    starts = CAPITALS.findall(text)
    return 3 * sum(map(bool, starts)) > 2 * len(starts)


def judge(text: str, start: int, match: re.Match[str]) -> str:
    """Say what an end mark (``match`` of CANDIDATE) is in the sentence that starts at ``start``.

    HARD: its end; SOFT: perhaps; LOWER: the end if the text knows no capitals, else perhaps; NONE: not its end.
    """
    mark, close, cut = match["mark"], match["close"], match.end()
    following = text[cut]
    if following in GOES_ON or (match["gap"] is None and in_address(text, match.start(), cut)):
        return NONE
    if mark in {".", ". ."} and not close:
        verdict = judge_full_stop(text, start, match.start(), cut)
        if verdict is HARD and match["gap"] is None and in_identifier(text, match.start(), cut):
            return SOFT
        return verdict
    if following.islower():
        return HARD if opening_label().match(text, cut) else NONE if close else SOFT
    if "…" in mark or mark.count(".") > 2:
        return HARD if close else SOFT
    return HARD


def judge_full_stop(text: str, start: int, at: int, cut: int) -> str:
    """Say what the full stop at ``at`` is, where the next word stands at ``cut``; answers as ``judge``."""
    numbered = NUMBERED.fullmatch(text, start, at)
    if NUMBERING.fullmatch(text, start, at) or (numbered and abbreviations().get(numbered[1].lower()) == "numbered"):
        return NONE
    if NUMBER_INSIDE.search(text, max(start, at - 6), at):
        return SOFT
    before = text[max(start, at - 24) : at].split()
    word = before[-1].lstrip("“‘\"'([（") if before else ""
    kind = abbreviations().get(word.lower(), "")
    letter = len(word) == 1 and word.isalpha()
    if kind == "never" or (kind == "number" and REFERENCE.match(text, cut)):
        return NONE
    if letter or kind == "last" or INITIALS.fullmatch(word):
        opener = WORD.match(text, cut)
        if (opener and opener[0] in words("openers")) or NEXT_NUMBER.match(text, cut):
            return HARD
        return NONE if letter else SOFT
    if text[cut].islower():
        return HARD if opening_label().match(text, cut) else SOFT if kind else LOWER
    return HARD


def in_address(text: str, at: int, cut: int) -> bool:
    """Tell whether the full stop at ``at``, with no space after it, stands in a web or e-mail address or a path."""
    before = text[max(0, at - 60) : at].split(" ")[-1]
    after = text[cut : cut + 60].split(" ", 1)[0]
    return bool(ADDRESS.search(before + "." + after))


def in_identifier(text: str, at: int, cut: int) -> bool:
    """Tell whether the full stop at ``at``, with no space after it, seems to stand in a name (ASP.Net, Files.Read)."""
    return bool(IDENTIFIER.search(text, max(0, at - 60), at + 1) or MEMBER.match(text, cut))


@cache
def abbreviations() -> dict[str, str]:
    """Return the class of each abbreviation, keyed by its lower-cased form without the last full stop."""
    return {form: kind for form, kind, _ in table("abbreviations")}


@cache
def opening_label() -> re.Pattern[str]:
    """Return a pattern for the labels that open a sentence even in lower case (asked:, the second is)."""
    return re.compile(labels("en", "space", "turn", "mark"))
