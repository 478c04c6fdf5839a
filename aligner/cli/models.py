"""``aligner models``: list, show, evaluate, train, fetch and export models."""

from __future__ import annotations

import json
import time
from pathlib import Path

import click

FOLDER = click.Path(path_type=Path, file_okay=False)
FILE = click.Path(path_type=Path, dir_okay=False)


@click.group(name="models", context_settings={"help_option_names": ["-h", "--help"]})
def command() -> None:
    """List, show, evaluate, train, fetch and export models."""


@command.command("list")
def list_models() -> None:
    """List the models that have a short name, and say which are on this machine."""
    from aligner.embed.added import added
    from aligner.embed.locate import EMBEDDED, find_model, known_models
    from aligner.errors import ModelMissingError

    click.echo(f"{EMBEDDED:38}  here       Chinese and English, embedded, the default")
    for model in known_models():
        try:
            find_model(model.name)
            where = "here"
        except ModelMissingError:
            where = "to fetch"
        click.echo(f"{model.name:38}  {where:9}  {model.note}")
    for name, plugin in added().items():
        click.echo(f"{name:38}  here       from a plug-in ({plugin.name} {plugin.version})")


@command.command("show")
@click.argument("name", default="mini")
def show(name: str) -> None:
    """Show where a model is, its size, hash and record, and whether its files are as they were fetched."""
    from aligner.embed.evaluate import size_on_disk
    from aligner.embed.fetch import changed_files, read_record
    from aligner.embed.fingerprint import fingerprint
    from aligner.embed.locate import find_model, is_static

    found = find_model(name)
    record = read_record(found.folder)
    rows = {
        "name": found.name,
        "folder": found.folder,
        "kind": "static (numpy)" if is_static(found.folder) else "sentence-transformers (torch)",
        "size": f"{size_on_disk(found.folder) / 1e6:.1f} MB",
        "hash": fingerprint(found.folder),
        "prompt": found.prompt,
        "revision": record.get("revision", ""),
        "changed": ", ".join(changed_files(found.folder)),
    }
    for key, value in rows.items():
        if value:
            click.echo(f"{key:9} {value}")


@command.command("eval")
@click.argument("names", nargs=-1)
@click.option("--pairs", "files", type=FILE, multiple=True, required=True, help="Pairs to score on: zh TAB en a line.")
@click.option("--device", help="Where other models run: cpu, cuda, mps.")
@click.option("--batch-size", type=click.IntRange(1), default=32, show_default=True, help="For other models.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def evaluate(
    names: tuple[str, ...], files: tuple[Path, ...], device: str | None, batch_size: int, as_json: bool
) -> None:
    """Print retrieval accuracy both ways, speed and size of models beside the embedded one."""
    from aligner.embed import load_encoder
    from aligner.embed.evaluate import read_sentence_pairs, retrieval, size_on_disk
    from aligner.embed.locate import find_model

    sets = {path.stem: read_sentence_pairs(path) for path in files}
    rows = []
    for name in dict.fromkeys(("mini", *names)):
        folder = find_model(name).folder
        start = time.perf_counter()
        encoder = load_encoder(name, device=device, batch_size=batch_size)
        load = time.perf_counter() - start
        for key, (zh, en) in sets.items():
            score = retrieval(encoder, zh, en)
            rows.append(
                {
                    "model": encoder.name,
                    "set": key,
                    "pairs": score.pairs,
                    "zh_en": round(score.zh_en, 4),
                    "en_zh": round(score.en_zh, 4),
                    "cosine": round(score.cosine, 4),
                    "margin": round(score.margin, 4),
                    "sentences_per_second": round(score.per_second),
                    "megabytes": round(size_on_disk(folder) / 1e6, 1),
                    "load_seconds": round(load, 3),
                }
            )
    if as_json:
        click.echo(json.dumps(rows, indent=2))
        return
    widths = {key: max(len(key), *(len(str(row[key])) for row in rows)) for key in rows[0]}
    click.echo("  ".join(f"{key:<{width}}" for key, width in widths.items()))
    for row in rows:
        click.echo("  ".join(f"{row[key]!s:<{width}}" for key, width in widths.items()))


@command.command("train")
@click.argument("data", type=FOLDER)
@click.option("-o", "--out", type=FOLDER, default=Path("models/mini"), show_default=True, help="Model folder to write.")
@click.option("--terms", type=FOLDER, help="Folder with institutions.csv and set_phrases.csv to train on too.")
@click.option("--exclude", type=FILE, multiple=True, help="File of sentences never to train on (may be repeated).")
@click.option("--recipe", type=FILE, help="Another recipe than the package's.")
@click.option("--epochs", type=click.IntRange(1), help="Instead of the recipe's.")
@click.option("--seed", type=click.IntRange(0), help="Instead of the recipe's.")
@click.option("--sample", type=click.FloatRange(0.001, 1), default=1.0, help="Share of the data, for comparisons.")
@click.option("--work", type=FOLDER, help="Folder for checkpoints. [default: models/runs/NAME]")
@click.option("--resume", is_flag=True, help="Go on from the newest checkpoint.")
@click.option("--like", metavar="MODEL", help="Take this static model's pieces, and turn the vectors towards its own.")
@click.option(
    "--blend", type=click.FloatRange(0), default=0.0, help="With --like: add its vectors, at this share to one."
)
def train_model(
    data: Path,
    out: Path,
    terms: Path | None,
    exclude: tuple[Path, ...],
    recipe: Path | None,
    epochs: int | None,
    seed: int | None,
    sample: float,
    work: Path | None,
    resume: bool,
    like: str | None,
    blend: float,
) -> None:
    """Train a model on the pair files in DATA, by the recipe; sentences of DATA/dev are never trained on."""
    from aligner.embed.export import static_model
    from aligner.embed.training.recipe import read_recipe
    from aligner.embed.training.train import Job, train, with_overrides
    from aligner.errors import InputError

    if blend and not like:
        raise click.UsageError("--blend needs --like, the model to blend with.")
    if not data.is_dir():
        raise InputError(f"{data} is not a folder; name the folder that holds the pair files of the recipe.")
    job = Job(
        data=data,
        out=out,
        recipe=with_overrides(read_recipe(recipe), epochs, seed),
        work=work or Path("models/runs") / out.name,
        terms=terms,
        exclude=exclude,
        sample=sample,
        resume=resume,
        like=static_model(like)[1] if like else None,
        blend=blend,
    )
    report = train(job, lambda line: click.echo(line, err=True))
    for name, score in report.shipped.items():
        lost = report.floats[name].cosine - score.cosine
        click.echo(f"{name}: cosine {score.cosine:.4f}, margin {score.margin:.4f}, lost by int8 {lost:+.4f}")
    click.echo(f"The model is in {out}")


@command.command("fetch")
@click.argument("name")
@click.option("--revision", help="Commit, tag or branch. [default: as fetched before, else the newest]")
def fetch_model(name: str, revision: str | None) -> None:
    """Download a model once; record its revision and the hash of every file."""
    from aligner.embed.fetch import fetch

    folder, record = fetch(name, revision)
    click.echo(f"{record['repository']} at {record['revision']}, {len(record['files'])} files, is in {folder}")


@command.command("export")
@click.argument("out", type=FOLDER)
@click.option("--model", "name", default="mini", show_default=True, help="A static model, by name or folder.")
def export_model(out: Path, name: str) -> None:
    """Write a static model with float vectors, for programs that cannot read the int8 ones."""
    from aligner.embed.export import export_floats

    click.echo(f"{export_floats(name, out)} vectors are in {out}")
