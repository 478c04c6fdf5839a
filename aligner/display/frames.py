"""The pairs as a pandas table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aligner.record import Record
from aligner.view.cells import CELLS, CORRECTED
from aligner.view.rows import rows

if TYPE_CHECKING:
    import pandas as pd

_NUMBERS = {
    "id": "Int64",
    "quality": "float64",
    "quality_corrected": "float64",
    "score": "float64",
    "confidence": "float64",
}
DTYPES = {name: _NUMBERS.get(name, "string") for name in CORRECTED}
"""The columns of corrected.csv in their order, and their dtypes."""


def pairs_frame(result: Record) -> pd.DataFrame:
    """Return one row a bead: ``id`` counts from 1, ``document`` is the Chinese file's name.

    Columns and dtypes as in ``DTYPES``; the index is the number of the row too, so that ``pairs.loc[12]`` is what
    ``result[12]`` is. A missing side is an empty string, never a missing value.
    """
    from aligner.optional import need_pandas

    need_pandas()
    import pandas as pd

    records = [tuple(CELLS[name](row) for name in DTYPES) for row in rows(result)]
    frame = pd.DataFrame.from_records(records, columns=list(DTYPES)).astype(DTYPES)
    frame.index = pd.RangeIndex(1, len(frame) + 1)
    return frame
