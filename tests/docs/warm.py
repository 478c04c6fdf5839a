"""Runs ``aligner`` in processes that have its tables and its model already, so that pages take a third of the time."""

from __future__ import annotations

import multiprocessing
import os
import sys
from pathlib import Path

_SERVER = multiprocessing.get_context("forkserver") if hasattr(os, "fork") else None


def available() -> bool:
    """Say whether this system can fork."""
    return _SERVER is not None


def run(arguments: list[str], folder: Path, environment: dict[str, str], output: Path) -> None:
    """Run ``aligner`` in a folder; what it prints goes into a file."""
    assert _SERVER is not None
    _SERVER.set_forkserver_preload(["tests.docs.loaded"])
    process = _SERVER.Process(target=_call, args=(arguments, folder, environment, output))
    process.start()
    process.join()


def _call(arguments: list[str], folder: Path, environment: dict[str, str], output: Path) -> None:
    from aligner.cli.main import main

    os.chdir(folder)
    os.environ.update(environment)
    sink = os.open(output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    for stream in (sys.stdout, sys.stderr):
        os.dup2(sink, stream.fileno())
    main(arguments)
