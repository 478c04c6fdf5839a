"""Corrected English as a word diff: coloured on a terminal, with marks elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO, TYPE_CHECKING

from aligner.correct.diff import revision_diff
from aligner.view.text import one_line

if TYPE_CHECKING:
    from aligner.correct import Revision

_STYLE = {"delete": "red strike", "insert": "green", "equal": ""}
_MARKS = {"delete": ("[-", "-]"), "insert": ("{+", "+}"), "equal": ("", "")}


def print_diff(revisions: Iterable[Revision], stream: IO[str]) -> None:
    """Print each changed text with its number, deleted and inserted words marked, and what rules changed it.

    Marks are those of ``git diff --word-diff`` where ``stream`` is no terminal; text is kept on one line, and no
    control sign of a document reaches the terminal.
    """
    from rich.console import Console
    from rich.text import Text

    console = Console(file=stream, highlight=False, markup=False, emoji=False, soft_wrap=True)
    for number, revision in enumerate(revisions, start=1):
        if not revision.corrections:
            continue
        line = Text()
        line.append(f"{number:>5}  ", style="dim")
        for piece in revision_diff(revision):
            left, right = ("", "") if console.is_terminal else _MARKS[piece.kind]
            line.append(left + _plain(piece.text) + right, style=_STYLE[piece.kind])
        console.print(line)
        rules = ", ".join(dict.fromkeys(made.rule for made in revision.corrections))
        console.print(Text(f"       {revision.status}: {rules}", style="dim"))


def _plain(text: str) -> str:
    """Return a text without line ends and control signs, its own blanks kept."""
    lead = " " if text[:1].isspace() else ""
    tail = " " if text[-1:].isspace() and text.strip() else ""
    return lead + one_line(text).strip() + tail
