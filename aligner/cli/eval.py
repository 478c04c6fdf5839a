"""``aligner eval``: beads against gold."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click


@click.command("eval")
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@click.option("--zh", type=click.Path(path_type=Path), help="Source sentences, one a line.")
@click.option("--en", type=click.Path(path_type=Path), help="Target sentences, one a line.")
@click.option("--gold", type=click.Path(path_type=Path), help="Gold pairs, [0,1]:[0] a line, zero-based.")
@click.option("--model", metavar="NAME|PATH", help="A sentence-transformers model instead of the embedded one.")
@click.option("--by-document", is_flag=True, help="Also print a line for each document.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(
    folder: Path | None,
    zh: Path | None,
    en: Path | None,
    gold: Path | None,
    model: str | None,
    by_document: bool,
    as_json: bool,
) -> None:
    """Score the aligner on gold: FOLDER holds documents (zh.txt, en.txt, gold.txt), or name one by --zh --en --gold.

    Strict and lax precision, recall and F1 as in Thompson and Koehn (2019), counts summed over documents. Without
    FOLDER and without files, the sample pairs that ship with aligner are scored.
    """
    from aligner.evaluation import evaluate, sample_folder

    if folder is not None and (zh or en or gold):
        raise click.UsageError("Give either a folder or --zh, --en and --gold, not both.")
    if zh and en and gold:
        report = evaluate(None, [(zh, en, gold)], model)
    elif zh or en or gold:
        raise click.UsageError("--zh, --en and --gold belong together: give all three, or a folder.")
    else:
        report = evaluate(folder or sample_folder(), None, model)
    if as_json:
        click.echo(json.dumps(report, ensure_ascii=False))
    else:
        click.echo(as_text(report, by_document))


def as_text(report: dict[str, Any], by_document: bool) -> str:
    """Lay the report out for a reader."""
    from aligner.display.words import count

    lines = []
    if by_document:
        lines += [f"{d['name']:40s} strict F1 {d['strict']:.3f}   lax F1 {d['lax']:.3f}" for d in report["by_document"]]
    lines.append(f"{'':12s}{'precision':>10s}{'recall':>10s}{'F1':>10s}")
    for name in ("strict", "lax", "omissions", "insertions"):
        s = report[name]
        lines.append(f"{name:12s}{s['precision']:10.4f}{s['recall']:10.4f}{s['f1']:10.4f}")
    seconds = report["seconds"]
    lines.append(
        f"{count(report['documents'], 'document')}, {count(report['beads'], 'pair')}; "
        f"seconds: load {seconds['load']:.2f}, embed {seconds['embed']:.2f}, align {seconds['align']:.2f}"
    )
    lines.append("signature " + json.dumps(report["signature"], ensure_ascii=False, sort_keys=True))
    return "\n".join(lines)
