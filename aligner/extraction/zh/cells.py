"""How the cells of a Chinese table of tasks are read."""

from __future__ import annotations

from aligner.extraction.records import Facts
from aligner.extraction.task_tables import Rules
from aligner.extraction.zh.targets import targets
from aligner.extraction.zh.tasks import due, shared, tasks
from aligner.extraction.zh.units import names


def rules(known: Facts) -> Rules:
    """Return the rules for a document of which the facts are known."""
    return Rules(
        "zh",
        lambda cell: tasks([cell], known),
        lambda cell: targets([cell], known),
        names,
        lambda text: due(text, known),
        shared,
    )
