"""How many of the gold errors of the sample pairs the checks find, and how often they flag the good translation.

    python benchmarks/check_quality.py [--checks number,term] [--show]

An error counts as found when a finding overlaps its English or its Chinese words. The reference is checked sentence by
sentence where a paragraph has as many English sentences as Chinese ones, else paragraph by paragraph.
"""

from __future__ import annotations

import csv
import time
from collections import Counter, defaultdict
from pathlib import Path

import click

from aligner.check import PairReport, check_pairs
from aligner.documents import read
from aligner.segment import segment
from aligner.types import Finding

CORPORA = Path(__file__).parents[1] / "corpora"
Span = tuple[int, int]


def rows(path: Path) -> list[dict[str, str]]:
    """Return the rows of a gold table."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def place(fragment: str, text: str) -> Span | None:
    """Return where a fragment stands; None for an empty one."""
    at = text.find(fragment) if fragment else -1
    return (at, at + len(fragment)) if at >= 0 else None


def overlap(a: Span | None, b: Span | None) -> bool:
    """Say whether two spans share a character."""
    return a is not None and b is not None and a[0] < b[1] and b[0] < a[1]


def touches(finding: Finding, zh: Span | None, en: Span | None) -> bool:
    """Say whether a finding speaks of an error at these places."""
    return overlap(finding.en_span, en) or overlap(finding.zh_span, zh)


def bead_of(error: dict[str, str], beads: list[dict[str, str]]) -> int:
    """Return the bead that an error stands in: by its Chinese sentence, or the inserted English that holds it."""
    for k, bead in enumerate(beads):
        inserted = not bead["zh_nos"] and error["en_fragment"] in bead["en_text"]
        if error["zh_sentence_no"] in bead["zh_nos"].split(";") if error["zh_sentence_no"] else inserted:
            return k
    raise ValueError(f"no bead holds {error}")


def reference_pairs(folder: Path) -> list[tuple[str, str]]:
    """Return the good translation in pairs."""
    zh = [line for line in (folder / "zh.txt").read_text(encoding="utf-8").splitlines() if line.strip(" \xa0")]
    en = [line for line in (folder / "reference.txt").read_text(encoding="utf-8").splitlines() if line.strip(" \xa0")]
    zh = [text for line in zh if (text := read(line + "\n").text.strip())]
    pairs = []
    for left, right in zip(zh, en, strict=True):
        cut = [[s.text for s in segment(read(t + "\n"), language=k)] for t, k in ((left, "zh"), (right, "en"))]
        pairs += zip(*cut, strict=True) if len(cut[0]) == len(cut[1]) else [(left, right)]
    return pairs


def machine(folder: Path, checks: list[str] | None, show: bool, tally: dict[str, list[bool]]) -> tuple[int, int]:
    """Check the machine English of a pair, note what was found; return the findings and how many touch an error."""
    beads = rows(folder / "gold" / "alignment.csv")
    reports = check_pairs([(bead["zh_text"], bead["en_text"]) for bead in beads], checks)
    told: set[tuple[int, int]] = set()
    for error in rows(folder / "gold" / "errors.csv"):
        k = bead_of(error, beads)
        zh, en = place(error["zh_fragment"], beads[k]["zh_text"]), place(error["en_fragment"], beads[k]["en_text"])
        hits = [(k, n) for n, finding in enumerate(reports[k].findings) if touches(finding, zh, en)]
        told |= set(hits)
        for name in (error["category"], error["severity"]):
            tally[f"{name:16}"].append(bool(hits))
            if error["severity"] != "minor" and name == error["category"]:
                tally[f"{name:16} critical and major"].append(bool(hits))
        if error["severity"] != "minor":
            tally["critical and major"].append(bool(hits))
        if show and not hits:
            click.echo(
                f"   MISSED {error['category']} {error['severity']}: {error['zh_fragment']} | {error['en_fragment']}"
            )
    if show:
        for k, report in enumerate(reports):
            spare = [f for n, f in enumerate(report.findings) if (k, n) not in told]
            tell("NO GOLD", PairReport(tuple(spare), report.quality), beads[k]["en_text"])
    return sum(len(report.findings) for report in reports), len(told)


def tell(mark: str, report: PairReport, en: str) -> None:
    """Print findings, one a line."""
    for f in report.findings:
        words = en[slice(*f.en_span)] if f.en_span else ""
        click.echo(f"   {mark} {f.check} {f.severity} {f.confidence:.2f}: {f.message} [{words}] -> [{f.suggestion}]")


@click.command()
@click.option("--checks", help="Names of checks, comma-separated (default: all).")
@click.option("--show", is_flag=True, help="Print errors missed, findings without a gold error, and false alarms.")
def main(checks: str | None, show: bool) -> None:
    """Print recall by category and severity, the share of findings on a gold error, and findings on good English."""
    chosen = checks.split(",") if checks else None
    tally: dict[str, list[bool]] = defaultdict(list)
    alarms: Counter[str] = Counter()
    findings = touching = sentences = checked = 0
    began = time.perf_counter()
    for folder in sorted(CORPORA.iterdir()):
        if not (folder / "gold" / "errors.csv").is_file():
            continue
        click.echo(folder.name)
        made, right = machine(folder, chosen, show, tally)
        findings, touching = findings + made, touching + right
        sentences += len((folder / "gold" / "zh.txt").read_text(encoding="utf-8").splitlines())
        pairs = reference_pairs(folder)
        checked += len(pairs)
        for (_, en), report in zip(pairs, check_pairs(pairs, chosen), strict=True):
            alarms.update(finding.check for finding in report.findings)
            if show:
                tell("ALARM", report, en)
    for name, hits in sorted(tally.items()):
        click.echo(f"{name:36} {sum(hits):4}/{len(hits):<4} {sum(hits) / len(hits):.1%}")
    share = touching / findings if findings else 0.0
    click.echo(f"{'findings that touch a gold error':36} {touching:4}/{findings:<4} {share:.1%}")
    click.echo(
        f"good translation: {alarms.total()} findings on {sentences} sentences ({checked} pairs), "
        f"{alarms.total() / sentences:.3f} a sentence {dict(alarms)}"
    )
    click.echo(f"{time.perf_counter() - began:.1f} s")


if __name__ == "__main__":
    main()
