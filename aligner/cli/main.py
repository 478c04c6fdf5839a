"""``aligner``: the command group, which imports a command's file only when that command is called."""

from __future__ import annotations

import importlib
import os
import sys
from typing import TYPE_CHECKING, Any

import click

from aligner import __version__
from aligner.cli.config import check_config, read_config
from aligner.errors import AlignerError

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

COMMANDS = {
    "run": ("aligner.cli.run", "Align a pair and write tables, a report and a record."),
    "batch": ("aligner.cli.batch", "Run thousands or millions of pairs into Parquet tables."),
    "match": ("aligner.cli.match", "Find which files of two folders belong together."),
    "align": ("aligner.cli.align", "Align a pair and print the table."),
    "review": ("aligner.cli.review", "Read, decide and export in the browser."),
    "check": ("aligner.cli.check", "Check pairs that are already aligned."),
    "fix": ("aligner.cli.fix", "Apply the safe corrections to pairs that are already aligned."),
    "apply": ("aligner.cli.apply", "Take edits of exported files over into a finished run."),
    "export": ("aligner.cli.export", "Write a finished run as XLSX, TMX, XLIFF, Parquet or text."),
    "extract": ("aligner.cli.extract", "Extract tasks, targets and facts of one or more documents."),
    "compare": ("aligner.cli.compare", "Compare the targets of two documents."),
    "plot": ("aligner.cli.plot", "Draw a picture of a finished run."),
    "segment": ("aligner.cli.segment", "Show how a document is cut into sentences."),
    "eval": ("aligner.cli.eval", "Score alignments against gold."),
    "models": ("aligner.cli.models", "List, show, train and evaluate models."),
    "terms": ("aligner.cli.terms", "Look things up in the termbase."),
    "config": ("aligner.cli.settings", "Show what aligner.toml sets and what a command would use."),
    "completion": ("aligner.cli.completion", "Print the script that completes commands in your shell."),
    "doctor": ("aligner.cli.doctor", "Show what is installed, what is missing, and how to get it."),
}


class LazyGroup(click.Group):
    """A group that knows its commands' names and help lines without importing them (start-up stays fast)."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the command names in the order in which a user meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return one command; each module calls its command ``command``."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(COMMANDS[cmd_name][0])
        command: click.Command = module.command
        table = (ctx.default_map or {}).get(cmd_name)
        if table:
            parameter = parameter_names(command)
            check_config(cmd_name, set(parameter), table)
            settings = {parameter[key]: value for key, value in table.items()}
            ctx.default_map = {**(ctx.default_map or {}), cmd_name: settings}
        return command

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Complete command names from the table above, importing none of them."""
        from click.shell_completion import CompletionItem

        names = [CompletionItem(name, help=text) for name, (_, text) in COMMANDS.items() if name.startswith(incomplete)]
        return [*names, *click.Command.shell_complete(self, ctx, incomplete)]

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a reader who hangs up (``aligner align ... | head``) ends it quietly, as any filter."""
        try:
            code = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            # Python flushes again at its end: let that go nowhere instead of complaining.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return 0
        return code

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands from the table above, importing none of them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])


def parameter_names(command: click.Command) -> dict[str, str]:
    """Return click's name of each option by its long name (``json`` is ``as_json``), and by itself."""
    options = [p for p in command.params if isinstance(p, click.Option) and p.name]
    long = {flag[2:].replace("-", "_"): str(p.name) for p in options for flag in p.opts if flag.startswith("--")}
    return long | {name: name for name in long.values()}


@click.command(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "--version", prog_name="aligner")
def cli() -> None:
    """Align a Chinese document with its English translation and see where the translation cannot be trusted.

    Start with:  aligner run ORIGINAL TRANSLATION -o OUT
    """


def use_utf8() -> None:
    """Print UTF-8 whatever the console's code page says: a Chinese table must survive a GBK or ASCII console."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")


def main(args: list[str] | None = None) -> None:
    """Run the command line; an error that a user can act on ends in one sentence and its exit code."""
    use_utf8()
    try:
        settings = read_config(list(COMMANDS))
        code = cli.main(args=args, prog_name="aligner", standalone_mode=False, default_map=settings)
        sys.exit(code if isinstance(code, int) else 0)
    except AlignerError as error:
        click.echo(f"aligner: {error}", err=True)
        sys.exit(error.exit_code)
    except click.exceptions.Abort:
        click.echo("aligner: interrupted; nothing half-written was left behind.", err=True)
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)


if __name__ == "__main__":
    main()
