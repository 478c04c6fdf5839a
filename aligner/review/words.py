"""Decisions on the words of one row: its English, its status, its note, and single findings."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from aligner.correct.edits import Edit, applied, composed
from aligner.correct.pairs import proposed
from aligner.correct.revision import EDITED, NEEDS_REVIEW, NO_FINDING
from aligner.errors import UsageError
from aligner.review import decision as kinds
from aligner.review.line import English, Line
from aligner.types import Correction, Finding
from aligner.view.content import CONFIRMED, REJECTED

Fields = dict[str, Any]


def prepared(kind: str, line: Line, fields: Fields) -> Fields:
    """Return the fields of a decision with what comes of it, so that it can be done again without any check.

    Raises:
        UsageError: the row has no such finding, or the finding no suggestion that has a place.
    """
    if kind == kinds.ACCEPT:
        return fields | accepted(line, str(fields["finding"]))
    if kind == kinds.REJECT_SUGGESTION:
        made = next((c for c in line.english.corrections if c.finding.key == fields["finding"]), None)
        if made is not None:
            return fields | {"rule": made.finding.rule, "en": without(line.english, made).text}
        return fields | {"rule": finding_of(line, str(fields["finding"])).rule}
    if kind == kinds.REOPEN:
        status = fields.get("status", NEEDS_REVIEW)
        if status not in (NEEDS_REVIEW, ""):
            raise UsageError(
                f"A row is opened again as {NEEDS_REVIEW!r}, or as what the checks say (''), not {status!r}."
            )
        return fields | {"status": status}
    return fields


def performed(kind: str, line: Line, fields: Mapping[str, Any]) -> Line:
    """Return the row as a decision on its words leaves it, before anything is checked again."""
    return _DO[kind](line, fields)


def accepted(line: Line, key: str) -> Fields:
    """Return what accepting the suggestion of a finding on the present English gives."""
    span, new = edit_of(line, finding_of(line, key))
    text = line.en[: span[0]] + new + line.en[span[1] :]
    rule = finding_of(line, key).rule
    return {"rule": rule, "span": list(span), "old": line.en[slice(*span)], "new": new, "en": text}


def edit_of(line: Line, finding: Finding) -> tuple[tuple[int, int], str]:
    """Return where a finding's suggestion goes in the present English, fitted to its place where that is known.

    Raises:
        UsageError: it has no suggestion, or its suggestion no place.
    """
    if finding.en_span is None or not (finding.suggestion or finding.rule.startswith("surface.")):
        raise UsageError("This finding has no suggestion with a place in the English: write the English yourself.")
    fitted = proposed(line.zh, line.en, finding)
    return (fitted.span, fitted.new) if fitted else (finding.en_span, finding.suggestion)


def finding_of(line: Line, key: str) -> Finding:
    """Return a finding or hint of the row by its key.

    Raises:
        UsageError: the row has none with this key.
    """
    for finding in (*line.findings, *line.now.hints):
        if finding.key == key:
            return finding
    raise UsageError(f"Row {line.key} has no finding {key!r} in its present English: look at the row again.")


def without(english: English, made: Correction) -> English:
    """Return the English with one edit taken back."""
    edits = [Edit(c.span, c.new, c.rule, c.finding) for c in english.corrections if c != made]
    text, corrections = applied(english.machine, edits)
    return replace(english, text=text, corrections=corrections)


def _accept(line: Line, fields: Mapping[str, Any]) -> Line:
    """Put the suggestion in; where the English is another one by now, the text that was decided stands."""
    english, text = line.english, str(fields["en"])
    span = (int(fields["span"][0]), int(fields["span"][1]))
    fits = english.text[slice(*span)] == fields["old"]
    if english.written or not fits or english.text[: span[0]] + fields["new"] + english.text[span[1] :] != text:
        return replace(line, english=_with_text(english, text))
    finding = next((f for f in (*line.findings, *line.now.hints) if f.key == fields["finding"]), None)
    finding = finding or Finding(str(fields["rule"]).partition(".")[0], "minor", "", rule=str(fields["rule"]))
    made = [Edit(c.span, c.new, c.rule, c.finding) for c in english.corrections]
    edits = composed(english.machine, made, [Edit(span, str(fields["new"]), f"accepted {fields['rule']}", finding)])
    whole, corrections = applied(english.machine, edits)
    if whole != text:
        return replace(line, english=_with_text(english, text))
    return replace(line, english=replace(english, text=text, corrections=corrections))


def _reject_suggestion(line: Line, fields: Mapping[str, Any]) -> Line:
    """Put a finding away; an edit that was made because of it is taken back."""
    english = line.english
    if "en" in fields:
        made = next((c for c in english.corrections if c.finding.key == fields["finding"]), None)
        back = without(english, made) if made else english
        english = back if back.text == fields["en"] else _with_text(english, str(fields["en"]))
    return replace(line, english=english).with_away({str(fields["finding"]): "rejected"})


def _set_english(line: Line, fields: Mapping[str, Any]) -> Line:
    return replace(line, english=_with_text(line.english, str(fields["en"])), own=True, mark="")


def _with_text(english: English, text: str) -> English:
    """Return the English as a person wrote it."""
    if text == english.text:
        return english
    return replace(english, text=text, corrections=(), written=text != english.machine)


def _note(line: Line, fields: Mapping[str, Any]) -> Line:
    return replace(line, note=str(fields["note"]))


def _reopen(line: Line, fields: Mapping[str, Any]) -> Line:
    return replace(line, mark=str(fields["status"]), own=False)


def _anchor(line: Line, fields: Mapping[str, Any]) -> Line:
    return replace(line, anchor=not fields.get("off", False))


_DO: dict[str, Callable[[Line, Mapping[str, Any]], Line]] = {
    kinds.ACCEPT: _accept,
    kinds.REJECT_SUGGESTION: _reject_suggestion,
    kinds.SET_ENGLISH: _set_english,
    kinds.CONFIRM: lambda line, _: replace(line, mark=CONFIRMED),
    kinds.REJECT: lambda line, _: replace(line, mark=REJECTED),
    kinds.REOPEN: _reopen,
    kinds.NOTE: _note,
    kinds.ANCHOR: _anchor,
}


def decided(line: Line) -> bool:
    """Say whether a person has given the row its status or its English."""
    return bool(line.mark) or line.own


def status_of(line: Line) -> str:
    """Return the status of a row: what a person gave it, else what is found in its English as it stands.

    A row whose English a person wrote is confirmed once nothing is found in it.
    """
    if line.mark:
        return line.mark
    if line.open:
        return NEEDS_REVIEW
    if line.own:
        return CONFIRMED
    return EDITED if line.en != line.english.machine else NO_FINDING
