"""``aligner verify``: whether a folder is what a run wrote."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click


@click.command("verify")
@click.argument("run", metavar="OUT", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(run: Path, as_json: bool) -> int:
    """Compute the hashes of the files in OUT again and compare them, and the signature, with what the run noted.

    A file that was edited or is missing is named; decisions (aligner apply, aligner review) are no fault. What made the
    run is compared with this installation: where version, models, termbase and rules are the same, the same input and
    options give the same files. Exit codes: 0 every file is what the run wrote, 2 usage, 3 it is not, or OUT is no
    finished run.
    """
    from aligner.export.verify import SAME, verify

    found = verify(run)
    if as_json:
        click.echo(json.dumps(asdict(found) | {"whole": found.whole}, ensure_ascii=False))
        return 0 if found.whole else 3
    same = sum(state == SAME for state in found.files.values())
    click.echo(f"{run}: {same} of {len(found.files)} files are what the run wrote")
    for name, state in found.files.items():
        if state != SAME:
            click.echo(f"  {state}: {name}")
    for fault in found.faults:
        click.echo(f"  {fault}")
    for name, (then, now) in found.other.items():
        click.echo(f"  made with another {name}: {_short(then)}; here it is {_short(now)}")
    if found.whole and not found.other:
        click.echo("  made by what is installed here: the same input and options give the same files")
    return 0 if found.whole else 3


def _short(value: Any) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, sort_keys=True)
    return text if len(text) <= 100 else text[:99] + "…"
