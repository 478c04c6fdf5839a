"""Products of small matrices, as one thread computes them."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

_ALONE = 1 << 18
"""Multiplications up to which OpenBLAS uses one thread (its SMP_THRESHOLD_MIN times GEMM_MULTITHREAD_THRESHOLD)."""


def product(a: NDArray[np.floating[Any]], b: NDArray[np.floating[Any]]) -> NDArray[np.floating[Any]]:
    """Return the matrix product of (n, k) and (k, m), some rows at a time.

    Threads that wait for each other cost more than the product of two sentences: a page took 2.6 times the CPU time on
    two cores that others used as well.
    """
    rows = max(1, _ALONE // max(1, a.shape[1] * b.shape[1]))
    rows = rows // 4 * 4 or rows  # OpenBLAS takes four at a time
    if len(a) <= rows:
        return a @ b
    out = np.empty((len(a), b.shape[1]), np.result_type(a, b))
    for k in range(0, len(a), rows):
        np.matmul(a[k : k + rows], b, out=out[k : k + rows])
    return out
