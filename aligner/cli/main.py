"""``aligner``: the command group, which imports a command's file only when that command is called."""

from __future__ import annotations

import importlib
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from aligner import __version__
from aligner.cli.config import check_config, check_value, read_config
from aligner.cli.extra import too_many
from aligner.collecting import seldom
from aligner.errors import AlignerError, UsageError

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
    "verify": ("aligner.cli.verify", "Say whether a folder is what a run wrote."),
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
            options = {str(p.name): p for p in command.params if isinstance(p, click.Option)}
            for key, value in table.items():
                check_value(cmd_name, key, value, options[parameter[key]])
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
            no_more_output()
            return 0
        except click.UsageError as error:
            if said := too_many(error):
                raise UsageError(said) from error
            raise
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


def no_more_output() -> None:
    """Let what is still to be printed go nowhere: Python flushes again at its end, and would complain."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def use_streams() -> None:
    """Open nothing in the place of streams that the caller has closed, before any file takes their number."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115 (open till the end)


def use_utf8() -> None:
    """Print UTF-8 whatever the console's code page says: a Chinese table must survive a GBK or ASCII console."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")


def spare_threads() -> None:
    """Let numpy's BLAS compute with one thread unless the user says otherwise.

    What is multiplied here is small: threads that wait for each other cost more than they save.
    """
    if "OMP_NUM_THREADS" not in os.environ:
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def main(args: list[str] | None = None) -> None:
    """Run the command line; an error that a user can act on ends in one sentence and its exit code."""
    use_streams()
    use_utf8()
    given = sys.argv[1:] if args is None else args
    if given[:1] != ["models"]:
        spare_threads()
    try:
        settings = read_config(list(COMMANDS))
        with seldom():
            code = cli.main(args=args, prog_name="aligner", standalone_mode=False, default_map=settings)
        sys.exit(code if isinstance(code, int) else 0)
    except AlignerError as error:
        click.echo(f"aligner: {error}", err=True)
        sys.exit(error.exit_code)
    except (click.exceptions.Abort, KeyboardInterrupt):
        click.echo("aligner: interrupted; nothing half-written was left behind.", err=True)
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (OSError, MemoryError) as error:
        no_more_output()
        click.echo(f"aligner: {refused(error)}", err=True)
        sys.exit(AlignerError.exit_code)
    except Exception:
        if not (said := damaged()):
            raise
        click.echo(f"aligner: {said}", err=True)
        sys.exit(AlignerError.exit_code)


def damaged() -> str:
    """Say which files of the installation are not as they were installed, "" where all are: then a fault is ours."""
    from aligner.doctor import BROKEN, files

    found = files()
    return f"its own files are {found.found}; mend them with: {found.remedy}" if found.state == BROKEN else ""


def refused(error: OSError | MemoryError) -> str:
    """Say in one sentence what the system would not do."""
    if isinstance(error, MemoryError):
        return "the memory of this machine is not enough for it: give smaller documents, one by one."
    where = str(error.filename)[:200] if error.filename is not None else "a file or the standard output"
    return f"{where}: {error.strerror or error}; check the name and the place, and try again."


if __name__ == "__main__":
    main()
