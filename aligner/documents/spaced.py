"""Blanks inside Chinese text, which text recognition, PDF and word segmenters leave there: 国 家 能 源 局.

Single characters set apart are one word; in a line that has blanks before its stops (年 ，) every blank beside a
Chinese character is of that making. Blanks between whole words (教育部 财政部, 第一章 总则) mean something and stay.
"""

from __future__ import annotations

from collections.abc import Iterator

from aligner.types import Removal
from aligner.words import patterns as re

RULE = "blank-in-chinese"

_HAN = "\u3007\u2e80-\u2fdf\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_BLANK = "[ \u00a0\u2002-\u200a\u202f\u205f\u3000]"
_STOPS = "，。；：、！？）》”’】〕"
_APART = re.compile(rf"(?<![{_HAN}])(?:[{_HAN}]{_BLANK}{{1,4}}){{2,}}[{_HAN}](?![{_HAN}])")
_TITLE = re.compile(rf"^[ \t\u3000\u00a0]*[{_HAN}]{_BLANK}{{1,8}}[{_HAN}][ \t\u3000\u00a0]*(?=[：:]|$)", re.M)
"""A title or label of two characters that begins its line: 目 录, 通　　知, 标 题：."""
_COUNTING = frozenset("〇零一二三四五六七八九十百千甲乙丙丁戊己庚辛壬癸日年月")
"""Characters that stand in a row as numbers or the heads of columns: such a row is no word."""
_AFTER_COMMA = re.compile(rf"(?<=[，、；])({_BLANK}+)(?=[{_HAN}\d])")
_BLANKS = re.compile(rf"{_BLANK}+")
_BEFORE_STOP = re.compile(rf"(?<=[{_HAN}\d%％])({_BLANK}+)(?=[{_STOPS}])")
_STOP = re.compile(rf"[{_STOPS}]")
_LINE = re.compile(r"[^\r\n]+")
_BESIDE_HAN = re.compile(
    rf"(?<=[{_HAN}{_STOPS}（《“‘])({_BLANK}+)(?=[{_HAN}\d{_STOPS}（《“‘])|(?<=[\d%％])({_BLANK}+)(?=[{_HAN}%％{_STOPS}（])"
)
_TOKENS = 0.6
"""From this share of stops that have a blank before them a line is taken for the output of a word segmenter."""


def find_blanks(text: str) -> list[Removal]:
    """Return the removals of blanks that no writer of Chinese put there, unsorted and perhaps overlapping."""
    return [Removal(RULE, a, b, text[a:b]) for a, b in _spans(text)]


def _spans(text: str) -> Iterator[tuple[int, int]]:
    for pattern in (_APART, _TITLE):
        for match in pattern.finditer(text):
            start, end = match.span()
            if _COUNTING.issuperset(_BLANKS.sub("", match[0].strip())):
                continue
            inside = len(match[0]) - len(match[0].lstrip()), len(match[0].rstrip())
            yield from (m.span() for m in _BLANKS.finditer(text, start + inside[0], min(end, start + inside[1])))
    yield from (match.span() for match in _AFTER_COMMA.finditer(text))
    if not _BEFORE_STOP.search(text):
        return
    for line in _LINE.finditer(text):
        loose = [match.span() for match in _BEFORE_STOP.finditer(text, *line.span())]
        if not loose:
            continue
        yield from loose
        if len(loose) >= _TOKENS * len(_STOP.findall(line[0])):
            yield from (match.span() for match in _BESIDE_HAN.finditer(text, *line.span()))
