"""report.html: the whole result side by side in one file that needs nothing but a browser.

The page loads nothing: its content security policy allows exactly the style and the script that stand in it, by hash,
and nothing from elsewhere. Without JavaScript everything can be read: findings stand as lists below their rows, links
lead to them, and the choice between machine English, corrected English and both is a matter of style.
"""

from __future__ import annotations

from os import PathLike

from aligner import __version__
from aligner.display import header_html
from aligner.display.assets import csp_hash, fill, read
from aligner.display.filters_html import filters_html, hints_switch
from aligner.display.pairs_html import pairs_table, strip
from aligner.display.records_html import record_links, records_html
from aligner.files.atomic import atomic_write
from aligner.record import Record
from aligner.view.rows import rows
from aligner.view.text import escape

SCRIPTS = ("report.js", "report_notes.js", "report_marks.js")


def report_html(result: Record) -> str:
    """Return the report as one self-contained page; every text that came from a document is escaped."""
    table = rows(result)
    style, script = read("report.css"), "".join(map(read, SCRIPTS))
    return fill(
        "report.html",
        policy=(
            f"default-src 'none'; style-src {csp_hash(style)}; script-src {csp_hash(script)}; "
            "base-uri 'none'; form-action 'none'"
        ),
        title=escape(f"{result.source.name} and {result.target.name}, aligned"),
        style=style,
        script=script,
        source=escape(result.source.name),
        target=escape(result.target.name),
        notices=header_html.notices(result),
        figures=header_html.figures(result, table),
        strip=strip(table) + header_html.type_line(result),
        worst=header_html.worst_list(result, table),
        uncertain=header_html.uncertain_list(table),
        facts=header_html.document_facts(result),
        links=record_links(result),
        rows=f"{len(table):,}",
        cleaning=header_html.cleaning(result),
        making=header_html.making(result),
        filters=filters_html(result, table),
        hints=hints_switch(table),
        pairs=pairs_table(table),
        records=records_html(result),
        footer=(
            f"Made by aligner {__version__}. Confidence is the estimated chance that a row is aligned right, quality "
            "that its machine English has no major error of meaning, both from 0 to 1."
        ),
    )


def write_report(result: Record, path: str | PathLike[str]) -> None:
    """Write the report to a file, whole or not at all."""
    with atomic_write(path) as file:
        file.write(report_html(result))
