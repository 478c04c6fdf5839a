"""``aligner segment``: show how a document is cut into sentences."""

from __future__ import annotations

import json
from dataclasses import asdict
from itertools import pairwise

import click

from aligner.types import Segment

SOFT, MISSING_SPACE = "¦", "␣"


@click.command("segment")
@click.argument("file")
@click.option("--language", type=click.Choice(["zh", "en"]), help="Language of the text; detected by default.")
@click.option("--lines", is_flag=True, help="Take every line as one sentence.")
@click.option("--clean/--no-clean", default=True, help="Take out web and word-processor debris (default), or not.")
@click.option("--spacy", "pipeline", metavar="NAME|PATH", help="Let a spaCy pipeline find the sentence ends.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON lines with offsets.")
def command(file: str, language: str | None, lines: bool, clean: bool, pipeline: str | None, as_json: bool) -> None:
    """Show how FILE ("-" for standard input) is cut into sentences, one a line.

    Each line has the number, the kind and label, and the sentence, with ¦ where the aligner may cut it and ␣ where a
    space is missing.
    """
    from aligner.cli.inputs import file_arguments
    from aligner.documents import read
    from aligner.segment import segment

    document = read(file_arguments(file, None)[0], language=language, clean=clean, lines=lines)
    for number, found in enumerate(segment(document, language=language, lines=lines, pipeline=pipeline), start=1):
        click.echo(json_line(number, found) if as_json else text_line(number, found, document.text))


def text_line(number: int, found: Segment, text: str) -> str:
    """Return ``number, kind [label], sentence`` separated by tabs, soft cuts and missing spaces marked."""
    first = text.index(found.text, found.start)
    marks = dict.fromkeys(found.repairs, MISSING_SPACE)
    for offset in found.soft:
        marks[offset] = marks.get(offset, "") + SOFT
    edges = [first, *sorted(marks), first + len(found.text)]
    parts = [marks.get(a, "") + text[a:b] for a, b in pairwise(edges)]
    kind = f"{found.kind} [{found.label}]" if found.label else found.kind
    return f"{number}\t{kind}\t{' '.join(''.join(parts).split())}"


def json_line(number: int, found: Segment) -> str:
    """Return the segment as one JSON object; offsets count code points of the cleaned text."""
    return json.dumps({"number": number, **asdict(found)}, ensure_ascii=False)
