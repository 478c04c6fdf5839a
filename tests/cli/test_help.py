"""The help of every command, word for word."""

from importlib import import_module

import pytest

from aligner.cli.main import COMMANDS, cli
from tests.cli.golden import check_golden


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_help(name: str, call) -> None:
    code, out, err = call(*([name] if name else []), "--help")
    assert (code, err) == (0, "")
    check_golden(f"help{'-' * bool(name)}{name}.txt", out)


def test_no_arguments_show_the_help(call) -> None:
    _, out, err = call()
    assert "Start with:  aligner run ORIGINAL TRANSLATION -o OUT" in out + err


def test_version(call) -> None:
    import aligner

    assert call("--version") == (0, f"aligner, version {aligner.__version__}\n", "")


@pytest.mark.parametrize("name", COMMANDS)
def test_the_list_of_commands_tells_what_the_commands_are(name: str) -> None:
    command = import_module(COMMANDS[name][0]).command
    assert command.name == name
    assert command.help
    assert cli.list_commands(None) == list(COMMANDS)  # type: ignore[arg-type]
