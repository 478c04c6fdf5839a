"""Press conferences and interviews in Chinese: which event a text reports, and who speaks."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from aligner.extraction.forms import any_of, compiled
from aligner.words import patterns as re

_TABLE = "facts_zh"


def event(lines: Sequence[str]) -> str:
    """Return the press conference or interview that the first lines name, "" if none."""
    for line in lines:
        if found := compiled(_TABLE, "", ("event",)).search(line):
            return re.sub(r"^.*?(?:举行|召开|举办)了?", "", found[0])
    return ""


@cache
def _speakers() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return patterns for a name behind an office, and for a name as a label at the start of a line."""
    name = rf"(?P<name>{any_of(_TABLE, 'surname')}[\u4e00-\u9fff]{{1,2}}?)"
    says = r"(?=[：:，、。；（(\s　]|$|表示|介绍|说|指出|强调|认为|在|就|回答|出席|主持|等)"
    office = re.compile(rf"{any_of(_TABLE, 'office')}[\s　、]*{name}{says}")
    label = re.compile(rf"^(?!{any_of(_TABLE, 'no_speaker')})(?:{any_of(_TABLE, 'office')}\s*)?{name}\s*[：:]")
    return office, label


def speakers(sentences: Sequence[str]) -> tuple[str, ...]:
    """Return the names of those who speak, in order: behind an office (司长张三表示), or as a label (张三：)."""
    office, label = _speakers()
    found = [m["name"] for s in sentences for m in (label.match(s), *office.finditer(s)) if m]
    return tuple(dict.fromkeys(found))
