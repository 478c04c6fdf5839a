"""``aligner align``: the table alone, on standard output."""

from __future__ import annotations

import sys
from typing import Any

import click

from aligner.cli.options import pipeline_options, reading_options
from aligner.cli.progress import progress_options, shown
from aligner.cli.warn import shown_warnings, verdict_exit


@click.command("align")
@click.argument("source")
@click.argument("target", required=False)
@click.option("-o", "--output", metavar="FILE", help="Write the table here (utf-8-sig) instead of standard output.")
@progress_options
@reading_options
def command(source: str, target: str | None, output: str | None, **given: Any) -> int:
    """Align SOURCE (Chinese) with TARGET (English) and print id, type, score, confidence, zh, en as CSV.

    Without TARGET, SOURCE holds both languages in turns, or pairs (a table, TMX, XLIFF), or is a zip archive of the
    two documents. Either file may be - for standard input. Exit codes: 0 done, 2 usage, 3 unusable input, 4 the
    documents are not translations of each other (the table is printed all the same), 5 model missing.
    """
    import aligner
    from aligner.cli.inputs import file_arguments, refuse_overwriting
    from aligner.export.csv_table import write_csv
    from aligner.export.folder import table_columns
    from aligner.files.atomic import refuse_unwritable
    from aligner.view.rows import rows

    inputs = file_arguments(source, target)
    if output:
        refuse_overwriting(output, inputs)
        refuse_unwritable(output)
    with shown(given) as bar, shown_warnings(given["quiet"]):
        result = aligner.run(*inputs, given["model"], progress=bar, check=False, **pipeline_options(given))
    table = rows(result)
    write_csv(table, output if output else sys.stdout, table_columns(result, table))
    return verdict_exit(result)
