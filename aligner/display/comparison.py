"""Two translations side by side, as lines for a terminal and as a page."""

from __future__ import annotations

from collections.abc import Iterator
from os import PathLike

from aligner.check.against import Comparison, Row
from aligner.display.assets import csp_hash, fill, read
from aligner.display.words import count, severities
from aligner.files.atomic import atomic_write
from aligner.types import Finding
from aligner.view.text import escape, fit, one_line

LABELS = ("A", "B")
_SEVERITIES = ("critical", "major", "minor")


def verdict_text(comparison: Comparison) -> str:
    """Return the verdict in one sentence, with the figures that it rests on."""
    (a, b), (more_a, more_b) = comparison.penalty, comparison.better
    same = len(comparison.rows) - more_a - more_b
    said = {"first": "A is better", "second": "B is better", "unclear": "No clear difference"}[comparison.verdict]
    if comparison.verdict == "unclear" and 0 in (more_a, more_b) and more_a != more_b and (a < b) == (more_a > more_b):
        said = f"Too few rows differ to be sure, all for {LABELS[more_b > more_a]}"
    return (
        f"{said}: {a:.2f} and {b:.2f} penalty points a row; A is better in {count(more_a, 'row')}, B in {more_b:,}, "
        f"neither in {same:,} (sign test: p = {comparison.p:.2g})."
    )


def totals_text(comparison: Comparison, side: int) -> str:
    """Say how many findings a translation (0 or 1) has, by severity, and how many of them the other one has not."""
    found = comparison.found(side)
    alone = sum(len(row.only[side]) for row in comparison.rows)
    counted = {name: sum(f.severity == name for f in found) for name in _SEVERITIES}
    return f"{severities(counted)}, {alone:,} in {LABELS[side]} alone"


def comparison_lines(comparison: Comparison, names: tuple[str, str], width: int = 100) -> Iterator[str]:
    """Yield the totals, the verdict, and each row that differs with both texts and what is wrong in which.

    A finding is marked with the letter of the translation that it is in, or with ``AB``. Texts are cut to ``width``.
    """
    for side, label in enumerate(LABELS):
        # without the mean quality, which prefers the more literal of two whole texts (``Comparison``)
        yield f"{label}  {one_line(names[side])}: {totals_text(comparison, side)}"
    yield verdict_text(comparison)
    for number, row in enumerate(comparison.rows, start=1):
        if row.differs:
            a, b = row.quality
            yield ""
            yield f"{number:>5}  A {a:.2f}  B {b:.2f}  {row.difference:+.2f}  {fit(row.zh, width - 31).rstrip()}"
            yield from (
                f"   {label}  {fit(text, width - 6).rstrip()}" for label, text in zip(LABELS, row.en, strict=True)
            )
            yield from (f"{label:>8}  {_told(finding)}" for label, finding in _findings(row))


def _findings(row: Row) -> Iterator[tuple[str, Finding]]:
    for label, findings in zip(LABELS, row.only, strict=True):
        yield from ((label, finding) for finding in findings)
    yield from (("AB", pair[0]) for pair in row.both)


def _told(finding: Finding) -> str:
    return f"{finding.severity:8}  {finding.check:15}  {one_line(finding.message)}"


def comparison_html(comparison: Comparison, names: tuple[str, str]) -> str:
    """Return all rows as one page that loads nothing and runs nothing; every text is escaped."""
    style = read("comparison.css")
    return fill(
        "comparison.html",
        policy=f"default-src 'none'; style-src {csp_hash(style)}; base-uri 'none'; form-action 'none'",
        style=style,
        title=escape(f"{names[0]} (A) and {names[1]} (B), compared"),
        verdict=escape(verdict_text(comparison)),
        totals="".join(_total_html(comparison, names, side) for side in (0, 1)),
        rows="\n".join(_row_html(number, row) for number, row in enumerate(comparison.rows, start=1)),
    )


def _total_html(comparison: Comparison, names: tuple[str, str], side: int) -> str:
    cells = (
        f"{LABELS[side]}: {names[side]}",
        f"{comparison.quality[side]:.2f}",
        totals_text(comparison, side),
        count(comparison.better[side], "row"),
    )
    return f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in cells)}</tr>"


def _row_html(number: int, row: Row) -> str:
    figures = "".join(f'<td class="figure">{value}</td>' for value in (*row.quality, f"{row.difference:+.2f}"))
    texts = "".join(f'<td lang="en">{escape(row.en[side])}{_list_html(row, side)}</td>' for side in (0, 1))
    return f'<tr><td class="figure">{number}</td><td lang="zh">{escape(row.zh)}</td>{texts}{figures}</tr>'


def _list_html(row: Row, side: int) -> str:
    """Return what is wrong in one translation as a list; what is wrong in both is faint."""
    items = [f"<li>{escape(_told(f))}</li>" for f in row.only[side]]
    items += [f'<li class="both">{escape(_told(pair[side]))}</li>' for pair in row.both]
    return f"<ul>{''.join(items)}</ul>" if items else ""


def write_comparison_page(comparison: Comparison, names: tuple[str, str], path: str | PathLike[str]) -> None:
    """Write the page to a file, whole or not at all."""
    with atomic_write(path) as file:
        file.write(comparison_html(comparison, names))
