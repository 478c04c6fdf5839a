"""Time and memory beside an earlier version: CPU seconds and peak memory of both, paired and repeated, as ratios.

    python benchmarks/against_baseline.py --pairs FILE [--pairs FILE …] [--size 10000] [--only NAME …] [--runs 3]

The earlier version is checked out into a temporary worktree and removed at the end. Each measure is a process of its
own, the two versions one after the other, so that whatever else the machine does falls on both. Of several runs the
least is shown, as others only add. PAIRS are files of ``pair_texts.read_pairs``; run.json of both versions tells the
stages' seconds, scaled to the CPU seconds of the whole.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import click
from common import machine, table
from pair_texts import mixed, write_lines

HERE = Path(__file__).parents[1]
COMMIT = "b68672c"
SMALL, SENTENCES = 200, 5
RUN = """
import sys, time, warnings
warnings.simplefilter("ignore")
import aligner
from pathlib import Path
begin, stages, last = time.process_time(), {}, [None, 0.0]
def progress(stage):
    now = time.process_time()
    if last[0]:
        stages[last[0]] = stages.get(last[0], 0.0) + now - last[1]
    last[:] = [stage, now]
made = aligner.run(Path(sys.argv[1]), Path(sys.argv[2]), lines=True, progress=progress)
made.reports, made.revisions, made.extraction
progress("end")
import json
print(json.dumps(stages))
"""
ALIGN = """
import sys, warnings
warnings.simplefilter("ignore")
import aligner
from pathlib import Path
aligner.align(Path(sys.argv[1]), Path(sys.argv[2]), lines=True)
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a process took: CPU seconds, highest memory in MB, and what it printed."""

    seconds: float
    megabytes: float
    output: str


def cost(tree: Path, arguments: list[str]) -> Cost:
    """Run Python with a version's code first on its path, and measure it (children of its own included)."""
    environment = os.environ | {"PYTHONPATH": str(tree), "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # a user's second run finds what the first one compiled
    with tempfile.TemporaryFile() as out:
        # In the version's own folder: what stands where Python is called goes before PYTHONPATH.
        child = subprocess.Popen(
            [sys.executable, *arguments], cwd=tree, env=environment, stdout=out, stderr=subprocess.DEVNULL
        )
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        text = out.read().decode("utf-8", "replace")
    if child.returncode not in (0, 4):
        raise SystemExit(f"{' '.join(arguments[-4:])} of {tree} ended with {child.returncode}.")
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, text)


@contextmanager
def checked_out(commit: str) -> Iterator[Path]:
    """Give the earlier version in a folder, for as long as it is needed."""
    git = ["git", "-C", str(HERE), "worktree"]
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder, commit)
        subprocess.run([*git, "add", "--detach", str(place), commit], check=True, capture_output=True)
        try:
            yield place
        finally:
            subprocess.run([*git, "remove", "--force", str(place)], check=True, capture_output=True)


class Measures:
    """What is measured, by name: each is a list of arguments to Python."""

    def __init__(self, pairs: tuple[Path, ...], size: int, folder: Path) -> None:
        """Write the texts that the measures read."""
        self.folder = folder
        self.texts = write_lines(mixed(pairs, size), folder)
        self.thousand = write_lines(mixed(pairs, min(size, 1000)), folder)
        self.list = self._small(mixed(pairs, SMALL * SENTENCES, seed=2))
        self.counter = 0

    def _small(self, pairs: list[tuple[str, str]]) -> Path:
        """Write many small documents, and the list of them."""
        lines = []
        (self.folder / "small").mkdir()
        for k in range(0, len(pairs), SENTENCES):
            part = pairs[k : k + SENTENCES]
            names = [f"small/{k}.{side}.txt" for side in ("zh", "en")]
            for side, name in enumerate(names):
                (self.folder / name).write_text("\n".join(pair[side] for pair in part) + "\n", encoding="utf-8")
            lines.append("\t".join(names))
        place = self.folder / "list.txt"
        place.write_text("\n".join(lines), encoding="utf-8")
        return place

    def fresh(self) -> str:
        """Return the name of a folder that is not there."""
        self.counter += 1
        return str(self.folder / f"out{self.counter}")

    def page(self) -> list[str]:
        """Run one page, from docx and HTML, as a cold process."""
        plan = HERE / "corpora" / "plan"
        return ["-m", "aligner", "run", str(plan / "zh.docx"), str(plan / "en.html"), "-o", self.fresh(), "--quiet"]

    def whole(self) -> list[str]:
        """Run from reading to all files."""
        return ["-m", "aligner", "run", "--lines", *map(str, self.texts), "-o", self.fresh(), "--quiet"]

    def stages(self) -> list[str]:
        """Run in Python, telling each stage's seconds."""
        return ["-c", RUN, *map(str, self.texts)]

    def align(self) -> list[str]:
        """Align alone."""
        return ["-c", ALIGN, *map(str, self.texts)]

    def small(self) -> list[str]:
        """Run many small documents."""
        return ["-m", "aligner", "run", "--pairs", str(self.list), "-o", self.fresh(), "--quiet"]

    def export(self, tree: Path) -> list[str]:
        """Export a finished run as a workbook; the run is not counted."""
        place = self.fresh()
        cost(tree, ["-m", "aligner", "run", "--lines", *map(str, self.thousand), "-o", place, "--quiet"])
        return ["-m", "aligner", "export", place, "--to", "xlsx"]


NAMES = ("page", "stages", "whole", "align", "small", "export")


def compare(name: str, measures: Measures, trees: tuple[Path, Path], runs: int) -> list[list[str]]:
    """Measure both versions in turns and return the lines of the table."""
    found: list[list[Cost]] = [[], []]
    make: Callable[..., list[str]] = getattr(measures, name)
    for _ in range(runs):
        for k, tree in enumerate(trees):
            found[k].append(cost(tree, make(tree) if name == "export" else make()))
    least = [min(costs, key=lambda c: c.seconds) for costs in found]
    memory = [min(c.megabytes for c in costs) for costs in found]
    lines = [_line(name, least[0].seconds, least[1].seconds, memory)]
    if name == "stages":
        before, after = (json.loads(one.output) for one in least)
        lines += [_line(f"  {s}", before[s], after[s]) for s in before if s in after and before[s] > 0.05]
    return lines


def _line(name: str, before: float, after: float, memory: list[float] | None = None) -> list[str]:
    told = [f"{memory[0]:.0f}", f"{memory[1]:.0f}"] if memory else ["", ""]
    return [name, f"{before:.2f}", f"{after:.2f}", f"1/{before / max(after, 1e-6):.1f}", *told]


@click.command()
@click.option("--pairs", multiple=True, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--size", default=10_000, show_default=True, help="Sentences.")
@click.option("--only", multiple=True, type=click.Choice(NAMES))
@click.option("--runs", default=3, show_default=True)
@click.option("--commit", default=COMMIT, show_default=True)
def main(pairs: tuple[Path, ...], size: int, only: tuple[str, ...], runs: int, commit: str) -> None:
    """Print the table."""
    rows = []
    with checked_out(commit) as before, tempfile.TemporaryDirectory() as folder:
        measures = Measures(pairs, size, Path(folder))
        for name in only or NAMES:
            made = compare(name, measures, (before, HERE), runs)
            click.echo("\n".join("  ".join(line) for line in made), err=True)
            rows += made
    header = ["", f"{commit} s", "now s", "ratio", f"{commit} MB", "now MB"]
    click.echo(table(header, rows))
    click.echo(f"{size:,} sentences; least of {runs}, CPU seconds. {machine()}.")


if __name__ == "__main__":
    main()
