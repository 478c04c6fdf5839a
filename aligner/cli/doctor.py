"""``aligner doctor``: what is installed, what is missing, and the command that gets it."""

from __future__ import annotations

import click

_SIGNS = {"ok": "ok", "absent": "--", "broken": "!!"}


@click.command(name="doctor", context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--json", "as_json", is_flag=True, help="Print the same as JSON, for a bug report.")
def command(as_json: bool) -> None:
    """Show versions, hashes of model and termbase, and what is missing with the command that gets it.

    Exit code 0 where the main job can run (what is marked -- is wanted by some commands only), 3 where something that
    it needs is missing or damaged (marked !!).
    """
    import json
    from dataclasses import asdict

    from aligner.doctor import BROKEN, diagnose

    items = list(diagnose())
    if as_json:
        click.echo(json.dumps([asdict(item) for item in items], ensure_ascii=False, indent=2))
    else:
        width = max(len(item.name) for item in items)
        for item in items:
            click.echo(f"{_SIGNS[item.state]}  {item.name:{width}}  {item.found}")
            if item.remedy:
                click.echo(f"    {'':{width}}  → {item.remedy}")
    if any(item.state == BROKEN for item in items):
        raise click.exceptions.Exit(3)
