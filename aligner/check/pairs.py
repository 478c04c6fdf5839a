"""What counts as pairs to check: tuples, ``PairText``, dictionaries and tables with the columns zh and en."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from aligner.errors import UsageError
from aligner.limits import limit
from aligner.types import Finding, PairText

Pairs = Any
"""An iterable of (zh, en), of ``PairText`` or of dictionaries, or a table of pandas or polars (not imported here)."""
_WHAT = "A pair to check is two texts, the Chinese and its English; use an empty text for none."
_COLUMNS = "A table of pairs has its Chinese in a column zh and its English in a column en."


def pair_texts(pairs: Pairs) -> list[PairText]:
    """Return the pairs as ``PairText``, in order.

    Raises:
        UsageError: columns of other names, or something that is no pair of texts.
    """
    if hasattr(pairs, "columns"):
        if not {"zh", "en"} <= set(pairs.columns):
            raise UsageError(_COLUMNS)
        table: Any = pairs
        pairs = zip(list(table["zh"]), list(table["en"]), strict=True)
    if isinstance(pairs, (str, Mapping)) or not isinstance(pairs, Iterable):
        raise UsageError(_WHAT)
    return [_one(pair) for pair in pairs]


def too_long(pairs: Sequence[PairText]) -> dict[int, Finding]:
    """Return a finding for each pair that is no pair of sentences by its length, and that no check looks at."""
    most = limit("PAIR_CHARACTERS")
    found = {}
    for number, pair in enumerate(pairs):
        count = len(pair.zh) + len(pair.en)
        if count > most:
            found[number] = Finding(
                "pair",
                "major",
                f"This row was not checked: its texts have {count:,} characters (at most {most:,} are checked). "
                "Align the two texts as documents, or cut them into sentences.",
                f"{len(pair.zh):,} characters of Chinese, {len(pair.en):,} of English",
                "",
                1.0,
                (0, len(pair.zh)) if pair.zh else None,
                (0, len(pair.en)) if pair.en else None,
                rule="pair.unchecked",
            )
    return found


def _one(pair: object) -> PairText:
    if isinstance(pair, Mapping):
        if not {"zh", "en"} <= pair.keys():
            raise UsageError(_COLUMNS)
        pair = PairText(pair["zh"], pair["en"])
    elif isinstance(pair, str):
        raise UsageError(_WHAT)
    elif not isinstance(pair, PairText):
        try:
            pair = PairText(*pair)  # type: ignore[misc]
        except TypeError:
            raise UsageError(_WHAT) from None
    figures = all(value is None or isinstance(value, int | float) for value in (pair.score, pair.confidence))
    if not (figures and isinstance(pair.zh, str) and isinstance(pair.en, str) and isinstance(pair.status, str)):
        raise UsageError(_WHAT)
    return pair
