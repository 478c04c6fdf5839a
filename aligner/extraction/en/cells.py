"""How the cells of an English table of tasks are read."""

from __future__ import annotations

from aligner.extraction.en.targets import targets
from aligner.extraction.en.tasks import shared, tasks
from aligner.extraction.en.units import names
from aligner.extraction.en.when import due
from aligner.extraction.task_tables import Rules


def rules(year: int | None = None) -> Rules:
    """Return the rules for an English document that calls ``year`` this year."""
    return Rules(
        "en",
        lambda cell: list(tasks([cell], year)),
        lambda cell: list(targets([cell], year)),
        names,
        lambda text: due(text, year),
        shared,
    )
