"""Small products, computed some rows at a time."""

from __future__ import annotations

import numpy as np
import pytest

from aligner.check.quality.product import product


@pytest.mark.parametrize("shape", [(0, 3, 4), (1, 1, 1), (5, 256, 7), (300, 256, 90), (7, 2000, 400), (4, 0, 3)])
@pytest.mark.parametrize("kind", [np.float32, np.float64])
def test_it_is_the_matrix_product(shape: tuple[int, int, int], kind: type) -> None:
    rows, inner, columns = shape
    draw = np.random.default_rng(3)
    a, b = draw.normal(size=(rows, inner)).astype(kind), draw.normal(size=(columns, inner)).astype(kind)
    made = product(a, b.T)
    assert made.dtype == kind and made.shape == (rows, columns)
    assert np.allclose(made, a @ b.T, atol=1e-3 if kind is np.float32 else 1e-10)
