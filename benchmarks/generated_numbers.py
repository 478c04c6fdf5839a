"""How often right numbers are flagged and planted errors found, on generated sentence pairs, by kind of number.

    python benchmarks/generated_numbers.py [--show right|wrong] [--kind NAME] [--level 0.6] [--seeds 2]

The pairs come from number_kinds.py, the same on every run. A right pair is flagged when the check has a critical or
major finding with at least the confidence ``--level``; a planted error is found when any finding has that much.
"""

from __future__ import annotations

import random
from collections import Counter

import click
from number_kinds import KINDS, Pair

import aligner
from aligner.types import Finding

NUMBER_CHECKS = {"number", "date", "congress", "plan", "document_number"}


def pairs(name: str, seeds: int) -> list[Pair]:
    """Return the pairs of one kind in so many drawings, each pair once."""
    drawn = (pair for k in range(seeds) for pair in KINDS[name](random.Random(f"{name}{k or ''}")))
    return list(dict.fromkeys(drawn))


def shown(zh: str, en: str, level: float) -> list[Finding]:
    """Return the number findings of a pair from ``level`` up."""
    found = aligner.check_pair(zh, en).findings
    return [f for f in found if f.check in NUMBER_CHECKS and f.confidence >= level]


@click.command()
@click.option("--show", type=click.Choice(["right", "wrong"]), help="Print right pairs flagged, or errors missed.")
@click.option("--kind", "only", help="A single kind.")
@click.option("--level", default=0.6, show_default=True, help="Findings with less confidence do not count.")
@click.option("--seeds", default=2, show_default=True, help="Drawings of each kind.")
def main(show: str | None, only: str | None, level: float, seeds: int) -> None:
    """Print flagged right pairs and found errors by kind."""
    total: Counter[str] = Counter()
    errors: Counter[str] = Counter()
    for name in [only] if only else KINDS:
        count: Counter[str] = Counter()
        for zh, right, wrong, error in pairs(name, seeds):
            grave = [f for f in shown(zh, right, level) if f.severity in ("critical", "major")]
            found = bool(shown(zh, wrong, level))
            count.update({"pairs": 1, "flagged": bool(grave), "found": found})
            errors.update({f"{error} found": found, error: 1})
            if show == "right" and grave:
                click.echo(f"   FLAGGED {zh} | {right} | {[f.message for f in grave]}")
            if show == "wrong" and not found:
                click.echo(f"   MISSED {error}: {zh} | {wrong}")
        total += count
        click.echo(
            f"{name:34} flagged {count['flagged']:4}/{count['pairs']:<4} found {count['found']:4}/{count['pairs']}"
        )
    n = total["pairs"]
    click.echo(
        f"{'all':34} flagged {total['flagged']:4}/{n:<4} ({total['flagged'] / n:.2%}) "
        f"found {total['found']:4}/{n} ({total['found'] / n:.1%})"
    )
    missed = {
        error: f"{errors[f'{error} found']}/{errors[error]}" for error in sorted(errors) if not error.endswith(" found")
    }
    click.echo(f"found by error: {missed}")


if __name__ == "__main__":
    main()
