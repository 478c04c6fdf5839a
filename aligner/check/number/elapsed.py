"""Time that must have run out: 自形成之日起满二十年移交 as "within 20 years" or "for 20 years" from then."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from aligner.check.number.spelling import amount, spelled
from aligner.numbers.chinese import value
from aligner.numbers.english import small_number
from aligner.numbers.rates import PERIODS
from aligner.types import Finding
from aligner.words import patterns as re

_ZH = re.compile(
    r"(?:(?P<since>起已?)|(?<![未不期届年已累计共起]))满(?P<n>\d{1,3}|[一二两三四五六七八九十百]{1,4})个?(?P<unit>日|天|周|星期|月|年)"
    r"(?(since)(?![以之]?内|以[上下]|期)|(?=[以之]?后|方可|方能|才能|才可|之日起))"
)
_STAYS = re.compile(
    r"(?:[，,]?[^，。；,;]{0,16}(?:[无未没不]|还|仍))|为?止"
)  # "not claimed within a year" is 满一年无人认领
_EN = re.compile(
    r"\b(?P<side>within|for)\s+(?:a period of\s+|the first\s+|about\s+|a (?:full|total of)\s+)?"
    r"(?P<n>\d{1,3}|an?|one|[a-z]+(?:-[a-z]+)?)\s+(?P<unit>day|week|month|year)s?\b(?P<from>\s+(?:from|of|since|after)\b)?",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:not?|never|nor|neither|unless|until|un\w+ed|fail\w*|without|cannot|absence|lack)\b|n[o']t\b", re.IGNORECASE
)
_LASTED = re.compile(
    r"\b(?:ha(?:s|ve|d|ving)|after|once|when|if|where|who|those|upon|at least|for which|been)\b[^.;]*$", re.IGNORECASE
)
_ACTS = re.compile(r"\b(?:shall|must|may|can|will|should|are|is|be)\b[^,.;]*$", re.IGNORECASE)
_ENDED = re.compile(
    r"\b(?:expir|elaps|laps|(?:up)?on (?:the )?(?:completion|expiration)|ha(?:s|ve) passed|after)", re.IGNORECASE
)
_SPELLED = 10  # the largest number that is written as a word
_CONFIDENCE = 0.8


def find_elapsed(zh: str, en: str) -> Iterator[Finding]:
    """Yield a critical finding for each time of a folded Chinese text that must have run out and became a limit.

    The English has the same number of the same unit behind "within" or, of an act, behind "for".
    """
    if "满" not in zh:
        return
    for match in _ZH.finditer(zh):
        number, unit = value(match["n"]), PERIODS[match["unit"]]
        if not number or _STAYS.match(zh, match.end()):
            continue
        same = [m for m in _EN.finditer(en) if m["unit"].lower() == unit and _number(m["n"]) == number]
        wrong = next((m for m in same if _is_wrong(en, m, since=bool(match["since"]))), None)
        if wrong is None:
            continue
        yield _finding(zh, en, match, wrong, f"{_said(number)} {unit}{'' if number == 1 else 's'}")


def _is_wrong(en: str, said: re.Match[str], since: bool) -> bool:
    """Say whether a length of time is a limit, or how long an act goes on: not what "has worked for five years".

    ``since``: the Chinese has a day from which the time runs; 公告满三十日后 may be "an announcement for 30 days".
    """
    before = re.split(r"[.;:]", en[: said.start()])[-1]
    if _DENIED.search(before[-80:]) or _ENDED.search(before[-60:]):
        return False
    return said["side"].lower() == "within" or bool(since and _ACTS.search(before) and not _LASTED.search(before))


def _finding(zh: str, en: str, match: re.Match[str], wrong: re.Match[str], said: str) -> Finding:
    right = f"{said} after" if wrong["from"] else f"after {said}"
    here, there = match[0].removeprefix("起"), wrong[0]
    why = "before then" if wrong["side"].lower() == "within" else "for so long"
    return Finding(
        "number",
        "critical",
        f"{here} is {said} that have run out; “{there}” says {why}.",
        f"{zh[max(0, match.start() - 8) : match.end() + 6]} → {there}",
        right.capitalize() if there[0].isupper() else right,
        _CONFIDENCE,
        match.span(),
        wrong.span(),
        rule="number.when",
    )


def _number(word: str) -> Fraction | None:
    word = word.lower()
    if word in {"a", "an", "one"}:
        return Fraction(1)
    parts = [small_number(part) for part in word.split("-")]  # twenty-five
    return sum(parts, Fraction(0)) if all(parts) else None


def _said(number: Fraction) -> str:
    return spelled(number) if number <= _SPELLED else amount(number)
