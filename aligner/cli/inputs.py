"""What a file argument may be on the command line."""

from __future__ import annotations

from pathlib import Path

from aligner.errors import UsageError

Argument = str | Path


def file_arguments(source: str, target: str | None) -> tuple[Argument, Argument | None]:
    """Return ``-`` (standard input) as it is, and anything else as a path: never as text to align.

    The second is None where one file holds both languages.

    Raises UsageError where both are standard input, which can be read only once.
    """
    if source == target == "-":
        raise UsageError("Only one of the two documents can come from standard input: name a file for the other.")
    return source if source == "-" else Path(source), Path(target) if target and target != "-" else target


def refuse_overwriting(output: str, inputs: tuple[Argument | None, ...]) -> None:
    """Raise UsageError where ``output`` names one of the documents that are to be read."""
    place = Path(output)
    if any(isinstance(i, Path) and i.exists() and place.exists() and place.samefile(i) for i in inputs):
        raise UsageError(f"{output} is one of the two documents: name another file with -o.")
