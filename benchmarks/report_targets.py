"""What extraction finds of the lists of expected targets in work reports (今年发展主要预期目标是).

    python benchmarks/report_targets.py FOLDER [--all]

Reads every report-YEAR.txt of the folder, prints the list of targets of its year as it was found, one a line (metric,
comparator, value, unit, deadline, words), and scores the figures of ``report_targets.tsv``: a figure is right when a
target with its value, upper end, unit, comparator and deadline has its words in the metric. ``--all`` prints all
targets and past results instead.
"""

from __future__ import annotations

import re
from collections import defaultdict
from fractions import Fraction
from pathlib import Path
from typing import Any

import click

import aligner

GOLD = Path(__file__).with_suffix(".tsv")
_LIST = re.compile(r"今年[^。：\n]{0,16}预期目标是：")


def gold() -> dict[str, list[tuple[str, ...]]]:
    """Return the expected figures by year: words of the metric, comparator, value, upper end, unit."""
    found: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            year, *figure = line.split("\t")
            found[year].append(tuple(figure))
    return found


def same(target: Any, year: str, figure: tuple[str, ...]) -> bool:
    """Say whether a target is the expected figure."""
    metric, comparator, value, high, unit = figure
    return (
        metric in target.metric_zh
        and target.comparator == comparator
        and target.value == Fraction(value)
        and target.value_max == (Fraction(high) if high else None)
        and target.unit == unit
        and target.deadline == year
    )


def line(target: Any) -> str:
    """Return a target as one line."""
    value = "" if target.value is None else f"{float(target.value):,.10g}"
    value += "" if target.value_max is None else f"-{float(target.value_max):,.10g}"
    words = target.zh_evidence.replace("\n", " ")
    what = target.metric_zh or target.object_zh
    return (
        f"{what} {target.comparator} {value} {target.unit} [{target.change or target.kind}] {target.deadline} | {words}"
    )


def span_of_list(text: str) -> tuple[int, int]:
    """Return where the list stands: from its announcement to the end of its paragraph."""
    found = _LIST.search(text)
    if found is None:
        return 0, 0
    rest = re.compile(r"\s*[^\n]+").match(text, found.end())
    return found.start(), rest.end() if rest else found.end()


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--all", "everything", is_flag=True, help="Print all targets and past results.")
def main(folder: Path, everything: bool) -> None:
    """Print the lists, and how many of the expected figures are among them."""
    wanted = gold()
    right = total = extra = 0
    for path in sorted(folder.glob("report-*.txt")):
        year = path.stem[-4:]
        made = aligner.extract(path, None)
        text = made.texts["zh"]
        start, end = span_of_list(text)
        listed = [t for t in made.targets if t.zh_span and start <= t.zh_span[0] < end]
        print(f"{path.stem}: year {made.facts.year}; {len(made.targets)} targets, {len(made.results)} past results")
        for target in (*made.targets, *made.results) if everything else listed:
            print(f"  {'past ' if target.status == 'result' else ''}{line(target)}")
        missed = [f for f in wanted[year] if not any(same(t, year, f) for t in listed)]
        found = sum(t.kind == "quantified" for t in listed)
        right, total = right + len(wanted[year]) - len(missed), total + len(wanted[year])
        extra += found - (len(wanted[year]) - len(missed))
        for figure in missed:
            print(f"  MISSED {' '.join(figure)}")
    print(f"expected figures found: {right} of {total}; other figures in the lists: {extra}")


if __name__ == "__main__":
    main()
