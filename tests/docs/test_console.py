"""Every command of the pages runs, and prints what stands there (figures aside, which move with weights and tables)."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.docs.console import ROOT, joined, run, sample_folder, steps

DOCS = ROOT / "docs"
PAGES = sorted([*(DOCS / "howto").glob("*.md"), *DOCS.glob("tutorial*.md")])


@pytest.mark.slow
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(DOCS).as_posix())
def test_the_output_on_a_page_is_what_its_commands_print(page: Path, tmp_path: Path) -> None:
    lines = page.read_text(encoding="utf-8").splitlines()
    work = tmp_path / "work"
    work.mkdir()
    environment = sample_folder(work)
    fresh = {}
    for step in steps(lines):
        printed = run(step.command, work, environment)
        if step.hidden:
            continue
        fits = joined(step.output, printed)
        fresh[step.start, step.end] = printed if fits is None else fits
        if fits is None and not os.environ.get("ALIGNER_WRITE_GOLDEN"):
            assert printed == step.output, f"{page.name}: $ {step.command}"
    if os.environ.get("ALIGNER_WRITE_GOLDEN"):
        for (start, end), output in sorted(fresh.items(), reverse=True):
            lines[start:end] = output
        page.write_text("\n".join(lines) + "\n", encoding="utf-8")


def test_gaps_and_figures() -> None:
    assert joined(["a 1", "...", "c  2.5"], ["a 3", "b", "b", "c 4"]) == ["a 3", "...", "c 4"]
    assert joined(["a", "..."], ["a"]) == ["a", "..."] and joined(["..."], []) == ["..."]
    assert joined(["a"], ["a", "b"]) is joined(["a", "b"], ["a"]) is joined(["a"], ["b", "a"]) is None


def test_commands_and_their_output_are_told_apart() -> None:
    lines = ["<!-- run: touch x -->", "```console", "$ ls", "x", "$ echo", "```", "```", "$ no", "```"]
    told = [(step.command, step.output, step.hidden) for step in steps(lines)]
    assert told == [("touch x", [], True), ("ls", ["x"], False), ("echo", [], False)]
