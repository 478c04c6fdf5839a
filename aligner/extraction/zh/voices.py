"""Whom a Chinese text means by 我们, 我部: who holds the press conference, or the only body that issued it."""

from __future__ import annotations

from collections.abc import Sequence

from aligner.extraction.bodies import listed
from aligner.extraction.records import Facts, Passage
from aligner.words import patterns as re

_HOLDS = re.compile(r"(?:^|[，。；：、日前午\s])([^，。；：、\s日前午]{3,30}?)(?:今日|今天)?(?:举行|召开|举办)")
_FIRST = 8


def voice(passages: Sequence[Passage], facts: Facts) -> str:
    """Return the name of the body that speaks of itself as 我们, "" where it is not certain."""
    if facts.event:
        for passage in passages[:_FIRST]:
            for held in _HOLDS.finditer(passage.text):
                if len(found := listed(held[1])) == 1:
                    return found[0]
    return facts.issuing_bodies[0].zh if len(facts.issuing_bodies) == 1 else ""
