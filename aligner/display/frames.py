"""The pairs as a pandas table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aligner.export.rows import rows
from aligner.result import Result

if TYPE_CHECKING:
    import pandas as pd

# The columns of corrected.csv that an alignment can fill, in their order there.
DTYPES = {
    "id": "Int64",
    "document": "string",
    "zh": "string",
    "en_machine": "string",
    "score": "float64",
    "confidence": "float64",
    "type": "string",
}


def pairs_frame(result: Result) -> pd.DataFrame:
    """Return one row a bead: ``id`` counts from 1, ``document`` is the Chinese file's name.

    Dtypes as in ``DTYPES``. A missing side is an empty string, never a missing value.
    """
    import pandas as pd

    records = [
        (row.id, result.source.name, row.zh, row.en, row.score, row.confidence, row.type) for row in rows(result)
    ]
    return pd.DataFrame.from_records(records, columns=list(DTYPES)).astype(DTYPES)
