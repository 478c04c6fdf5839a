"""Whether one line of a page goes on in the next, and how the two are joined."""

from __future__ import annotations

from dataclasses import dataclass

from aligner.documents.layout.lines import Line
from aligner.words import patterns as re

_ENDS = re.compile(r"[。！？；：.!?;:][”’」』）)\"']*\s*$")
_SHARED = re.compile(r"(?:负责|牵头|配合|参与|落实|实施|完成)[）)]$")
"""The end of a bracket that names who does what is above it: a paragraph ends there."""
_STARTS = re.compile(
    r"第[一二三四五六七八九十百零\d]+[条章节编]|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]{1,3}[）)]"
    r"|\d{1,3}[.)、](?!\d)|[-•·●■◆]\s"
)
_WORD = re.compile(r"[^\s\u2e80-\U0003ffff]+|.{1,2}")
_LAST, _FIRST = re.compile(r"(?:[A-Za-z]+|\d,?)$"), re.compile(r"[A-Za-z]+|\d")
_HAN = re.compile(r"[\u3400-\u9fff]")
_HYPHEN = re.compile(r"([A-Za-z]+)[-\u00ad\u2010]$")


@dataclass(frozen=True, slots=True)
class Column:
    """The left and right rim of the column in which a line stands."""

    x0: float
    x1: float


def goes_on(line: Line, column: Column, following: Line, next_column: Column, gap: float | None) -> bool:
    """Tell whether the paragraph of ``line`` goes on in ``following``.

    ``gap`` is the largest distance between two lines of a paragraph; None where a column or page ends between them.
    """
    text, after = line.text, following.text
    if abs(line.size - following.size) > 0.12 * max(line.size, following.size):
        return False
    if gap is not None and following.top - line.bottom > gap:
        return False
    if (_ENDS.search(text) and not after[:1].islower()) or _SHARED.search(text):
        return False
    if _STARTS.match(after) or following.x0 - next_column.x0 > following.size:
        return False
    word = _WORD.match(after)
    wide = (following.x1 - following.x0) / max(len(after), 1)
    return line.x1 + wide * len(word[0] if word else "") + 0.8 * line.size > column.x1


def same_title(line: Line, column: Column, following: Line, body: float, gap: float) -> bool:
    """Tell whether two lines in a large type, both in the middle, are one title."""
    large = min(line.size, following.size) > 1.2 * body and abs(line.size - following.size) < 0.05 * line.size
    centred = all(abs((a.x0 - column.x0) - (column.x1 - a.x1)) < 2 * a.size for a in (line, following))
    return large and centred and following.top - line.bottom <= gap and not _ENDS.search(line.text)


def joint(text: str, after: str, hyphenated: frozenset[str]) -> tuple[int, str]:
    """Return how many characters at the end of ``text`` are a hyphen of the break, and what stands for the break.

    A hyphen stays where the word is written with it elsewhere in the document.
    """
    if (found := _HYPHEN.search(text)) and after[:1].islower():
        whole = f"{found[1]}-{(_WORD.match(after) or [''])[0].rstrip('.,;:')}".lower()
        return (0, "") if whole in hyphenated else (1, "")
    chinese = text[-1:] >= "\u2e80" or after[:1] >= "\u2e80"
    figure = text[-1:].isdigit() and after[:1].isdigit() and _HAN.search(text + after)
    return 0, "" if chinese or figure or not text else " "


def cell_joint(line: Line, following: Line, room: float, words: frozenset[str]) -> bool:
    """Tell whether two lines of a cell are joined without a blank: Chinese, or a word that the narrow cell broke.

    ``room`` is the width that a line of the cell may have, ``words`` are those that stand whole elsewhere. A line is
    full where the next character found no room; then it ends inside of a word, unless what stands before and behind
    the end are words and the two together none.
    """
    text, after = line.text, following.text
    if text[-1:] >= "\u2e80" or after[:1] >= "\u2e80":
        return True
    left, right = _LAST.search(text), _FIRST.match(after)
    width = (following.x1 - following.x0) / max(len(after), 1)
    if not left or not right or line.x1 - line.x0 + width < room:
        return False
    if left[0][0].isdigit() or right[0][0].isdigit():
        return left[0][0].isdigit() and right[0][0].isdigit()
    if (left[0] + right[0]).lower() in words:
        return True
    return right[0][0].islower() and not (left[0].lower() in words or right[0].lower() in words)
