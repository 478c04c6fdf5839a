"""Findings that do not count: in one row, in the document, or in every document of the project."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from aligner.errors import UsageError
from aligner.review.decision import SCOPES
from aligner.review.line import Line
from aligner.review.table import Fragments, Splice, Step, Table
from aligner.review.words import finding_of
from aligner.spans import at as text_at
from aligner.types import Finding


def fragments_of(finding: Finding, zh: str, en: str) -> Fragments:
    """Return what a finding is about wherever it stands: rule, Chinese, English, white space aside."""
    parts = finding.rule or finding.check, text_at(zh, finding.zh_span), text_at(en, finding.en_span)
    return " ".join(parts[0].split()), " ".join(parts[1].split()), " ".join(parts[2].split())


def prepared(line: Line, fields: dict[str, Any]) -> dict[str, Any]:
    """Return the fields of an ignore with its scope, rule and fragments.

    Raises:
        UsageError: there is no such scope or finding, or neither a finding nor a rule is named.
    """
    scope = fields.get("scope", "row")
    if scope not in SCOPES:
        raise UsageError(f"A finding is ignored in the {', '.join(SCOPES)}, not in {scope!r}.")
    if "finding" in fields:
        found = finding_of(line, str(fields["finding"]))
        rule, zh, en = fragments_of(found, line.zh, line.en)
    elif "rule" in fields:
        rule, zh, en = (" ".join(str(fields.get(name, "")).split()) for name in ("rule", "zh", "en"))
    else:
        raise UsageError("The decision ignore needs a finding, or a rule and its two fragments.")
    return fields | {"scope": scope, "rule": rule, "zh": zh, "en": en}


def performed(table: Table, at: int, fields: Mapping[str, Any]) -> Step:
    """Return the rows with the findings of these fragments put away."""
    fragments: Fragments = (str(fields["rule"]), str(fields["zh"]), str(fields["en"]))
    scope = str(fields["scope"])
    if scope == "row":
        line = table.lines[at]
        return Step((Splice(at, (line,), (away(line, {fragments: "row"}),)),))
    splices = _splices(table, {fragments: scope}, at)
    return Step(tuple(splices), ignored=((fragments, scope),))


def all_put_away(table: Table) -> list[Splice]:
    """Return the rows that change by what the table ignores."""
    return _splices(table, table.ignored)


def put_away(line: Line, former: Sequence[Line], ignored: Mapping[Fragments, str]) -> Line:
    """Return a row with the findings put away that are ignored, or were put away in the rows that it was made of."""
    known = dict(ignored)
    for old in former:
        for finding, en in [(f, old.en) for f in old.findings] + [(f, old.english.machine) for f in old.first.findings]:
            if finding.key in old.away:
                known[fragments_of(finding, old.zh, en)] = old.away[finding.key]
    return away(line, known) if known else line


def away(line: Line, known: Mapping[Fragments, str]) -> Line:
    """Return a row with the findings of some fragments put away."""
    texts = [(f, line.en) for f in (*line.findings, *line.now.hints)]
    texts += [(f, line.english.machine) for f in (*line.first.findings, *line.first.hints)]
    keys = {f.key: known[parts] for f, en in texts if (parts := fragments_of(f, line.zh, en)) in known}
    return line.with_away(keys) if keys.keys() - line.away.keys() else line


def _splices(table: Table, known: Mapping[Fragments, str], always: int = -1) -> list[Splice]:
    """Return the rows in which something is put away; the row ``always`` is among them in any case."""
    rules = {rule for rule, _, _ in known}
    out = []
    for k, line in enumerate(table.lines):
        if (
            any(f.rule in rules for f in (*line.findings, *line.first.findings))
            and (made := away(line, known)) is not line
        ):
            out.append(Splice(k, (line,), (made,)))
        elif k == always:
            out.append(Splice(k, (line,), (line,)))
    return out
