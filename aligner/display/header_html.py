"""The top of the report: what was aligned, how it went, where to look first, and what was done to the texts."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence

from aligner.check.document import counts
from aligner.correct.revision import NEEDS_REVIEW
from aligner.display.pairs_html import confidence_html
from aligner.display.words import count
from aligner.record import Record
from aligner.types import Document
from aligner.view.extraction import known_facts
from aligner.view.overview import (
    SURE,
    all_warnings,
    mean_confidence,
    type_counts,
    uncertain,
    unmatched,
    unrelated,
    worst,
)
from aligner.view.rows import Row
from aligner.view.text import escape, one_line, visible

# A page is for reading: longer texts and lists are cut here and stand in full in run.json.
MAX_TEXT = 240
MAX_FACT = 800
MAX_REMOVED = 200


def notices(result: Record) -> str:
    """Return the verdict where it is not good, and every warning."""
    out = []
    verdict = result.alignment.verdict
    if verdict != "ok":
        out.append(f'<p class="notice alert" role="alert"><strong>Verdict: {escape(verdict)}.</strong></p>')
    out += [f'<p class="notice"><strong>Warning:</strong> {escape(warning)}</p>' for warning in all_warnings(result)]
    return "\n".join(out)


def figures(result: Record, rows: Sequence[Row]) -> str:
    """Return the figures that tell whether the alignment and the translation can be trusted."""
    no_english, no_chinese = unmatched(rows)
    found = counts(result.reports)
    status = Counter(row.status for row in rows)
    facts = {
        "rows": f"{len(rows):,}",
        **{name: f'<span class="{name}">{n:,}</span>' for name, n in found.items()},
        "corrections": f"{sum(len(revision.corrections) for revision in result.revisions):,}",
        "rows to review": f"{status[NEEDS_REVIEW]:,}",
        **({} if unrelated(result) else {"mean confidence": f"{mean_confidence(result):.2f}"}),
        "without English": f"{len(no_english):,}",
        "without Chinese": f"{len(no_chinese):,}",
        "verdict": escape(result.alignment.verdict),
    }
    return f'<dl class="figures">{"".join(f"<div><dt>{k}</dt><dd>{v}</dd></div>" for k, v in facts.items())}</dl>'


def type_line(result: Record) -> str:
    """Return the counts by type of row as one line."""
    parts = [f"{kind} ({n:,})" for kind, n in type_counts(result).items()]
    return f'<p class="legend">Sentences, Chinese to English: {", ".join(parts)}</p>' if parts else ""


def worst_list(result: Record, rows: Sequence[Row], n: int = 5) -> str:
    """Return links to the rows of the lowest quality, each with the reasons for it."""
    items = []
    for row in worst(rows, n):
        why = [reason for reason, _ in result.reports[row.id - 1].reasons if reason != "findings"]
        checks = Counter(finding.check.replace("_", " ") for finding in row.findings)
        found = [f"{name} ({times})" if times > 1 else name for name, times in checks.items()]
        items.append(_listed(row, row.quality, escape(", ".join([*found, *why][:4]))))
    none = f"<p>None: every row with two sides has a quality of {SURE:g} or more.</p>"
    return f'<ul class="weakest">{"".join(items)}</ul>' if items else none


def uncertain_list(rows: Sequence[Row], n: int = 5) -> str:
    """Return links to the rows whose alignment is not sure, or say that there is none."""
    found = uncertain(rows)
    if not found:
        return f"<p>None: every row has a confidence of {SURE:g} or more.</p>"
    items = [
        _listed(
            row,
            row.confidence,
            f'<span lang="zh">{_short(row.zh, 40)}</span> <span lang="en">{_short(row.en, 90)}</span>',
        )
        for row in found[:n]
    ]
    more = f"<p>{count(len(found) - n, 'more row')}: set “Confidence ≤”.</p>" if len(found) > n else ""
    return f'<ul class="weakest">{"".join(items)}</ul>{more}'


def _listed(row: Row, value: float, words: str) -> str:
    """Return one line of a list of rows."""
    return (
        f'<li><a href="#r{row.id}" aria-label="Row {row.id}">{row.id}</a>{confidence_html(value)}'
        f'<span class="pair">{words}</span></li>'
    )


def document_facts(result: Record) -> str:
    """Return what kind of document it is, by whom and when, as far as the text says so."""
    facts = known_facts(result.extraction)
    lines = "".join(
        f"<div><dt>{escape(name)}</dt><dd>{escape(_cut(value))}</dd></div>" for name, value in facts.items()
    )
    return f'<dl class="facts">{lines}</dl>' if lines else ""


def cleaning(result: Record) -> str:
    """Return what cleaning took out of the two documents, equal pieces counted together."""
    lines = [*_removed("Chinese", result.source), *_removed("English", result.target)]
    pieces = len(result.source.removed) + len(result.target.removed)
    if not pieces:
        return "<p>Cleaning removed nothing: both texts are as they were read.</p>"
    head = (
        "<tr><th>Side</th><th>Rule</th><th>Times</th><th>First at character</th><th>Text</th><th>Replaced by</th></tr>"
    )
    more = len(lines) - MAX_REMOVED
    rest = f"<p>{count(more, 'more line')} in run.json.</p>" if more > 0 else ""
    return (
        f"<details><summary>What cleaning removed: {count(pieces, 'piece')}</summary>"
        f"<table><thead>{head}</thead><tbody>{''.join(lines[:MAX_REMOVED])}</tbody></table>{rest}</details>"
    )


def making(result: Record) -> str:
    """Return the documents, the signature and the options: what it takes to get the same result again."""
    facts: dict[str, object] = {}
    for side, document in (("Chinese file", result.source), ("English file", result.target)):
        origin = ", ".join(filter(None, (document.format, document.encoding, document.language)))
        facts[side] = f"{document.name} ({origin}; {count(len(document.original), 'character')})"
    return (
        "<details><summary>How this was made</summary><table><tbody>"
        f"{_facts(facts)}{_facts(result.alignment.signature, 'Signature: ')}{_facts(result.options, 'Option: ')}"
        "</tbody></table></details>"
    )


def _facts(facts: Mapping[str, object], prefix: str = "") -> str:
    """Return table rows of names and values; values that are not text are shown as JSON."""
    return "".join(
        f'<tr><th scope="row">{escape(prefix + name)}</th>'
        f"<td>{escape(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))}</td></tr>"
        for name, value in facts.items()
    )


def _removed(side: str, document: Document) -> list[str]:
    """Return one table row for each different piece, in the order in which they first occur."""
    times = Counter((piece.rule, piece.text, piece.replacement) for piece in document.removed)
    first = {(piece.rule, piece.text, piece.replacement): piece.start for piece in reversed(document.removed)}
    return [
        f'<tr><td>{side}</td><td>{escape(rule)}</td><td class="n">{times[rule, text, new]}×</td>'
        f'<td class="n">{first[rule, text, new]:,}</td><td>{_seen(text)}</td><td>{_seen(new)}</td></tr>'
        for rule, text, new in times
    ]


def _seen(text: str) -> str:
    """Return a removed piece with its invisible characters named."""
    return escape(visible(text[:MAX_TEXT]) + ("…" if len(text) > MAX_TEXT else ""))


def _cut(text: str) -> str:
    """Return a text on one line, cut where it is longer than a page wants."""
    line = one_line(text)
    return line if len(line) <= MAX_FACT else line[: MAX_FACT - 1] + "…"


def _short(text: str, length: int) -> str:
    """Return the beginning of a text on one line."""
    line = one_line(text)
    return escape(line if len(line) <= length else line[: length - 1] + "…")
