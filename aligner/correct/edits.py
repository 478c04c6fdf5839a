"""Edits on one text and their arithmetic: never overlapping, and every place of the new text known in the old one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from aligner.spans import Span, overlap
from aligner.types import Correction, Finding


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
        if not any(overlap(edit.span, other.span) or edit.span == other.span for other in kept):
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


def composed(machine: str, made: Sequence[Edit], fresh: Sequence[Edit]) -> list[Edit]:
    """Return as edits of the machine's text what it is to edit it by ``made`` and the outcome by ``fresh``.

    A fresh edit that reaches into an earlier one becomes one edit with it, which keeps the earlier finding and bears
    the names of both rules.
    """
    edits = list(made)
    for edit in sorted(fresh, key=lambda e: e.span, reverse=True):  # from the right: places on the left stay valid
        text, corrections = applied(machine, edits)
        hit = [k for k, c in enumerate(corrections) if _meets(c, edit.span)]
        span, place = _joined(corrections, [corrections[k] for k in hit], edit.span)
        new = text[place[0] : edit.span[0]] + edit.new + text[edit.span[1] : place[1]]
        names = dict.fromkeys([*(edits[k].rule for k in hit), edit.rule])
        cause = edits[hit[0]].finding if hit else replace(edit.finding, en_span=origin(corrections, edit.finding))
        edits = [old for k, old in enumerate(edits) if k not in hit]
        if machine[slice(*span)] != new:
            edits = sorted([*edits, Edit(span, new, " + ".join(names), cause)], key=lambda e: e.span)
    return edits


def _meets(made: Correction, span: Span) -> bool:
    """Say whether an edit at a span reaches into a correction; side by side they do if one of the two inserts."""
    place = made.corrected_span
    beside = place[0] <= span[1] and span[0] <= place[1]
    return overlap(place, span) or (beside and (span[0] == span[1] or made.span[0] == made.span[1]))


def origin(corrections: Sequence[Correction], finding: Finding) -> Span | None:
    """Return where in the text before the corrections the English of a finding on the text after them stood."""
    if finding.en_span is None:
        return None
    hit = [made for made in corrections if overlap(made.corrected_span, finding.en_span)]
    return _joined(corrections, hit, finding.en_span)[0]


def _joined(corrections: Sequence[Correction], hit: Sequence[Correction], span: Span) -> tuple[Span, Span]:
    """Return a span joined with those of the corrections that it meets, in the text before them and in that after."""
    start, end = span
    low, high = _origin(corrections, start, False), _origin(corrections, end, start < end)
    if hit and start >= hit[0].corrected_span[0]:
        start, low = hit[0].corrected_span[0], hit[0].span[0]
    if hit and end <= hit[-1].corrected_span[1]:
        end, high = hit[-1].corrected_span[1], hit[-1].span[1]
    return (low, high), (start, end)


def _origin(corrections: Sequence[Correction], at: int, is_end: bool) -> int:
    """Map a place outside all corrected spans back; the end of a stretch lies before what was deleted there."""
    shift = 0
    for made in corrections:
        start, end = made.corrected_span
        if end <= at and not (is_end and start == end == at):
            shift += (made.span[1] - made.span[0]) - (end - start)
    return at + shift
