"""Bertalign's own search with our embedded model, on the same files as align_quality.py: exactness and CPU seconds.

    git clone https://github.com/bfsujason/bertalign        # numba and faiss-cpu are what its search needs
    python benchmarks/bertalign_search.py --data GOLD --bertalign bertalign [--set NAME ...]

Its functions are called as its class calls them, with its defaults, and nothing of it is changed. What its package does
at import (it fetches LaBSE) and its detection of languages (a web service) are not needed: sentences are given. Seconds
are CPU seconds of embedding, search and all, the least of three runs over a set, model loaded and code compiled.
"""

from __future__ import annotations

import importlib
import sys
import time
from functools import reduce
from operator import add
from pathlib import Path
from types import ModuleType
from typing import Any

import click
import numpy as np
from common import folders_by_set, machine, table

from aligner.alignment.evaluate import Groups, count, read_ladder, read_lines
from aligner.embed import load_encoder
from aligner.pipeline import align

LAYERS, TOP, WINDOW, SKIP = 5, 3, 5, -0.1  # Bertalign's defaults: max_align, top_k, win, skip


def load_search(checkout: Path) -> tuple[Any, Any]:
    """Import the two modules that hold Bertalign's search, without its package, which would fetch a model."""
    package = ModuleType("bertalign")
    package.__path__ = [str(checkout / "bertalign")]
    sys.modules["bertalign"] = package
    for name, member in (("googletrans", "Translator"), ("sentence_splitter", "SentenceSplitter")):
        unused = ModuleType(name)
        setattr(unused, member, None)
        sys.modules[name] = unused
    return importlib.import_module("bertalign.corelib"), importlib.import_module("bertalign.utils")


def vectors(utils: Any, encoder: Any, lines: list[str]) -> tuple[np.ndarray, np.ndarray]:
    """Return the vectors (layers, n, d) and the lengths in bytes of all runs of up to four sentences."""
    runs = list(utils.yield_overlaps(lines, LAYERS - 1))
    lengths = np.array([len(run.encode()) for run in runs]).reshape(LAYERS - 1, len(lines))
    return encoder.encode(runs).reshape(LAYERS - 1, len(lines), -1), lengths


def bertalign(core: Any, utils: Any, encoder: Any, source: list[str], target: list[str]) -> list[Groups]:
    """Align as ``Bertalign.align_sents`` does."""
    (a, a_lengths), (b, b_lengths) = vectors(utils, encoder, source), vectors(utils, encoder, target)
    ratio = a_lengths[0].sum() / b_lengths[0].sum()
    n, m = len(source), len(target)
    near, which = core.find_top_k_sents(a[0], b[0], k=TOP)
    types = core.get_alignment_types(2)
    window, path = core.find_first_search_path(n, m)
    steps = core.first_pass_align(n, m, window, path, types, near, which)
    first = core.first_back_track(n, m, steps, path, types)
    types = core.get_alignment_types(LAYERS)
    window, path = core.find_second_search_path(first, WINDOW, n, m)
    options = {"margin": True, "len_penalty": True}
    steps = core.second_pass_align(a, b, a_lengths, b_lengths, window, path, types, ratio, SKIP, **options)
    return [(tuple(x), tuple(y)) for x, y in core.second_back_track(n, m, steps, path, types)]


def ours(encoder: Any, source: list[str], target: list[str]) -> list[Groups]:
    """Align as ``aligner.align`` does with sentences that are given."""
    return [(bead.source, bead.target) for bead in align(source, target, encoder).beads]


def timed(method: Any, pairs: list[tuple[list[str], list[str]]]) -> tuple[list[list[Groups]], float]:
    """Return what a method makes of the documents, and the least CPU seconds of three runs."""
    took = []
    for _ in range(3):
        begin = time.process_time()
        made = [method(*pair) for pair in pairs]
        took.append(time.process_time() - begin)
    return made, min(took)


@click.command()
@click.option("--data", required=True, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--bertalign", "checkout", required=True, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--set", "chosen", multiple=True, help="Only these sets.")
def main(data: Path, checkout: Path, chosen: tuple[str, ...]) -> None:
    """Print strict F1 and CPU seconds of both, set by set."""
    core, utils = load_search(checkout)
    encoder = load_encoder()
    rows = []
    for name, folders in folders_by_set(data).items():
        if chosen and name not in chosen:
            continue
        pairs = [(read_lines(folder / "zh.txt"), read_lines(folder / "en.txt")) for folder in folders]
        gold = [read_ladder(folder / "gold.txt") for folder in folders]
        row = [name, str(sum(len(zh) for zh, _ in pairs))]
        for method in (lambda s, t: ours(encoder, s, t), lambda s, t: bertalign(core, utils, encoder, s, t)):
            made, seconds = timed(method, pairs)
            total = reduce(add, (count(one, wanted) for one, wanted in zip(made, gold, strict=True)))
            row += [f"{total.scores()['strict']['f1']:.3f}", f"{seconds:.2f}"]
        rows.append(row)
    click.echo(table(["set", "sentences", "aligner F1", "CPU s", "Bertalign's search F1", "CPU s"], rows, True))
    click.echo(f"\nMeasured on {machine()}.")


if __name__ == "__main__":
    main()
