"""The same beads and the same numbers, whatever adds the products: order, threads, kernels, batch sizes."""

import os
import subprocess
import sys

import numpy as np
import pytest

from aligner.alignment.engine import align_segments
from aligner.alignment.problem import GRID, UNIT, centred, exact, unit_steps, whole_steps
from aligner.embed import shared_encoder
from aligner.embed.static import StaticEncoder
from tests.corpora.pairs import CORPORA, lines

DIGEST = """
import sys
from hashlib import sha256
from pathlib import Path
from aligner import align
made = [align(Path(sys.argv[1]) / n / "zh.txt", Path(sys.argv[1]) / n / "en.txt") for n in ("notice", "plan")]
print(sha256(repr([m.beads for m in made]).encode()).hexdigest())
"""


def test_whole_steps_keep_directions_and_never_pass_the_grid() -> None:
    rows = np.random.default_rng(0).normal(size=(50, 64)).astype(np.float32)
    steps = whole_steps(rows)
    assert (steps == np.rint(steps)).all() and np.abs(steps).max() == GRID
    scale = np.linalg.norm(rows, axis=1) * np.linalg.norm(steps, axis=1)
    assert ((rows * steps).sum(1) / scale) == pytest.approx(np.ones(50), abs=1e-6)
    assert (whole_steps(np.zeros((2, 3), np.float32)) == 0).all() and whole_steps(np.zeros((0, 3))).shape == (0, 3)


@pytest.mark.parametrize("width", [1, 3, 256, 1024])
def test_products_do_not_depend_on_the_order_of_addition(width: int) -> None:
    rng = np.random.default_rng(width)
    x, y = (rng.normal(size=(30, width)).astype(np.float32) ** 3 for _ in range(2))
    order = rng.permutation(width)
    a, b = centred(x, np.ones(30, np.float32)), centred(y, np.ones(30, np.float32))
    assert (exact(a, b) == exact(a[:, order], b[:, order])).all()
    u, v = unit_steps(x), unit_steps(y)
    assert (u @ v.T == (u[:, order] @ v[:, order].T)).all()
    assert (u @ v.T == exact(u, v)).all()
    assert np.linalg.norm(u, axis=1).max() <= 4096 and (u**2).sum() > 0
    assert np.linalg.norm(u, axis=1) == pytest.approx(np.full(30, UNIT), rel=0.01)


class Turned:
    """The embedded model with its dimensions in another order: other sums of the same numbers."""

    def __init__(self, order: np.ndarray) -> None:
        model = shared_encoder()
        assert isinstance(model, StaticEncoder)
        self.model, self.order, self.name, self.dim = model, order, model.name, model.dim

    def encode_sums(self, texts: list[str]) -> tuple[np.ndarray, np.ndarray]:
        sums, weights = self.model.encode_sums(texts)
        return sums[:, self.order], weights

    def encode(self, texts: list[str]) -> np.ndarray:
        return self.model.encode(texts)[:, self.order]


@pytest.mark.parametrize("name", ["notice", "interpretation"])
def test_dimensions_in_another_order_give_the_same_numbers(name: str) -> None:
    from aligner.evaluation import line_segments

    (zh, zh_text), (en, en_text) = (line_segments(lines(name, side)) for side in ("zh", "en"))
    width = shared_encoder().dim
    made = [
        align_segments(zh, en, zh_text, en_text, Turned(order), soft=False)
        for order in (np.arange(width), np.random.default_rng(3).permutation(width))
    ]
    assert made[0] == made[1]


@pytest.mark.slow
def test_threads_and_kernels_of_linear_algebra_change_nothing() -> None:
    """OpenBLAS takes other kernels under another name of a processor; elsewhere the variable says nothing."""
    seen = set()
    for threads, core in (("1", ""), ("2", ""), ("2", "NEHALEM"), ("1", "HASWELL")):
        env = {**os.environ, "OPENBLAS_NUM_THREADS": threads, "OMP_NUM_THREADS": threads}
        env |= {"OPENBLAS_CORETYPE": core} if core else {}
        run = [sys.executable, "-c", DIGEST, str(CORPORA)]
        seen.add(subprocess.run(run, env=env, capture_output=True, text=True, check=True).stdout)
    assert len(seen) == 1


@pytest.mark.parametrize("size", [1, 3, 1000])
def test_batches_of_any_size_give_the_same_sums(size: int) -> None:
    model = shared_encoder()
    assert isinstance(model, StaticEncoder)
    texts = [*lines("plan", "zh"), *lines("plan", "en"), "", "\u3000"]
    sums, weights = model.encode_sums(texts)
    parts = [model.encode_sums(texts[at : at + size]) for at in range(0, len(texts), size)]
    assert (np.concatenate([p[0] for p in parts]) == sums).all()
    assert (np.concatenate([p[1] for p in parts]) == weights).all()
