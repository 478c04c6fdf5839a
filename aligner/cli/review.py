"""``aligner review``: the page on which a person decides."""

from __future__ import annotations

import getpass
from pathlib import Path

import click


@click.command("review")
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--port", type=click.IntRange(0, 65535), help="0: any that is free (default: 8765, or a free one).")
@click.option("--host", default="127.0.0.1", show_default=True, help="Another address lets other machines in.")
@click.option(
    "--allow-host", "names", multiple=True, metavar="NAME", help="A name under which others reach this machine."
)
@click.option(
    "--token", envvar="ALIGNER_REVIEW_TOKEN", metavar="KEY", help="A key of your own; else a new one each time."
)
@click.option("--author", metavar="NAME", help="Who decides, where the page does not say (default: your login).")
@click.option("--no-browser", is_flag=True, help="Print the address and open nothing.")
def command(
    out: Path,
    port: int | None,
    host: str,
    names: tuple[str, ...],
    token: str | None,
    author: str | None,
    no_browser: bool,
) -> int:
    """Open OUT, which `aligner run` made, in the browser: read, accept, edit, confirm, export.

    Decisions are kept in OUT/review.sqlite as they are made; close the page and stop the command (Ctrl+C) whenever you
    like. The address holds a key that lets in whoever has it, and works on this machine alone unless --host says
    otherwise. Exit codes: 0 done, 2 usage, 3 OUT is no finished run.
    """
    from aligner.cli.warn import shown_warnings
    from aligner.review.server.serve import Place, serve

    place = Place(host, port, names)

    def ready(address: str) -> None:
        if not place.private:
            click.echo("Other machines reach this page, unencrypted: whoever has the address can decide.", err=True)
        click.echo(f"Review: {address}\nStop with Ctrl+C; every decision is kept as it is made.")
        if place.private and not no_browser:
            import webbrowser

            webbrowser.open(address)

    with shown_warnings():
        serve(out, author or login(), place, token, ready)
    return 0


def login() -> str:
    """Return the name of whoever runs the program."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "reviewer"
