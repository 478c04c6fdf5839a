"""The top of the report: what was aligned, how it went, where to look first, and what was done to the texts."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence

from aligner.display.pairs_html import confidence_html
from aligner.display.text import escape, one_line, visible
from aligner.display.words import count, type_words
from aligner.export.overview import all_warnings, mean_confidence, type_counts, unmatched, weakest
from aligner.export.rows import Row
from aligner.result import Result
from aligner.types import Document

# A page is for reading: longer texts and lists are cut here and stand in full in run.json.
MAX_TEXT = 240
MAX_REMOVED = 200


def notices(result: Result) -> str:
    """Return the verdict where it is not good, and every warning."""
    out = []
    verdict = result.alignment.verdict
    if verdict != "ok":
        out.append(f'<p class="notice alert" role="alert"><strong>Verdict: {escape(verdict)}.</strong></p>')
    out += [f'<p class="notice"><strong>Warning:</strong> {escape(warning)}</p>' for warning in all_warnings(result)]
    return "\n".join(out)


def figures(result: Result, rows: Sequence[Row]) -> str:
    """Return the figures that tell whether the alignment can be trusted."""
    no_english, no_chinese = unmatched(rows)
    facts = {
        "rows": f"{len(rows):,}",
        "mean confidence": f"{mean_confidence(result):.2f}",
        "without English": f"{len(no_english):,}",
        "without Chinese": f"{len(no_chinese):,}",
        "verdict": escape(result.alignment.verdict),
    }
    return f'<dl class="figures">{"".join(f"<div><dt>{k}</dt><dd>{v}</dd></div>" for k, v in facts.items())}</dl>'


def type_line(result: Result) -> str:
    """Return the counts by bead type as one line."""
    parts = [f"{kind} ({n:,})" for kind, n in type_counts(result).items()]
    return f'<p class="legend">Sentences, Chinese to English: {", ".join(parts)}</p>' if parts else ""


def type_boxes(result: Result) -> str:
    """Return one check box a bead type, with its count."""
    return "".join(
        f'<label><input type="checkbox" name="type" value="{kind}" checked>'
        f"<span>{type_words(kind) if '0' in kind.split('-') else kind} ({n:,})</span></label>"
        for kind, n in type_counts(result).items()
    )


def weakest_list(rows: Sequence[Row]) -> str:
    """Return links to the pairs with the lowest confidence."""
    items = [
        f'<li><a href="#r{row.id}" aria-label="Row {row.id}">{row.id}</a>{confidence_html(row.confidence)}'
        f'<span class="pair"><span lang="zh">{_short(row.zh, 40)}</span> '
        f'<span lang="en">{_short(row.en, 90)}</span></span></li>'
        for row in weakest(rows)
    ]
    return f'<ul class="weakest">{"".join(items)}</ul>' if items else "<p>No row has text on both sides.</p>"


def cleaning(result: Result) -> str:
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


def making(result: Result) -> str:
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


def _short(text: str, length: int) -> str:
    """Return the beginning of a text on one line."""
    line = one_line(text)
    return escape(line if len(line) <= length else line[: length - 1] + "…")
