"""Which part each named body has in a text: it leads or assists, guides or is guided, reports or is reported to."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache

from aligner.check.actor.skeleton import NAMED, STRANGER, Skeleton, numbers
from aligner.check.tables import table
from aligner.words import patterns as re

_ZH_ITEM = (
    rf"(?:(?:[\u4e00-\u9fff]{{1,4}}?[省市县区州]|各)?{NAMED}(?:\([^()]{{1,15}}\))?"
    r"|[\u4e00-\u9fff]{2,16}?(?:部门?|局|厅|委|办|院|署|政府|机构|单位|银行|分行|公司|协会))"
)
_ZH_LIST = rf"{_ZH_ITEM}(?:(?:、|和|与|及|以及){_ZH_ITEM}){{0,9}}(?:等[\u4e00-\u9fff\d]{{0,4}}(?:部门|单位))?"
_EN_ITEM = (  # signs for names have no case; that of each of thousands would be looked up when it is compiled
    rf"(?:the\s+|other\s+)?(?:(?-i:{NAMED})|{STRANGER}"
    r"|(?:other )?(?:relevant |competent )?(?:departments|authorities|agencies))"
)
_EN_LIST = rf"{_EN_ITEM}(?:(?:,\s*(?:and\s+)?|\s+and\s+|\s*&\s*){_EN_ITEM}){{0,9}}"
_MODAL = r"(?:(?:shall|will|should|must|may|can|is to|are to|has|have)\s+)?"
_WITH = (
    r"(?:together with|jointly with|along with|working with|in (?:conjunction|collaboration|coordination|consultation|"
    r"concert|association|partnership|cooperation|tandem) with)"
)


@dataclass(frozen=True, slots=True)
class Part:
    """Name ``number`` has side 1 or 2 of a relation; ``start:end`` is what says so, in the skeleton."""

    number: int
    relation: str
    side: int
    start: int
    end: int


@cache
def _patterns(language: str) -> tuple[tuple[str, str, tuple[re.Pattern[str], ...]], ...]:
    """Return relation, pattern, and the pieces between its lists of names, each of which a text must hold."""
    return tuple(
        (relation, row.replace("{m}", _MODAL).replace("{with}", _WITH), tuple(_pieces(row, language)))
        for where, relation, row in table("actor_roles.tsv")
        if where == language
    )


def _pieces(row: str, language: str) -> Iterator[re.Pattern[str]]:
    """Yield the pieces of a pattern that stand by themselves, compiled; they compile in no time."""
    for piece in re.split(r"\{[12]\}", row):
        with suppress(re.error):  # half of a pair of brackets
            if piece.strip():
                whole = piece.replace("{m}", _MODAL).replace("{with}", _WITH)
                yield re.compile(whole, _flags(language))


def _flags(language: str) -> re.RegexFlag:
    """Letter case counts in Chinese: over the range of its characters it would cost ten milliseconds a pattern."""
    return re.IGNORECASE if language == "en" else re.NOFLAG


@cache
def _whole(language: str, row: str) -> re.Pattern[str]:
    """Return a pattern with its lists of names: most texts hold the words of two or three of them."""
    listed = _ZH_LIST if language == "zh" else _EN_LIST
    for side in "12":
        row = row.replace(f"{{{side}}}", f"(?P<p{side}>{listed})")
    return re.compile(row, _flags(language))


def parts(skeleton: Skeleton, language: str) -> list[Part]:
    """Return what the patterns of a language say about the named bodies, in the order of the patterns."""
    found: dict[tuple[int, str, int], Part] = {}
    for relation, row, pieces in _patterns(language):
        if not all(piece.search(skeleton.text) for piece in pieces):
            continue
        for match in _whole(language, row).finditer(skeleton.text):
            for side, names in ((int(key[1]), value) for key, value in match.groupdict().items() if value):
                for number in numbers(names):
                    found.setdefault((number, relation, side), Part(number, relation, side, *match.span()))
    return list(found.values())
