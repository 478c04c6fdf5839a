"""Other aligners with our model on the same gold: strict F1, each run from a checkout or package that you name.

    python benchmarks/run_peers.py --data GOLD [--bertalign DIR] [--vecalign DIR] [--sentalign DIR] [--json]

Each DIR is put on the import path: a checkout of bertalign (it needs numba and faiss-cpu), of vecalign with its
extension built (``python setup.py build_ext --inplace``), the folder that sentalign was installed into. Runs of up to
``--most`` sentences are encoded by the embedded model; all other settings are theirs. peers.toml names the commits.
"""

from __future__ import annotations

import importlib
import json
import sys
import types
from collections.abc import Callable, Iterable
from functools import reduce
from operator import add
from pathlib import Path
from typing import Any

import click
import numpy as np
from common import folders_by_set, table

from aligner import load_encoder
from aligner.alignment.evaluate import Counts, Groups, count, read_ladder, read_lines
from aligner.clock import Clock
from aligner.embed import Encoder
from aligner.evaluation import align_gold

Align = Callable[[list[str], list[str]], Iterable[Groups]]
MOST = {"bertalign": 5, "vecalign": 8, "sentalign": 8}
"""Sentences in a bead: bertalign's default, and eight, as ours, for the others."""


def runs(lines: list[str], overlaps: int) -> list[list[str]]:
    """Return for each number of sentences the runs that end with each line; too short ones are given whole."""
    return [
        [" ".join(lines[max(0, k - size + 1) : k + 1]) or "." for k in range(len(lines))]
        for size in range(1, overlaps + 1)
    ]


def layers(lines: list[str], overlaps: int, encoder: Encoder) -> np.ndarray:
    """Return float32 (overlaps, lines, d): the vectors of all runs."""
    return np.stack([encoder.encode(texts) for texts in runs(lines, overlaps)])


def bertalign(encoder: Encoder) -> Align:
    """Return Bertalign's two passes over our vectors, with its defaults."""
    package = types.ModuleType("bertalign")  # its own __init__ loads LaBSE
    package.__path__ = [str(Path(path) / "bertalign") for path in sys.path]
    sys.modules["bertalign"] = package
    core = importlib.import_module("bertalign.corelib")
    most, top_k, window, skip = MOST["bertalign"], 3, 5, -0.1

    def align(zh: list[str], en: list[str]) -> Iterable[Groups]:
        x, y = layers(zh, most - 1, encoder), layers(en, most - 1, encoder)
        sizes = [
            np.array([[len(text.encode()) for text in layer] for layer in runs(side, most - 1)]) for side in (zh, en)
        ]
        near, index = core.find_top_k_sents(x[0], y[0], k=top_k)
        kinds = core.get_alignment_types(2)
        width, path = core.find_first_search_path(len(zh), len(en))
        pointers = core.first_pass_align(len(zh), len(en), width, path, kinds, near, index)
        rough = core.first_back_track(len(zh), len(en), pointers, path, kinds)
        kinds = core.get_alignment_types(most)
        width, path = core.find_second_search_path(rough, window, len(zh), len(en))
        ratio = sizes[0][0].sum() / sizes[1][0].sum()
        pointers = core.second_pass_align(x, y, *sizes, width, path, kinds, ratio, skip, margin=True, len_penalty=True)
        return beads(core.second_back_track(len(zh), len(en), pointers, path, kinds))

    return align


def vecalign(encoder: Encoder) -> Align:
    """Return Vecalign's search over our vectors, with its defaults."""
    core = importlib.import_module("vecalign.dp_utils")
    most = MOST["vecalign"]

    def align(zh: list[str], en: list[str]) -> Iterable[Groups]:
        np.random.seed(42)
        stack = core.vecalign(
            vecs0=layers(zh, most, encoder),
            vecs1=layers(en, most, encoder),
            final_alignment_types=core.make_alignment_types(most),
            del_percentile_frac=0.2,
            width_over2=most // 2 + 5,
            max_size_full_dp=300,
            costs_sample_size=20000,
            num_samps_for_norm=100,
        )
        return beads(stack[0]["final_alignments"])

    return align


def sentalign(encoder: Encoder) -> Align:
    """Return sentalign with its defaults."""
    run = importlib.import_module("sentalign.sentalign").sentalign

    def align(zh: list[str], en: list[str]) -> Iterable[Groups]:
        made = run(zh, en, encoder.encode, alignment_max_size=MOST["sentalign"])
        return beads((a.src_indices, a.tgt_indices) for a in made.alignments)

    return align


def beads(found: Iterable[Any]) -> list[Groups]:
    """Return their beads in our form."""
    return [(tuple(map(int, source)), tuple(map(int, target))) for source, target in found]


@click.command()
@click.option("--data", required=True, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--bertalign", "bertalign_", type=click.Path(exists=True, file_okay=False))
@click.option("--vecalign", "vecalign_", type=click.Path(exists=True, file_okay=False))
@click.option("--sentalign", "sentalign_", type=click.Path(exists=True, file_okay=False))
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def main(data: Path, bertalign_: str | None, vecalign_: str | None, sentalign_: str | None, as_json: bool) -> None:
    """Print strict F1 by set."""
    encoder = load_encoder()
    systems: dict[str, Align] = {}
    for place, make in ((bertalign_, bertalign), (vecalign_, vecalign), (sentalign_, sentalign)):
        if place:
            sys.path.insert(0, place)
            systems[make.__name__] = make(encoder)
    scores: dict[str, dict[str, float]] = {}
    for name, folders in folders_by_set(data).items():
        if "textberg" in name:  # German and French, which the model does not know
            continue
        counts: dict[str, list[Counts]] = {}
        for folder in folders:
            triple = folder / "zh.txt", folder / "en.txt", folder / "gold.txt"
            zh, en, gold = read_lines(triple[0]), read_lines(triple[1]), read_ladder(triple[2])
            ours, _ = align_gold(triple, encoder, Clock())
            counts.setdefault("aligner", []).append(count([(b.source, b.target) for b in ours], gold))
            for system, align in systems.items():
                counts.setdefault(system, []).append(count(align(zh, en), gold))
        scores[name] = {system: reduce(add, found).scores()["strict"]["f1"] for system, found in counts.items()}
    if as_json:
        click.echo(json.dumps(scores))
        return
    header = ["strict F1", "aligner", *systems]
    click.echo(table(header, [[name, *(f"{found[s]:.3f}" for s in header[1:])] for name, found in scores.items()]))


if __name__ == "__main__":
    main()
