"""How the cells of an English table of tasks are read."""

from __future__ import annotations

from aligner.extraction.en.targets import targets
from aligner.extraction.en.tasks import shared, tasks
from aligner.extraction.en.units import names
from aligner.extraction.en.when import deadline
from aligner.extraction.task_tables import Rules


def rules() -> Rules:
    """Return the rules for an English document."""
    return Rules(
        "en",
        lambda cell: list(tasks([cell])),
        lambda cell: list(targets([cell])),
        names,
        lambda text: deadline(text)[0],
        shared,
    )
