"""The findings as a pandas table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aligner.record import Record
from aligner.types import Finding
from aligner.view.findings import COLUMNS, records

if TYPE_CHECKING:
    import pandas as pd

DTYPES = {name: "string" for name in COLUMNS if "span" not in name} | {"id": "Int64", "confidence": "float64"}


def findings_frame(result: Record) -> pd.DataFrame:
    """Return one row a finding; ``id`` is the row of ``result.pairs``, spans are (start, end) tuples or None."""
    return _frame([report.findings for report in result.reports])


def hints_frame(result: Record) -> pd.DataFrame:
    """Return one row a hint, in the columns of ``findings_frame``."""
    return _frame([report.hints for report in result.reports])


def _frame(findings: Sequence[Sequence[Finding]]) -> pd.DataFrame:
    from aligner.optional import need_pandas

    need_pandas()
    import pandas as pd

    rows = list(records(findings))
    columns = {
        name: pd.Series([row[k] for row in rows], dtype=DTYPES.get(name, "object")) for k, name in enumerate(COLUMNS)
    }
    return pd.DataFrame(columns)
