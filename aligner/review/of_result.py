"""What a result asks of a review: its decisions as a table, and who decides where nobody is named."""

from __future__ import annotations

import getpass
import json
from typing import TYPE_CHECKING, Any

from aligner.errors import UsageError
from aligner.review.session import Review

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = ("seq", "time", "author", "kind", "key", "fields", "replaced", "holds")


def decisions_frame(review: Review) -> pd.DataFrame:
    """Return every decision, undo and redo, one a row; ``holds`` says which of them count now."""
    from aligner.optional import need_pandas

    need_pandas()
    import pandas as pd

    holding = {made.decision.seq for made in review.desk.done}
    rows = [
        (
            d.seq,
            d.time,
            d.author,
            d.kind,
            d.key,
            json.dumps(d.fields, ensure_ascii=False),
            json.dumps(d.replaced, ensure_ascii=False),
            d.seq in holding,
        )
        for d in review.decisions
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def key_of(review: Review, row: Any) -> str:
    """Return the key of a row that is named by its number from 1, its key, or itself.

    Raises:
        UsageError: there is no such row.
    """
    if isinstance(row, str):
        return row
    number = getattr(row, "id", row)
    if isinstance(number, bool) or not hasattr(number, "__index__"):
        raise UsageError(f"A row is named by its number or its key, not by {row!r}.")
    lines = review.desk.table.lines
    if not 1 <= int(number) <= len(lines):
        raise UsageError(f"There is no row {number}: they count from 1 to {len(lines)}.")
    return lines[int(number) - 1].key


def user() -> str:
    """Return the name of whoever is logged in, "somebody" where the system does not say."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "somebody"
