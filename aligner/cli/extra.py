"""Arguments that a command does not take: one sentence that says what it takes, and what was perhaps meant."""

from __future__ import annotations

import click

_CLICKS = "Got unexpected extra argument"
MEANT = {
    "fix": "`aligner run ZH EN -o OUT` aligns two documents and corrects the translation",
    "run": "`aligner run --pairs FOLDER` takes many pairs",
    "align": "`aligner run --pairs FOLDER` takes many pairs",
    "check": "another translation to compare with goes behind --against",
    "compare": "the translations go behind --en-a and --en-b",
    "segment": "call it once for each file",
    "export": "the file to write goes behind -o",
    "plot": "the file to write goes behind -o",
    "review": "call it once for each folder",
    "verify": "call it once for each folder",
    "batch": "name all pairs in one list",
}
"""What to do, for the commands to which one argument too many is often given."""


def too_many(error: click.UsageError) -> str:
    """Return what to say where a command was given more arguments than it takes; "" for any other error."""
    if error.ctx is None or not error.message.startswith(_CLICKS):
        return ""
    command, path = error.ctx.command, error.ctx.command_path
    taken = [param.make_metavar(error.ctx) for param in command.params if isinstance(param, click.Argument)]
    extra = error.message.partition("(")[2].removesuffix(")")
    what = " and ".join(taken) if taken else "no argument"
    step = MEANT.get(str(command.name) if path.count(" ") == 1 else "", f"`{path} --help` shows how it is called")
    return f"`{path}` takes {what}, and was given {extra} besides: {step}."
