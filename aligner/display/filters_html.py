"""The report's filters: drop-down lists of what there is, each choice with its count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from aligner.correct.revision import STATUSES
from aligner.display.words import type_words
from aligner.record import Record
from aligner.view.overview import type_counts
from aligner.view.rows import Row
from aligner.view.text import escape

_SEVERITIES = ("critical", "major", "minor")


def filters_html(result: Record, rows: Sequence[Row]) -> str:
    """Return the lists for check, severity, status and bead type; a list with nothing to choose is left out."""
    found = [finding for row in rows for finding in row.findings]
    checks = Counter(finding.check for finding in found)
    graver = {
        name: sum(finding.severity in _SEVERITIES[: k + 1] for finding in found) for k, name in enumerate(_SEVERITIES)
    }
    status = Counter(row.status for row in rows)
    types = type_counts(result)
    one_sided = {kind: f"{kind}, {type_words(kind)}" for kind in types if "0" in kind.split("-")}
    odd = sum(n for kind, n in types.items() if kind != "1-1")
    return (
        _list("check", "Check", "Any check", checks, {name: name.replace("_", " ") for name in checks})
        + _list(
            "severity",
            "Severity",
            "Any severity",
            graver if found else {},
            {"major": "major or worse", "minor": "minor or worse"},
        )
        + _list("status", "Status", "Any status", {name: status[name] for name in STATUSES if status[name]})
        + _list("type", "Type", "Any type", types | ({"odd": odd} if odd else {}), one_sided | {"odd": "all but 1-1"})
    )


def hints_switch(rows: Sequence[Row]) -> str:
    """Return the switch that shows hints, which are hidden at first; nothing where there are none."""
    count = sum(len(row.hints) for row in rows)
    name = f"Hints ({count:,})"
    return f'<label><input type="checkbox" id="show-hints"><span>{name}</span></label>' if count else ""


def _list(
    name: str, label: str, everything: str, counts: Mapping[str, int], words: Mapping[str, str] | None = None
) -> str:
    """Return one drop-down list; its first choice is everything."""
    if not counts:
        return ""
    choices = "".join(
        f'<option value="{escape(value)}">{escape((words or {}).get(value, value))} ({n:,})</option>'
        for value, n in counts.items()
    )
    return (
        f'<label><span class="vh">{label}</span><select id="by-{name}"><option value="" selected>{everything}</option>'
        f"{choices}</select></label>"
    )
