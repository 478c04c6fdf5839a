"""English sentences cut into the clauses that hold one figure or one statement each."""

from __future__ import annotations

from collections.abc import Sequence

from aligner.extraction.en.clauses import begins_duty
from aligner.words import patterns as re

_WITH = r"\swith(?=\san?\s(?:[a-z]+\s){0,3}(?:volume|output|capacity|investment|value|area|length|scale|total)\b)"
_MARK = re.compile(rf"(?:[;,](?=\s)|\sand(?=\s)|{_WITH})")
_MODAL = re.compile(r"\b(?:will|shall|should|must|is|are|was|were|be|been|has|have|had|to be)\b", re.IGNORECASE)
_PARTICIPLE = re.compile(
    r"\b(?:kept|held|maintained|reaching|exceeding|accounting|growing|rising|falling|reached|exceeded|fell|rose|grew"
    r"|dropped|built|completed|created|added|trained|renovated|issued|cultivated|established|formed|took|came|went"
    r"|stood"
    r"|stayed|recognized|put)\b",
    re.IGNORECASE,
)
_STATE = re.compile(
    r"\s*(?:and\s+)?(?:an?|the)?\s*(?:[a-z-]+\s+){0,3}(?:improvements?|rise|increase|progress|results?|growth"
    r"|decline|decrease"
    r"|reduction|enhancement|breakthroughs?|achievements?)\s+(?:of|in)\b|\s*(?:and\s+)?(?:an?\s+)?more\s",
    re.IGNORECASE,
)
_OPENS = re.compile(r"\s*(?:and\s+)?(?:with|of which|so that|while|including|among which)\b", re.IGNORECASE)
_TIME = re.compile(
    r"\W*(?:[A-Z][a-z]+\.\s+)?(?:by|in|before|during|over|within|from|throughout|looking)\b[^,;]*(?:\d|period|years?"
    r"|plan)\W*$",
    re.IGNORECASE,
)
_WITH_FIGURE = re.compile(
    r"\s*with\s+[^,;.]{3,80}?\s(?:of|at|to|reaching|exceeding|above|below|kept)\s[^,;.]{0,24}?\d", re.IGNORECASE
)
_GAP = re.compile(r"\s+(?:the|that of|its|an?)\s[^,;]{3,100}?\s(?:at|to|by|of)\s[^,;]{0,24}?\d", re.IGNORECASE)
_IN_TURN = re.compile(
    r"\s*(?:and\s+)?(?:(?:more|less|over|about|around|at|least|most|no|not|than|nearly|up|to|by|or)\s+)*"
    r"(?:RMB ?)?\d[^;.]{0,60}?\brespectively\b",
    re.IGNORECASE,
)
_FURTHER = re.compile(
    r"[\s,]*(?:and\s+)?(?:(?:up|down|about|around|nearly|over|more than|at least|some"
    r"|an? (?:increase|decrease|rise|drop) of)"
    r"\s+)*\d[\d.,]*(?:%| percent| (?:percentage )?points?|[a-z ]{2,20}?)\s+"
    r"(?:higher|lower|more|less|fewer|up|down|above|below|over|from|compared)\b"
    r"|[\s,]*(?:and\s+)?an? (?:increase|decrease|rise|drop|reduction) of \d[\d.,]*\s+(?:over|from|compared)\b",
    re.IGNORECASE,
)
"""How far a figure is from an earlier one: 26 percentage points higher than in 2025."""
_NUMBER = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|half|quarters?|thirds?)\b", re.IGNORECASE
)
_NEW_SUBJECT = re.compile(r"\s*and\s+(?:the|an?)\s", re.IGNORECASE)
_ADVERBIAL = re.compile(
    r"\W*(?:and\s+)?(?:by|in|on|with|through|for|to|from|based|relying|focusing|according|under|at|as|while|after"
    r"|guided"
    r"|centering|starting|beginning|since|of which|among|except|where|if|when)\b",
    re.IGNORECASE,
)
_AHEAD = 160
"""Characters behind a mark in which the verb of the next clause is looked for."""


def clause_spans(
    text: str, figures: Sequence[tuple[int, int]], dates: Sequence[tuple[int, int]] = ()
) -> list[tuple[int, int]]:
    """Return the clauses of a sentence: each holds at most the figures that no comma or "and" keeps apart.

    Args:
        text: a sentence.
        figures: where its figures stand.
        dates: where its dates stand; no clause ends inside one.
    """
    cuts = [0]
    for match in _MARK.finditer(text):
        inside = any(a < match.end() and match.start() < b for a, b in [*figures, *dates])
        if not inside and _parts_clauses(text, match, figures, cuts[-1]):
            cuts.append(match.end())
    spans = []
    for begin, end in zip(cuts, [*cuts[1:], len(text)], strict=True):
        piece = text[begin:end]
        dash = re.match(r"[\s,;]*(?:[-–—]+\s+)?", piece)
        left = begin + (dash.end() if dash else 0)
        right = begin + len(re.sub(r"(?:\s*[,;.:])*(?:\s+and)?\s*[,;.:]*\s*$", "", piece))
        if right > left:
            spans.append((left, right))
    return spans


def _parts_clauses(text: str, mark: re.Match[str], figures: Sequence[tuple[int, int]], begin: int) -> bool:
    """Say whether a clause ends at a mark, the present one having begun at ``begin``."""
    left, right = text[begin : mark.start()], text[mark.end() : mark.end() + _AHEAD]
    if _IN_TURN.match(right) and mark[0] != ";":
        return False  # 98% and more than 95% respectively
    if _FURTHER.match(right) or (mark[0].startswith(",") and _FURTHER.match(left)):
        return True  # 75%, 26 percentage points higher than in 2025, and …
    segment = re.split(r"[,;]", right.lstrip(" ,;"))[0]
    if mark[0] == ";":
        return True
    if mark[0].startswith(" with"):
        one = re.search(
            r"\b(?:1|one|an?)\s(?:[\w-]+\s){0,8}\w+$", left, re.IGNORECASE
        )  # what one thing can hold describes it
        return figure_between(figures, begin, mark.start()) and not one
    if begins_duty(right.lstrip(), strict=mark[0] == " and"):
        return True
    if mark[0] == " and":
        if not figure_between(figures, begin, mark.start()):
            return False
        told = _says(segment) or _GAP.match(right) or _counts(mark, figures, begin, text)
        return bool(told) and not _one_subject(left, segment)
    if _TIME.match(left):
        return True
    if _WITH_FIGURE.match(right) or _OPENS.match(right) or _STATE.match(right):
        return True
    if _NEW_SUBJECT.match(right) and _MODAL.search(left) and _MODAL.search(re.split(";", right)[0]):
        return True  # ", and a pattern that links homes, communities and institutions will take shape"
    numbered = figure_between(figures, mark.end(), mark.end() + 1 + len(segment))
    if not (_says(segment) or numbered):
        return False
    return bool(_acts(left) or _ADVERBIAL.match(left)) or not _one_subject(left, segment)


def _says(words: str) -> bool:
    """Say whether words hold a verb that makes them a clause."""
    return bool(_MODAL.search(words) or _PARTICIPLE.search(words))


def _acts(words: str) -> bool:
    """Say whether words open like a duty (Build 30 parks), so that a clause ends with them."""
    return begins_duty(words.lstrip(" ,;")) or re.match(r"[ ,;]*with\b", words, re.IGNORECASE) is not None


def _one_subject(left: str, right: str) -> bool:
    """Say whether a mark stands inside the subject of one verb: 50 specialized and sophisticated firms will be …."""
    modal = _MODAL.search(right)
    if not modal or _MODAL.search(left):
        return False
    return not _NUMBER.search(right[: modal.start()])


def _counts(mark: re.Match[str], figures: Sequence[tuple[int, int]], begin: int, text: str) -> bool:
    """Say whether "and" parts two items with a figure each: 15 parks and 40 kilometers of trails."""
    if re.search(r"\b(?:between|from)\b", text[begin : mark.start()], re.IGNORECASE):
        return False
    left = [b for a, b in figures if begin <= a < mark.start()]
    right = any(
        re.fullmatch(
            r"\s+(?:about |around |over |more than |at least |some |another |an additional |nearly )?",
            text[mark.end() : a],
        )
        and re.match(r"\s+[a-z]+", text[b:])
        for a, b in figures
        if a > mark.end()
    )
    return right and bool(left and re.search("[a-z]{3}s$|[a-z]{3}$", text[left[-1] : mark.start()]))


def figure_between(figures: Sequence[tuple[int, int]], begin: int, end: int) -> bool:
    """Say whether a figure stands in ``begin:end``."""
    return any(begin <= a < end for a, _ in figures)
