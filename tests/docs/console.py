"""The console blocks of a page: their commands, run in order in one folder, and the output below each.

In a ``console`` block a line that begins with ``$ `` is a command for bash, what follows it is its output. A line
``...`` stands for any lines. ``<!-- run: COMMAND -->`` on a line of its own is run in its place and not shown. After a
wanted change: ``ALIGNER_WRITE_GOLDEN=1 python -m pytest tests/docs`` writes the output anew.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.docs import warm

ROOT = Path(__file__).parents[2]
# What a page finds in its folder: name here, name among the samples.
SAMPLES = {
    "zh.docx": "interpretation/zh.docx",
    "en.txt": "interpretation/en.txt",
    "plan-zh.docx": "plan/zh.docx",
    "plan-en.txt": "plan/en.txt",
    "notice-zh.docx": "notice/zh.docx",
    "notice-en.txt": "notice/en.txt",
}
_HIDDEN = re.compile(r"<!-- run: (.*) -->")
GAP = "..."


@dataclass
class Step:
    """One command of a page: the first and the last line of its output (the last is excluded), and that output."""

    command: str
    start: int
    end: int
    output: list[str] = field(default_factory=list)
    hidden: bool = False


def steps(lines: list[str]) -> Iterator[Step]:
    """Yield the commands of a page in order."""
    inside, step = False, None
    for number, line in enumerate(lines):
        if not inside and (found := _HIDDEN.fullmatch(line)):
            yield Step(found[1], number, number, hidden=True)
        elif line.startswith("```"):
            if step:
                yield step
            inside, step = line.strip() == "```console", None
        elif inside and line.startswith("$ "):
            if step:
                yield step
            step = Step(line[2:], number + 1, number + 1)
        elif inside and step:
            step.output.append(line)
            step.end = number + 1


def sample_folder(folder: Path) -> dict[str, str]:
    """Fill a folder with the samples, and return the environment in which ``aligner`` is this one."""
    for name, sample in SAMPLES.items():
        shutil.copy(ROOT / "corpora" / sample, folder / name)
    programs = folder.with_name(folder.name + "-bin")
    programs.mkdir()
    for name, call in {"aligner": "-m aligner ", "python": ""}.items():
        (programs / name).write_text(f'#!/bin/sh\nexec "{sys.executable}" {call}"$@"\n', encoding="utf-8")
        (programs / name).chmod(0o755)
    path = os.pathsep.join(map(str, (programs, os.environ["PATH"])))
    return os.environ | {"PATH": path, "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8", "COLUMNS": "100", "USER": "you"}


def run(command: str, folder: Path, environment: dict[str, str]) -> list[str]:
    """Run a command as a reader would, and return what it prints, line by line."""
    words = command.split()
    if words[0] == "aligner" and not set(command) & set("|;&<>$\"'*") and warm.available():
        printed = folder.with_name(folder.name + "-printed")
        warm.run(words[1:], folder, environment, printed)
        return [line.rstrip() for line in printed.read_text(encoding="utf-8").removeprefix("\ufeff").splitlines()]
    done = subprocess.run(
        ["bash", "-c", command], cwd=folder, env=environment, encoding="utf-8", check=False,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    return [line.rstrip() for line in done.stdout.removeprefix("\ufeff").splitlines()]


def masked(line: str) -> str:
    """Hide figures, hashes and the width of columns: weights, tables and versions move them."""
    line = re.sub(r"\b[0-9a-f]{16}\b", "#", line)
    return re.sub(r"\s+", " ", re.sub(r"\d[\d.,]*", "#", line)).strip()


def joined(wanted: list[str], printed: list[str]) -> list[str] | None:
    """Return ``wanted`` with the figures of what was printed; None where the two do not fit."""
    out: list[str] = []
    at, loose = 0, False
    for line in wanted:
        if line == GAP:
            out.append(line)
            loose = True
            continue
        places = range(at, len(printed)) if loose else range(at, min(at + 1, len(printed)))
        found = next((k for k in places if masked(printed[k]) == masked(line)), None)
        if found is None:
            return None
        out.append(printed[found])
        at, loose = found + 1, False
    return out if loose or at == len(printed) else None
