"""``aligner plot``: pictures of a run."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

PICTURES = ("heatmap", "confidence", "findings", "scores", "timeline", "renderings")


@click.command("plot")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--what", type=click.Choice(PICTURES), default="heatmap", show_default=True, help="Which picture.")
@click.option("--term", help="The Chinese term of --what renderings (default: the most frequent known one).")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="The file: .png, .svg or .pdf (default: WHAT.png)."
)
@click.option("--dark", is_flag=True, help="Light lines on a dark ground.")
@click.option("--force", is_flag=True, help="Replace an existing file.")
def command(folder: Path, what: str, term: str | None, output: Path | None, dark: bool, force: bool) -> int:
    """Draw a picture of the run in FOLDER (what `aligner run -o` wrote).

    heatmap: similarity of all sentences with the path and its holes. confidence: along the document. findings: by
    check and severity. scores: histogram of similarity. timeline: targets by deadline. renderings: of one term.
    Exit codes: 0 done, 2 usage, 3 unusable input.
    """
    import aligner
    from aligner.display.plots import draw
    from aligner.errors import UsageError
    from aligner.files.atomic import atomic_write, refuse_unwritable

    if term and what != "renderings":
        raise UsageError("--term belongs to --what renderings.")
    output = output or Path(f"{what}.png")
    kind = output.suffix.lower().lstrip(".")
    if kind not in {"png", "svg", "pdf"}:
        raise UsageError(f"{output} names no kind of picture: end it in .png, .svg or .pdf.")
    if output.exists() and not force:
        raise UsageError(f"{output} exists: name another file with -o, or pass --force.")
    refuse_unwritable(output)
    options: dict[str, Any] = {"term": term} if term else {}
    figure = draw(aligner.load(folder), what, dark=dark, **options).get_figure(root=True)
    assert figure is not None  # noqa: S101 (axes that were drawn on have a figure)
    with atomic_write(output, encoding=None) as file:
        figure.savefig(file, format=kind, dpi=150, metadata={"Date": None} if kind == "svg" else None)
    click.echo(f"wrote {output}")
    return 0
