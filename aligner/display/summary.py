"""What a run says on the terminal when it is done."""

from __future__ import annotations

import io
import sys
from collections.abc import Mapping, Sequence
from typing import IO, TYPE_CHECKING, Any

from aligner.correct.revision import NEEDS_REVIEW
from aligner.display.words import count, severities, type_words
from aligner.record import Record
from aligner.view.overview import SURE, all_warnings, mean_confidence, type_counts, uncertain, unrelated, worst
from aligner.view.rows import Row, rows
from aligner.view.text import fit, one_line

if TYPE_CHECKING:
    from rich.console import Group, RenderableType
    from rich.table import Table
    from rich.text import Text

PIPE_WIDTH = 100
_MOST = 5  # rows of each list


def print_summary(result: Record, stream: IO[str] | None = None, width: int | None = None) -> None:
    """Print the summary to ``stream`` (standard output): styled on a terminal, else plain text ``width`` wide.

    rich leaves the colours out where NO_COLOR is set, and all codes where the stream is no terminal.
    """
    from rich.console import Console

    out = stream or sys.stdout
    if out.isatty():
        console = Console(file=out, width=width, highlight=False, markup=False, emoji=False)
        console.print(summary(result, console.width))
        return
    plain = Console(file=io.StringIO(), width=width or PIPE_WIDTH, highlight=False, markup=False, color_system=None)
    with plain.capture() as captured:
        plain.print(summary(result, plain.width))
    out.writelines(f"{line.rstrip()}\n" for line in captured.get().splitlines())


def print_pairs_summary(lines: Sequence[Mapping[str, Any]], stream: IO[str] | None = None) -> None:
    """Print one line a pair of a batch: ``lines`` are the rows of summary.csv."""
    from rich.console import Console
    from rich.text import Text

    table = _table("pair", "verdict", "rows", "1-1", "zh alone", "en alone", "confidence", "note")
    for line in lines:
        cells = [
            line[k] for k in ("name", "verdict", "beads", "1-1", "unmatched_zh", "unmatched_en", "mean_confidence")
        ]
        table.add_row(*(Text(str(cell)) for cell in cells), Text(fit(one_line(str(line["note"])), 60)))
    Console(file=stream or sys.stdout, width=None if (stream or sys.stdout).isatty() else 160).print(table)


def summary(result: Record, width: int = PIPE_WIDTH) -> Group:
    """Return the summary as something that rich can print: verdict, figures, warnings, rows to look at."""
    from rich.console import Group
    from rich.text import Text

    table = rows(result)
    parts: list[RenderableType] = [
        Text(one_line(f"{result.source.name} and {result.target.name}"), style="bold"),
        _figure(result, table),
        *_findings(result),
        *(Text(f"Warning: {one_line(warning)}", style="yellow") for warning in all_warnings(result)),
        Text(),
        _types(result),
    ]
    if not unrelated(result):
        parts += [Text(), *_uncertain(table, width), *_worst(result, table, width), *_gravest(result, width)]
    return Group(*parts)


def _figure(result: Record, table: Sequence[Row]) -> Text:
    """Return the one line that comes first: the rows, how many need a reader, and the verdict."""
    from rich.text import Text

    verdict = result.alignment.verdict
    said = [count(len(table), "row")]
    if not unrelated(result):
        if result.checked is not None:
            said.append(f"{sum(row.status == NEEDS_REVIEW for row in table):,} to review")
        said.append(f"mean confidence {mean_confidence(result):.2f}")
    figure = Text(", ".join([*said, ""]))
    return figure.append(f"verdict: {one_line(verdict)}", style="" if verdict == "ok" else "bold red")


def _findings(result: Record) -> list[RenderableType]:
    """Count the findings by severity, on one line; nothing where the checks did not run or mean nothing."""
    from rich.text import Text

    from aligner.check.document import counts

    return (
        [] if result.checked is None or unrelated(result) else [Text(f"Checks: {severities(counts(result.checked))}")]
    )


def _gravest(result: Record, width: int) -> list[RenderableType]:
    """List the five gravest findings, their messages cut to the width of the terminal; nothing without any."""
    from rich.text import Text

    order = ("critical", "major")
    found = [
        (order.index(f.severity), -f.confidence, row, f)
        for row, report in enumerate(result.checked or (), start=1)
        for f in report.findings
        if f.severity in order
    ]
    if not found:
        return []
    table = _table("row", "severity", "check", "what")
    room = max(24, width - len("row") - len("critical") - len("document_number") - 4 * 3 - 1)
    for _, _, row, f in sorted(found, key=lambda item: item[:3])[:5]:
        table.add_row(str(row), f.severity, f.check, Text(fit(one_line(f.message), room)))
    return [Text(), Text("Gravest findings (all of them in findings.csv)", style="bold"), table]


def _table(*headings: str) -> Table:
    """Return a table without frames, which reads the same on a terminal and in a file."""
    from rich.table import Table

    table = Table(box=None, pad_edge=False, padding=(0, 3, 0, 0), header_style="dim")
    for heading in headings:
        table.add_column(heading, justify="right" if heading in ("rows", "share", "row") else "left", no_wrap=True)
    return table


def _types(result: Record) -> Table:
    """Count the rows by type."""
    table = _table("type", "rows", "share", "sentences")
    for kind, n in type_counts(result).items():
        table.add_row(kind, f"{n:,}", f"{n / len(result.alignment):.1%}", type_words(kind))
    return table


def _uncertain(table: Sequence[Row], width: int) -> list[RenderableType]:
    """List the five rows whose alignment is the least sure; say so where all are sure."""
    from rich.text import Text

    found = uncertain(table)
    if not found:
        sure = f"every row has a confidence of {SURE:g} or more" if table else "there is no row"
        return [Text(f"Least certain pairs: none, {sure}.")]
    title = f"Least certain pairs{f' (5 of {len(found):,})' if len(found) > _MOST else ''}"
    return [Text(title, style="bold"), _pairs("confidence", [(row, row.confidence) for row in found[:_MOST]], width)]


def _worst(result: Record, table: Sequence[Row], width: int) -> list[RenderableType]:
    """List the five rows of the lowest quality; nothing where the checks did not run."""
    from rich.text import Text

    found = [(row, row.quality) for row in worst(table, _MOST)] if result.checked is not None else []
    return [Text(), Text("Worst rows by quality", style="bold"), _pairs("quality", found, width)] if found else []


def _pairs(figure: str, found: Sequence[tuple[Row, float]], width: int) -> Table:
    """Return rows with one of their figures, their texts cut to the width of the terminal."""
    from rich.text import Text

    table = _table("row", figure, "Chinese", "English")
    room = max(24, width - len("row") - len(figure) - 4 * 3 - 1)
    for row, value in found:
        zh, en = fit(row.zh, room * 9 // 20), fit(row.en, room * 11 // 20)
        table.add_row(str(row.id), f"{value:.2f}", Text(zh), Text(en))
    return table
