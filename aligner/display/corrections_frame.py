"""The corrections as a pandas table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aligner.record import Record
from aligner.view.corrections import COLUMNS, records

if TYPE_CHECKING:
    import pandas as pd

DTYPES = {name: "string" for name in COLUMNS if "span" not in name} | {"id": "Int64", "confidence": "float64"}


def corrections_frame(result: Record) -> pd.DataFrame:
    """Return one row a correction; ``id`` is the row of ``result.pairs``, spans are (start, end) tuples or None."""
    from aligner.optional import need_pandas

    need_pandas()
    import pandas as pd

    rows = list(records(result.revisions))
    columns = {
        name: pd.Series([row[k] for row in rows], dtype=DTYPES.get(name, "object")) for k, name in enumerate(COLUMNS)
    }
    return pd.DataFrame(columns)
