"""``aligner.toml``: options that a folder's owner does not want to type again.

The file stands in the folder where aligner is called. A table is a command, a key one of its long options:

    [run]
    model = "LaBSE"
    min-confidence = 0.8

In [check] the name of a check is a key too, with its severity or "off"; that, ``checks`` and ``terms`` hold for ``run``
as well:

    [check]
    checks = ["number", "term", "surface"]
    surface = "minor"
"""

from __future__ import annotations

from collections.abc import Callable
from math import isfinite
from pathlib import Path
from typing import Any

import click

from aligner.errors import UsageError, shown

NAME = "aligner.toml"


def read_config(commands: list[str], folder: Path | None = None) -> dict[str, dict[str, Any]]:
    """Return click's default map from aligner.toml, empty without such a file.

    Raises UsageError when the file is not TOML or names a command that does not exist.
    """
    path = (folder or Path()) / NAME
    if not path.is_file():
        return {}
    import tomllib

    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{path} cannot be read: {error}.") from error
    for name, table in tables.items():
        if name not in commands or not isinstance(table, dict):
            raise UsageError(f"{path}: [{name}] is no command; the commands are {', '.join(commands)}.")
    settings = {name: {key.replace("-", "_"): value for key, value in table.items()} for name, table in tables.items()}
    for name, table in settings.items():
        if "severity" in table:
            table["severity"] = severities(table["severity"], f"{path}, [{name}]")
    return with_checks(settings) if "check" in settings else settings


def severities(value: Any, where: str) -> list[str]:
    """Return the value of the key ``severity`` as the list that its option takes; ``where`` is for messages.

    Raises UsageError when it is neither a text such as "surface=minor" nor a list of them.
    """
    from aligner.check.settings import read_levels

    given = [value] if isinstance(value, str) else value
    if not isinstance(given, list) or not all(isinstance(item, str) for item in given):
        raise UsageError(f'{where}: severity is a text such as "surface=minor" or a list of them, not {value!r}.')
    try:
        read_levels(given)
    except UsageError as error:
        raise UsageError(f"{where}, severity: {error}") from error
    return given


def with_checks(settings: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Return the settings with the severities of [check] as its option ``severity``, and shared with [run]."""
    from aligner.check.registry import checks

    table = {key: value for key, value in settings["check"].items() if key not in checks()}
    levels = [f"{key}={value}" for key, value in settings["check"].items() if key in checks()]
    if levels:
        table["severity"] = levels + table.get("severity", [])
    if isinstance(table.get("checks"), list):
        table["checks"] = ",".join(map(str, table["checks"]))
    shared = {key: table[key] for key in ("checks", "severity", "terms", "show_from") if key in table}
    return settings | {"check": table, "run": shared | settings.get("run", {})}


def check_config(command: str, known: set[str], table: dict[str, Any]) -> None:
    """Refuse keys that the command has no option for."""
    for key in table:
        if key not in known:
            options = ", ".join(sorted(name.replace("_", "-") for name in known if not name.startswith("as_")))
            raise UsageError(f"{NAME}, [{command}]: there is no option {key.replace('_', '-')!r}; there are {options}.")


def check_value(command: str, key: str, value: Any, option: click.Option) -> None:
    """Refuse a value of another type than the option has; what a value of the type may be, click says.

    Raises:
        UsageError: it is none.
    """
    wanted, right = _kind(option)
    values = value if option.multiple and isinstance(value, list) else [value]
    if not all(right(one) for one in values):
        wanted += " or a list of such" if option.multiple else ""
        raise UsageError(f"{NAME}, [{command}], {key.replace('_', '-')}: it is {wanted}, not {shown(value)}.")


def _kind(option: click.Option) -> tuple[str, Callable[[Any], bool]]:
    """Return what kind of value an option has, in words and as a test."""
    if option.is_flag or isinstance(option.type, click.types.BoolParamType):
        return "true or false", lambda value: isinstance(value, bool)
    if isinstance(option.type, click.types.IntParamType):
        return "a whole number", lambda value: isinstance(value, int) and not isinstance(value, bool)
    if isinstance(option.type, click.types.FloatParamType):
        return "a number", lambda value: type(value) in (int, float) and isfinite(value)
    return "a text", lambda value: isinstance(value, str) and "\0" not in value
