"""How good the corrections of the sample pairs are, against the gold errors and the good translation.

    python benchmarks/correct_quality.py [--pairs FOLDER] [--show]

Each edit is put into one of five classes by the gold errors of its sentence that its place touches:

* same: the corrected sentence now holds the gold correction, word for word (case, articles and signs aside), where the
  machine's did not, or an insertion or stamp that the gold deletes is gone;
* compatible: most content words of what the edit brought in are in the gold correction, none that it took out;
* other: it touches a gold error, but says something else than the gold does (to be read with --show);
* no gold: it touches no gold error, but all its words stand in the good translation of the paragraph;
* spare: it touches no gold error, and the good translation does not have its words.

Then follow the gold errors that are gone in the corrected text, and how much nearer it is to the good translation
(chrF2, Popovic 2015, character n-grams to 6; a paragraph at a time).
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import click
from error_gold import CORPORA, Sample, Span, overlap, place, samples

from aligner.correct import Revision, correct_pairs
from aligner.types import Correction
from aligner.words.english import is_content, words

CLASSES = ("same", "compatible", "other", "no gold", "spare")


def key(text: str) -> str:
    """Return a text as it is compared: stems of its words without articles and signs."""
    return f" {' '.join(word.stem for word in words(text) if word.stem[:1].isalnum())} "


def content(text: str) -> set[str]:
    """Return the stems of a text's content words and figures."""
    return {word.stem for word in words(text) if is_content(word)}


def classify(made: Correction, revision: Revision, golds: list[tuple[Span | None, Span | None, str]], good: str) -> str:
    """Return the class of one edit; ``golds``: English place, Chinese place and correction of the sentence's errors."""
    found = [gold for gold in golds if overlap(gold[0], made.span) or overlap(gold[1], made.finding.zh_span)]
    for _, _, correction in found:
        if not correction and not made.new.strip():
            return "same"
        if correction and key(correction) in key(revision.text) and key(correction) not in key(revision.machine):
            return "same"
        if correction and correction in revision.text and correction not in revision.machine:
            return "same"  # signs and spaces
    brought, taken = content(made.new) - content(made.old), content(made.old) - content(made.new)
    for _, _, correction in found:
        wanted = content(correction)
        if len(brought & wanted) * 2 >= len(brought) and not taken & wanted:
            return "compatible"
    if found:
        return "other"
    return "no gold" if content(made.new) <= content(good) else "spare"


def chrf(text: str, good: str, order: int = 6) -> float:
    """Return chrF2 of a text against a reference, white space left out, in 0..1."""
    text, good = re.sub(r"\s", "", text), re.sub(r"\s", "", good)
    scores = []
    for n in range(1, order + 1):
        have, want = (Counter(t[i : i + n] for i in range(len(t) - n + 1)) for t in (text, good))
        shared = (have & want).total()
        if have and want:
            scores.append((shared / have.total(), shared / want.total()))
    if not scores:
        return 0.0
    precision, recall = (sum(part) / len(scores) for part in zip(*scores, strict=True))
    return 5 * precision * recall / (4 * precision + recall) if precision + recall else 0.0


def judge(sample: Sample, show: bool, tally: Counter[str], gone: Counter[str], near: Counter[str]) -> None:
    """Correct one sample and add up what came of it."""
    revisions = correct_pairs(sample.pairs)
    golds: dict[int, list[tuple[Span | None, Span | None, str]]] = {}
    for k, error in sample.errors:
        zh, en = (place(error[f"{s}_fragment"], text) for s, text in zip(("zh", "en"), sample.pairs[k], strict=True))
        golds.setdefault(k, []).append((en, zh, error["correction"]))
        if error["en_fragment"]:
            gone["errors with English words"] += 1
            gone["of them gone"] += error["en_fragment"] not in revisions[k].text
    for k, (reference, revision) in enumerate(zip(sample.references, revisions, strict=True)):
        gone[revision.status] += 1
        for made in revision.corrections:
            name = classify(made, revision, golds.get(k, []), reference)
            tally[name] += 1
            if show and name not in ("same", "compatible"):
                wanted = "; ".join(g[2] for g in golds.get(k, []) if overlap(g[0], made.span))
                click.echo(f"   {name}: [{made.old}] -> [{made.new}] ({made.rule}), gold [{wanted}]")
        if revision.corrections and show:
            click.echo(f"   WAS {revision.machine}\n   NOW {revision.text}")
        if revision.corrections and reference:
            before, after = chrf(revision.machine, reference), chrf(revision.text, reference)
            near["nearer" if after > before else "farther" if after < before else "as far"] += 1
            if show and after < before:
                click.echo(f"   FARTHER {before:.3f} -> {after:.3f}")


@click.command()
@click.option("--pairs", type=click.Path(path_type=Path), default=CORPORA, help="Folder of samples (default: corpora).")
@click.option("--show", is_flag=True, help="Print the sentences edited and the edits that the gold does not bear out.")
def main(pairs: Path, show: bool) -> None:
    """Print the classes of the edits, the gold errors that are gone, and the distance to the good translation."""
    tally: Counter[str] = Counter()
    gone: Counter[str] = Counter()
    near: Counter[str] = Counter()
    for sample in samples(pairs):
        click.echo(sample.name)
        judge(sample, show, tally, gone, near)
    edits = tally.total()
    for name in CLASSES:
        click.echo(f"{name:12} {tally[name]:4}/{edits:<4} {tally[name] / max(1, edits):.1%}")
    click.echo(
        f"gold errors with English words that are gone: {gone['of them gone']}/{gone['errors with English words']}"
    )
    click.echo("sentences: " + ", ".join(f"{gone[s]} {s}" for s in ("machine", "corrected", "needs review")))
    click.echo("edited sentences against the good paragraph (chrF2): " + ", ".join(f"{n} {k}" for k, n in near.items()))


if __name__ == "__main__":
    main()
