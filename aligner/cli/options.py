"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])


def reading_options(command: F) -> F:
    """Add the options that decide how documents are read, cut and embedded."""
    for option in reversed(
        [
            click.option(
                "--model", metavar="NAME|PATH", help="A sentence-transformers model instead of the embedded one."
            ),
            click.option("--lines", is_flag=True, help="The files hold one sentence a line: cut and join nothing."),
            click.option(
                "--no-clean", is_flag=True, help="Leave watermarks, bookmarks and invisible characters alone."
            ),
            click.option("--no-soft", is_flag=True, help="Never cut an English sentence to fit the Chinese."),
            click.option("--anchors", metavar="FILE", help="A table of confirmed pairs (zh, en) that must be kept."),
            click.option("--allow-moves", is_flag=True, help="Pair passages that stand elsewhere, and mark them."),
            click.option("--spacy-zh", metavar="NAME|PATH", help="A spaCy pipeline that splits the Chinese."),
            click.option("--spacy-en", metavar="NAME|PATH", help="A spaCy pipeline that splits the English."),
            click.option("--languages", metavar="A,B", help="Two language codes, for a pair other than zh,en."),
        ]
    ):
        command = option(command)
    return command


def checking_options(command: F) -> F:
    """Add the options that decide which checks speak and how gravely; aligner.toml's table [check] fills them."""
    for option in reversed(
        [
            click.option("--checks", metavar="A,B", help="Only these checks (default: all).", callback=_names),
            click.option(
                "--severity",
                multiple=True,
                metavar="CHECK=LEVEL",
                callback=_levels,
                help="Report a check as critical, major or minor, or not at all (off). Can be repeated.",
            ),
            click.option(
                "--terms",
                type=click.Path(path_type=Path),
                metavar="FILE",
                callback=_terms,
                help="A termbase of your own, before the shipped one.",
            ),
            click.option(
                "--show-from",
                type=click.FloatRange(0, 1),
                metavar="P",
                help="The confidence from which a finding is shown and counted (0.6); below it is a hint.",
            ),
        ]
    ):
        command = option(command)
    return command


def _names(context: click.Context, parameter: click.Parameter, value: str | None) -> tuple[str, ...] | None:
    return tuple(name.strip() for name in value.split(",")) if value is not None else None


def _terms(context: click.Context, parameter: click.Parameter, value: Path | None) -> Path | None:
    """Say once what is wrong with a user's termbase, before any work."""
    if value is not None:
        from aligner.cli.warn import shown_warnings
        from aligner.terms import with_user_terms

        with shown_warnings():
            with_user_terms(value)
    return value


def _levels(context: click.Context, parameter: click.Parameter, value: tuple[str, ...]) -> dict[str, str] | None:
    """Return the levels of aligner.toml with those of the command line over them."""
    from aligner.check.settings import read_levels

    configured = context.lookup_default(str(parameter.name)) or ()
    return read_levels((*configured, *value)) or None


def pipeline_options(given: dict[str, Any]) -> dict[str, Any]:
    """Turn command-line values into the keyword options of ``aligner.run``."""
    languages = given.get("languages")
    if languages is not None:
        parts = tuple(part.strip() for part in languages.split(","))
        if len(parts) != 2 or not all(parts):
            raise click.BadParameter(f"expected two codes such as de,fr, got {languages!r}", param_hint="--languages")
        languages = parts
    return {
        "clean": not given["no_clean"],
        "lines": given["lines"],
        "soft": not given["no_soft"],
        "anchors": given["anchors"],
        "allow_moves": given["allow_moves"],
        "spacy_zh": given["spacy_zh"],
        "spacy_en": given["spacy_en"],
        "languages": languages,
        "checks": given.get("checks"),
        "severity": given.get("severity"),
        "terms": given.get("terms"),
        "show": given.get("show_from"),
    }
