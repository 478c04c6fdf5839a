"""The command ``python -m aligner.lexicon_training``: pairs in, the lexicon that ships out."""

from __future__ import annotations

from pathlib import Path

import click

from aligner.lexicon.lexicon import SHIPPED
from aligner.lexicon_training.compounds import compounds
from aligner.lexicon_training.corpus import read_corpus, weighted_pairs, word_costs
from aligner.lexicon_training.estimate import estimate
from aligner.lexicon_training.export import prune, write


@click.command()
@click.argument("data", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--out", default=SHIPPED, type=click.Path(dir_okay=False, path_type=Path), help="File to write.")
def main(data: Path, out: Path) -> None:
    """Estimate the lexicon from the pair files in DATA (recipe.tsv names them) and the shipped termbase.

    Needs scipy. Takes about four minutes on one core and 6 GB of memory.
    """
    costs = word_costs(word_list())
    pairs = list(weighted_pairs(data))
    corpus = read_corpus(pairs, costs)
    for word in compounds(corpus, prune(corpus, estimate(corpus)), costs):
        del costs[word]
    corpus = read_corpus(pairs, costs)
    click.echo(f"{len(corpus.weight):,} pairs, {len(corpus.zh.vocabulary):,} and {len(corpus.en.vocabulary):,} words")
    found = estimate(corpus)
    table = prune(corpus, found)
    write(out, corpus, table, costs)
    click.echo(f"{len(found.zh):,} candidates, {len(table.zh):,} entries kept, {out.stat().st_size:,} bytes")


def word_list() -> Path:
    """Return jieba's list of Chinese words with their frequencies."""
    from importlib.util import find_spec

    spec = find_spec("jieba")
    if spec is None or spec.origin is None:
        raise click.ClickException("The Chinese word list comes with jieba; install it with: pip install jieba")
    return Path(spec.origin).parent / "dict.txt"


if __name__ == "__main__":
    main()
