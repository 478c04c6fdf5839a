"""Where a finding stands after the texts around it have changed."""

from __future__ import annotations

from dataclasses import replace

from aligner.spans import Span
from aligner.types import Finding


def moved_to(finding: Finding, old_zh: str, old_en: str, zh: str, en: str) -> Finding | None:
    """Return the finding with its places in new texts; None where what it is about does not stand there any more."""
    sides = []
    for span, old, new in ((finding.zh_span, old_zh, zh), (finding.en_span, old_en, en)):
        found = span if span is None or old == new else _found(span, old, new)
        if found is None and span is not None:
            return None
        sides.append(found)
    return replace(finding, zh_span=sides[0], en_span=sides[1])


def _found(span: Span, old: str, new: str) -> Span | None:
    """Return where the same fragment stands in the new text: of several places the one nearest to the old."""
    fragment = old[slice(*span)]
    if not fragment:
        return None
    places: list[int] = []
    at = new.find(fragment)
    while at >= 0 and len(places) < 1000:
        places.append(at)
        at = new.find(fragment, at + 1)
    if not places:
        return None
    aim = {span[0], span[0] + len(new) - len(old)}
    best = min(places, key=lambda place: min(abs(place - where) for where in aim))
    return best, best + len(fragment)
