"""``aligner completion``: the script that lets a shell complete commands, options and files."""

from __future__ import annotations

import click

# Where each shell looks for it, said by --help and in docs/howto/settings.md.
SHELLS = ("bash", "zsh", "fish")


@click.command("completion", context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def command(ctx: click.Context, shell: str) -> None:
    """Print the script that completes aligner's commands and options in SHELL.

    bash: put  eval "$(aligner completion bash)"  into ~/.bashrc (bash 4.4 or newer). zsh: the same with zsh, in
    ~/.zshrc behind compinit. fish: aligner completion fish > ~/.config/fish/completions/aligner.fish. Then open a new
    shell, and press Tab.
    """
    from click.shell_completion import get_completion_class

    made = get_completion_class(shell)
    if made is None:  # pragma: no cover - click has had all three since 8.0
        raise click.UsageError(f"This version of click completes nothing in {shell}: pip install --upgrade click.")
    script = made(ctx.find_root().command, {}, "aligner", "_ALIGNER_COMPLETE")
    # source() of bash asks the bash on the path for its version; the script itself needs none.
    click.echo(script.source_template % script.source_vars(), nl=False)
