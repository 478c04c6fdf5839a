"""The options with which a command asks a model for whole sentences, and what becomes of the answers."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from aligner.correct.backends import Backend
    from aligner.record import Record
    from aligner.view.rows import Row

F = TypeVar("F", bound=Callable[..., Any])


def suggestion_options(command: F) -> F:
    """Add --suggest-with and --endpoint."""
    for option in (
        click.option("--endpoint", metavar="URL", help="Base URL of the server for openai:MODEL; its key: docs."),
        click.option(
            "--suggest-with",
            metavar="MODEL",
            help="Ask a model about what needs review: a folder, a hub name, or openai:MODEL. For the column note.",
        ),
    ):
        command = option(command)
    return command


def chosen_backend(spec: str | None, endpoint: str | None) -> Backend | None:
    """Return the back-end that the options name, None for none; see ``aligner.correct.backends.load_backend``."""
    if spec is None:
        if endpoint:
            raise click.UsageError("--endpoint is for --suggest-with openai:MODEL.")
        return None
    from aligner.correct.backends import load_backend

    return load_backend(spec, endpoint)


def noted(result: Record, backend: Backend) -> tuple[list[Row], int]:
    """Return the rows of a result with the suggestions of a back-end in ``note``, and how many there are.

    Where the back-end fails after its first answer, what it gave is kept and the failure is said.
    """
    from aligner.correct.backends import BackendError, suggestions
    from aligner.correct.backends.suggest import wanting
    from aligner.view.rows import rows

    table = rows(result)
    chinese = [row.zh for row in table]
    total = len(wanting(chinese, result.revisions))
    count, answered = 0, False
    with progress(total) as step:
        try:
            for index, text in suggestions(chinese, result.revisions, backend):
                answered = True
                step()
                if text:
                    count += 1
                    table[index] = replace(table[index], note=f"{backend.name} suggests: {text}")
        except BackendError as error:
            if not answered:
                raise
            click.echo(f"aligner: warning: {error} The suggestions until then are kept.", err=True)
    return table, count


@contextmanager
def progress(total: int) -> Iterator[Callable[[], None]]:
    """Give a function that moves a bar on by one of ``total`` steps; where nobody sees it, there is no bar."""
    if not sys.stderr.isatty():
        yield lambda: None
        return
    with click.progressbar(length=total, label="asking for suggestions", file=sys.stderr) as bar:
        yield lambda: bar.update(1)
