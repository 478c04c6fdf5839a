"""Extraction as pandas tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aligner.extraction.plain import TARGET_COLUMNS, TASK_COLUMNS, table
from aligner.extraction.records import Extraction, Record

if TYPE_CHECKING:
    import pandas as pd

_NUMBERS = ("value", "value_max", "baseline")
_DTYPES = dict.fromkeys(_NUMBERS, "float64") | {"baseline_year": "Int64"}


def frames(made: Extraction) -> dict[str, pd.DataFrame]:
    """Return the tables of an extraction by name."""
    parts = {
        "tasks": TASK_COLUMNS,
        "targets": TARGET_COLUMNS,
        "results": TARGET_COLUMNS,
        "requirements": TARGET_COLUMNS,
    }
    return {name: frame(made, getattr(made, name), columns) for name, columns in parts.items()}


def frame(made: Extraction, records: tuple[Record, ...], columns: tuple[str, ...]) -> pd.DataFrame:
    """Return one row a record.

    ``value``, ``value_max`` and ``baseline`` are float64 (2/3 becomes 0.667: the exact ones are in ``to_dict``),
    ``baseline_year`` Int64, spans (start, end) tuples or None, everything else string.
    """
    from aligner.optional import need_pandas

    need_pandas()
    import pandas as pd

    rows = list(table(made, records, columns))
    series = {}
    for k, name in enumerate(columns):
        values = [row[k] for row in rows]
        if name in _NUMBERS:
            exact = (getattr(record, name) for record in records)
            values = [None if value is None else float(value) for value in exact]
        kind = "object" if name.endswith("_span") else _DTYPES.get(name, "string")
        series[name] = pd.Series(values, dtype=kind)
    return pd.DataFrame(series)
