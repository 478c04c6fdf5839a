"""How a result is put into words: one wording for the page, the notebook and the terminal."""

from __future__ import annotations

from collections.abc import Mapping

from aligner.view.rows import Row

NO_ENGLISH = "No English found for this sentence"
NO_CHINESE = "No Chinese found for this sentence"

# Lower bound of each level of confidence, its number (a colour on the page) and its name.
LEVELS = ((0.9, 4, "high"), (0.7, 3, "good"), (0.5, 2, "fair"), (0.3, 1, "low"), (0.0, 0, "very low"))


def level(confidence: float) -> tuple[int, str]:
    """Return the level (0 to 4) and its name for a confidence in 0..1."""
    return next(((number, name) for bound, number, name in LEVELS if confidence >= bound), (0, "very low"))


def type_words(bead_type: str) -> str:
    """Say in words what a bead type such as ``2-1`` means."""
    zh, en = bead_type.split("-")
    if en == "0":
        return "no English"
    if zh == "0":
        return "no Chinese"
    return f"{zh} Chinese, {en} English"


def sides(row: Row) -> tuple[str, str]:
    """Return the Chinese and the English text, each replaced by a sentence in words where it is missing."""
    return row.zh or NO_CHINESE, row.en or NO_ENGLISH


def severities(counts: Mapping[str, int]) -> str:
    """Say how many findings there are: ``3 critical, 1 major and 12 minor findings``."""
    total = sum(counts.values())
    said = [f"{n:,} {name}" for name, n in counts.items()]
    return f"{', '.join(said[:-1])} and {said[-1]} findings" if total else "no findings"


def count(n: int, noun: str) -> str:
    """Count things: ``1 row``, ``2 rows``."""
    return f"{n:,} {noun}{'' if n == 1 else 's'}"
