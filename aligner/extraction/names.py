"""Official English names of the bodies and documents that the Chinese names, and what the translation calls them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from aligner.extraction.official import term_of
from aligner.extraction.records import Facts

if TYPE_CHECKING:
    from aligner.extraction.link import Region


def english_units(units: Sequence[str]) -> tuple[str, ...]:
    """Return the official English of each unit, "" for one that the termbase does not hold."""
    return tuple(term.target if (term := term_of(unit)) else "" for unit in units)


def english_facts(zh: Facts, en: Facts, regions: Sequence[Region], source: str, target: str) -> Facts:
    """Return the facts with the translation's own title, and its name for each issuing body where it is a known one."""
    title = next((r for r in regions if zh.title_zh and zh.title_zh in source[r.zh[0] : r.zh[1]]), None)
    said = target[slice(*title.en)] if title and title.en else en.title_mt or en.title_en
    bodies = []
    for body in zh.issuing_bodies:
        where = [r for r in regions if r.en and body.zh in source[r.zh[0] : r.zh[1]]]
        english = " ".join(target[slice(*r.en)] for r in where if r.en)
        term = term_of(body.zh)
        names = [n for n in (*term.targets, *term.avoid) if n.lower() in english.lower()] if term else []
        bodies.append(replace(body, mt=max(names, key=len, default="")))
    return replace(zh, title_mt=said, issuing_bodies=tuple(bodies))
