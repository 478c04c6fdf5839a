"""Warnings and verdicts as lines on standard error."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from aligner.errors import AlignerWarning, NotTranslationsError

if TYPE_CHECKING:
    from aligner.record import Record


@contextmanager
def shown_warnings(quiet: bool = False) -> Iterator[None]:
    """Print our own warnings as one line each, and no one else's."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("ignore")
        warnings.simplefilter("always", AlignerWarning)
        yield
    for item in caught:
        if issubclass(item.category, AlignerWarning) and not quiet:
            click.echo(f"aligner: warning: {item.message}", err=True)


def verdict_exit(result: Record, say: bool = False) -> int:
    """Return the exit code that the document-level verdict asks for; ``say`` why, if nobody else does."""
    if result.alignment.verdict != "unrelated":
        return 0
    if say:
        click.echo(f"aligner: {' '.join(result.alignment.warnings)}", err=True)
    return NotTranslationsError.exit_code
