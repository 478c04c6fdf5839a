"""``aligner config``: what aligner.toml says, and what a command would use."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

import click

from aligner.cli.config import NAME

EXAMPLE = f"""no {NAME} in this folder: every option has its default. For example:

[run]
min-confidence = 0.8

[check]
surface = "minor"\
"""


@click.group("config")
def command() -> None:
    """Show the settings that aligner.toml gives, and the value that every option of a command has."""


@command.command("show")
@click.argument("name", metavar="[COMMAND]", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print the same as JSON.")
@click.pass_context
def show(ctx: click.Context, name: str | None, as_json: bool) -> None:
    """Print what aligner.toml in this folder sets; with COMMAND, every option of it with its value and where from.

    A key that no option has, a command that does not exist, and a file that is not TOML are refused, with exit code 2.
    """
    import json

    given = settings(ctx)
    if name is not None:
        found = values(ctx, name)
        if as_json:
            click.echo(json.dumps({option: value for option, value, _ in found}, ensure_ascii=False, default=str))
            return
        width = max(len(option) for option, _, _ in found)
        for option, value, source in found:
            click.echo(f"{option:{width}}  {_shown(value)}  ({source})")
    elif as_json:
        click.echo(json.dumps(given, ensure_ascii=False, default=str))
    elif not given:
        click.echo(EXAMPLE)
    else:
        click.echo(f"# {Path(NAME).resolve()}")
        for table, keys in given.items():
            click.echo("\n".join(["", f"[{table}]", *(f"{key} = {_shown(value)}" for key, value in keys.items())]))


def settings(ctx: click.Context) -> dict[str, dict[str, Any]]:
    """Return the tables of aligner.toml, keys as long options, each held against the options of its command."""
    root, group = ctx.find_root(), commands(ctx)
    tables = root.default_map or {}
    for name in tables:
        group.get_command(root, name)  # refuses unknown keys
    return {name: {key.replace("_", "-"): value for key, value in table.items()} for name, table in tables.items()}


def commands(ctx: click.Context) -> click.Group:
    """Return the group of all commands."""
    return cast("click.Group", ctx.find_root().command)


def values(ctx: click.Context, name: str) -> list[tuple[str, Any, str]]:
    """Return each option of a command with its value and where that comes from: the file or the default."""
    from click.core import ParameterSource

    root, group = ctx.find_root(), commands(ctx)
    chosen = group.get_command(root, name)
    if chosen is None or isinstance(chosen, click.Group):
        kinds = [other for other in group.list_commands(root) if other not in ("terms", "models", "config")]
        raise click.UsageError(f"{name!r} has no settings; {', '.join(kinds)} have.")
    made = chosen.make_context(name, [], parent=root, resilient_parsing=True)
    out = []
    for parameter in chosen.params:
        if not isinstance(parameter, click.Option):
            continue
        option = next(flag[2:] for flag in parameter.opts if flag.startswith("--"))
        name = parameter.name or ""
        from_file = made.get_parameter_source(name) is ParameterSource.DEFAULT_MAP
        out.append((option, made.params.get(name), NAME if from_file else "default"))
    return out


def _shown(value: Any) -> str:
    """Write a value as TOML would have it; what has no value is a dash."""
    import json

    if value is None or value == () or value == []:
        return "-"
    return json.dumps(value, ensure_ascii=False, default=str)
