"""How many of the gold errors of the sample pairs the checks find, and how often they flag the good translation.

    python benchmarks/check_quality.py [--checks number,term] [--pairs FOLDER] [--show]

An error counts as found when a finding overlaps its English or its Chinese words. The reference is checked sentence by
sentence where a paragraph has as many English sentences as Chinese ones, else paragraph by paragraph.
``--pairs tests/check/unseen`` measures on other samples (error_gold.py). Where a reader has judged the findings
(judged.py) their precision is printed too, and how many findings are new since.
"""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from pathlib import Path

import click
from error_gold import CORPORA, Sample, Span, overlap, place, samples
from judged import judge, judgements, told

from aligner.check import PairReport, check_pairs
from aligner.types import Finding


def touches(finding: Finding, zh: Span | None, en: Span | None) -> bool:
    """Say whether a finding speaks of an error at these places."""
    return overlap(finding.en_span, en) or overlap(finding.zh_span, zh)


def machine(sample: Sample, reports: list[PairReport], show: bool, tally: dict[str, list[bool]]) -> tuple[int, int]:
    """Note which errors of a sample were found; return the number of findings and how many touch an error."""
    hit: set[tuple[int, int]] = set()
    for k, error in sample.errors:
        zh, en = (place(error[f"{s}_fragment"], text) for s, text in zip(("zh", "en"), sample.pairs[k], strict=True))
        hits = [(k, n) for n, finding in enumerate(reports[k].findings) if touches(finding, zh, en)]
        hit |= set(hits)
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
            spare = [f for n, f in enumerate(report.findings) if (k, n) not in hit]
            tell("NO GOLD", PairReport(tuple(spare), report.quality), sample.pairs[k][1])
    return sum(len(report.findings) for report in reports), len(hit)


def tell(mark: str, report: PairReport, en: str) -> None:
    """Print findings, one a line."""
    for f in report.findings:
        words = en[slice(*f.en_span)] if f.en_span else ""
        click.echo(f"   {mark} {f.check} {f.severity} {f.confidence:.2f}: {f.message} [{words}] -> [{f.suggestion}]")


@click.command()
@click.option("--checks", help="Names of checks, comma-separated (default: all).")
@click.option("--pairs", type=click.Path(path_type=Path), default=CORPORA, help="Folder of samples (default: corpora).")
@click.option("--show", is_flag=True, help="Print errors missed, findings without a gold error, and false alarms.")
def main(checks: str | None, pairs: Path, show: bool) -> None:
    """Print recall by category and severity, the share of findings on a gold error, and findings on good English."""
    chosen = checks.split(",") if checks else None
    tally: dict[str, list[bool]] = defaultdict(list)
    alarms: Counter[str] = Counter()
    judged: tuple[Counter[str], Counter[str]] = (Counter(), Counter())
    findings = touching = sentences = checked = 0
    began = time.perf_counter()
    for sample in samples(pairs):
        click.echo(sample.name)
        reports = check_pairs(sample.pairs, chosen)
        made, right = machine(sample, reports, show, tally)
        for total, counts in zip(judged, judge(sample, reports, judgements(pairs / sample.name)), strict=True):
            total.update(counts)
        findings, touching = findings + made, touching + right
        sentences += sample.sentences
        checked += len(sample.good_pairs)
        for (_, en), report in zip(sample.good_pairs, check_pairs(sample.good_pairs, chosen), strict=True):
            alarms.update(finding.check for finding in report.findings)
            if show:
                tell("ALARM", report, en)
    for name, hits in sorted(tally.items()):
        click.echo(f"{name:36} {sum(hits):4}/{len(hits):<4} {sum(hits) / len(hits):.1%}")
    share = touching / findings if findings else 0.0
    click.echo(f"{'findings that touch a gold error':36} {touching:4}/{findings:<4} {share:.1%}")
    if judged[0].keys() - {"unjudged"}:
        click.echo(told(*judged))
    click.echo(
        f"good translation: {alarms.total()} findings on {sentences} sentences ({checked} pairs), "
        f"{alarms.total() / sentences:.3f} a sentence {dict(alarms)}"
    )
    click.echo(f"{time.perf_counter() - began:.1f} s")


if __name__ == "__main__":
    main()
