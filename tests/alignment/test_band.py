"""The band of cells around a rough path: shape, numbering, and that the true path is inside it."""

from itertools import pairwise

import numpy as np
import pytest

from aligner.alignment import coarse
from aligner.alignment.band import Band
from aligner.alignment.coarse import RADIUS, band_around, best_chain, find_band, pool, rough_links
from aligner.embed.protocol import unit_rows


def synthetic(blocks: list[tuple[int, int]], seed: int = 0) -> tuple[np.ndarray, np.ndarray, list[tuple[int, int]]]:
    """Return two documents of noisy shared vectors and their true links.

    A block ``(n, n)`` is ``n`` sentences on both sides, ``(n, 0)`` and ``(0, m)`` are holes.
    """
    rng = np.random.default_rng(seed)
    left, right, links = [], [], []
    for n, m in blocks:
        shared = rng.normal(size=(max(n, m), 64))
        if n and m:
            links += [(len(left) + k, len(right) + k) for k in range(n)]
        left += list(shared[:n] + 0.5 * rng.normal(size=(n, 64)))
        right += list(shared[:m] + 0.5 * rng.normal(size=(m, 64)))
    return np.array(left, np.float32), np.array(right, np.float32), links


def holds(band: Band, links: list[tuple[int, int]]) -> bool:
    """Whether both corners of every link are cells of the band."""
    return all(band.low[i] <= j and j + 1 <= band.high[i + 1] for i, j in links)


DOCUMENTS = {
    "plain": [(300, 300)],
    "hole in the target": [(150, 150), (400, 0), (150, 150)],
    "hole in the source": [(150, 150), (0, 400), (150, 150)],
    "holes at both ends": [(200, 0), (100, 100), (0, 200), (100, 100), (300, 0)],
    "hole at the start of one, end of the other": [(0, 300), (120, 120), (300, 0)],
    "many small holes": [(20, 20), (5, 0), (20, 20), (0, 5)] * 8,
}


@pytest.mark.parametrize("blocks", DOCUMENTS.values(), ids=DOCUMENTS)
@pytest.mark.parametrize("full_cells", [coarse.FULL_CELLS, 40 * 40], ids=["whole", "pooled"])
def test_the_true_path_is_inside(blocks, full_cells: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(coarse, "FULL_CELLS", full_cells)
    left, right, links = synthetic(blocks)
    band = find_band(left, right)
    assert holds(band, links)
    well_formed(band, len(left), len(right))
    if blocks == [(300, 300)]:
        assert (band.high - band.low).max() < 6 * RADIUS


def well_formed(band: Band, n: int, m: int) -> None:
    """First and last cell are inside, the edges never fall, and every row can be reached from the one before."""
    assert len(band.low) == len(band.high) == n + 1
    assert band.low[0] == 0 and band.high[-1] == m
    assert (band.low >= 0).all() and (band.high <= m).all() and (band.low <= band.high).all()
    assert (np.diff(band.low) >= 0).all() and (np.diff(band.high) >= 0).all()
    assert (band.low[1:] <= band.high[:-1]).all()


@pytest.mark.parametrize(("n", "m"), [(1, 1), (1, 5000), (5000, 1), (2, 3000), (3000, 2), (70, 70)])
def test_extreme_shapes_are_well_formed(n: int, m: int) -> None:
    rng = np.random.default_rng(n + m)
    left, right = (rng.normal(size=(k, 8)).astype(np.float32) for k in (n, m))
    well_formed(find_band(left, right), n, m)


def test_cost_is_linear_in_length() -> None:
    cells = []
    for n in (2500, 5000):
        left, right, _ = synthetic([(n, n)])
        cells.append(int(find_band(left, right).starts()[-1]))
    assert cells[1] < 2.3 * cells[0]


def test_documents_without_a_known_word_are_searched_too() -> None:
    nothing = np.zeros((100, 8), np.float32)
    well_formed(find_band(nothing, nothing), 100, 100)
    assert rough_links(nothing, nothing) == []


def test_best_chain_beats_every_other_monotone_chain() -> None:
    rng = np.random.default_rng(3)
    left, right = (rng.normal(size=(n, 4)).astype(np.float32) for n in (6, 7))
    excess = np.maximum(unit_rows(left) @ unit_rows(right).T - coarse.EXCESS, 0)
    best = np.zeros((7, 8))
    for i in range(1, 7):
        for j in range(1, 8):
            best[i, j] = max(best[i - 1, j], best[i, j - 1], best[i - 1, j - 1] + excess[i - 1, j - 1])
    links = best_chain(left, right, Band.full(6, 7))
    assert sum(excess[link] for link in links) == pytest.approx(best[-1, -1])
    assert all(a < c and b < d for (a, b), (c, d) in pairwise(links))


def test_pooling_adds_neighbours_and_keeps_the_rest() -> None:
    sums = np.arange(10, dtype=np.float32)[:, None]
    assert pool(sums)[:, 0].tolist() == [6, 22, 17]


def test_band_around_links_covers_the_rectangles_between_them() -> None:
    band = band_around([(10, 10), (20, 40)], 30, 50, 2)
    assert (band.low[15], band.high[15]) == (9, 43)
    assert (band.low[5], band.high[5]) == (0, 13)
    assert (band.low[30], band.high[0]) == (39, 13)


def test_cells_are_numbered_row_by_row() -> None:
    band = Band(np.array([0, 0, 1]), np.array([1, 2, 3]))
    assert band.starts().tolist() == [0, 2, 5, 8]
    rows, columns = band.cells(0, 2)
    assert list(zip(rows.tolist(), columns.tolist(), strict=True)) == [
        (0, 0), (0, 1), (1, 0), (1, 1), (1, 2), (2, 1), (2, 2), (2, 3),
    ]  # fmt: skip
    assert band.shifted(band.starts(), 1, 2, [(-1, -1), (1, 0)]).tolist() == [[8, 0, 1, 2, 3, 4], [8, 5, 6, 8, 8, 8]]


def test_blocks_cover_all_rows_once() -> None:
    for rows in (0, 1, 255, 256, 257, 600):
        blocks = Band.full(rows, 3).blocks()
        assert [i for a, b in blocks for i in range(a, b + 1)] == list(range(rows + 1))
