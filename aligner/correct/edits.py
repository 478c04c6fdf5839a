"""Edits on one text and their arithmetic: never overlapping, and every place of the old text known in the new one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from aligner.types import Correction, Finding

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Edit:
    """``new`` is to stand at ``span`` of a text, by a rule, because of a finding on that text."""

    span: Span
    new: str
    rule: str
    finding: Finding


def compatible(edits: Iterable[Edit]) -> list[Edit]:
    """Return the edits that do not overlap, in order; of two that do the surer one stays, then the wider one."""
    kept: list[Edit] = []
    for edit in sorted(edits, key=lambda e: (-e.finding.confidence, e.span[0] - e.span[1], e.span)):
        if all(edit.span[1] <= other.span[0] or other.span[1] <= edit.span[0] for other in kept):
            kept.append(edit)
    return sorted(kept, key=lambda e: e.span)


def applied(text: str, edits: Sequence[Edit]) -> tuple[str, tuple[Correction, ...]]:
    """Apply edits that do not overlap, in order, and return the new text and one correction an edit."""
    out, at, made = "", 0, []
    for edit in edits:
        start, end = edit.span
        out += text[at:start]
        place = (len(out), len(out) + len(edit.new))
        made.append(Correction(edit.rule, edit.finding, edit.span, place, text[start:end], edit.new))
        out, at = out + edit.new, end
    return out + text[at:], tuple(made)
