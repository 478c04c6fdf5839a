"""The corrected table as Parquet: exact texts, typed numbers, lists of segment numbers; the signature as metadata."""

from __future__ import annotations

import os
from typing import Unpack

from aligner.errors import AlignerError
from aligner.files.atomic import atomic_write
from aligner.record import Record
from aligner.view.cells import CELLS, CORRECTED, with_cell
from aligner.view.content import Only, chosen_rows, signature_text

_NUMBERS = {
    "id": "int64",
    "quality": "float64",
    "quality_corrected": "float64",
    "score": "float64",
    "confidence": "float64",
}


def write_parquet(
    result: Record, path: str | os.PathLike[str], min_confidence: float | None = None, **only: Unpack[Only]
) -> None:
    """Write the columns of corrected.csv, and key, moved, zh_segments and en_segments (counted from 0).

    Raises:
        AlignerError: pyarrow is not installed.
    """
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError as error:
        raise AlignerError("Parquet needs pyarrow: run `pip install 'aligner-zh[parquet]'`, or export CSV.") from error
    rows = chosen_rows(result, min_confidence, **only)
    columns = {
        name: pa.array([CELLS[name](row) for row in rows], getattr(pa, _NUMBERS.get(name, "string"))())
        for name in with_cell(CORRECTED, rows)
    }
    columns["moved"] = pa.array([row.moved for row in rows], pa.bool_())
    for name, side in (("zh_segments", "source"), ("en_segments", "target")):
        columns[name] = pa.array([list(getattr(row, side).segments) for row in rows], pa.list_(pa.int32()))
    table = pa.table(columns).replace_schema_metadata({"aligner": signature_text(result)})
    with atomic_write(path, encoding=None) as file:
        parquet.write_table(table, file, compression="zstd")
