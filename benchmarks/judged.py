"""The judgements of findings that a reader made once (gold/findings.csv, see corpora/README.md), and their use.

A finding is found again by its pair, its check and the Chinese and English words that it points at; its message may
change. A suggestion is judged only as it was read.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from error_gold import Row, Sample, rows

from aligner.check import PairReport
from aligner.types import Finding

Key = tuple[str, str, str, str]


def key(bead: int, pair: tuple[str, str], finding: Finding) -> Key:
    """Return what a finding is known by: number of the bead from one, check, Chinese words, English words."""
    zh, en = (
        text[slice(*span)] if span else "" for text, span in zip(pair, (finding.zh_span, finding.en_span), strict=True)
    )
    return str(bead), finding.check, zh, en


def judgements(folder: Path) -> dict[Key, Row]:
    """Return the rows of a sample's gold/findings.csv; nothing where there is none."""
    path = folder / "gold" / "findings.csv"
    found = rows(path) if path.is_file() else []
    return {(row["bead"], row["check"], row["zh_fragment"], row["en_fragment"]): row for row in found}


def judge(sample: Sample, reports: list[PairReport], known: dict[Key, Row]) -> tuple[Counter[str], Counter[str]]:
    """Count the judgements of the findings, and those of their suggestions; "unjudged" where no one has read them."""
    words: Counter[str] = Counter()
    suggestions: Counter[str] = Counter()
    for bead, (pair, report) in enumerate(zip(sample.pairs, reports, strict=True), 1):
        for finding in report.findings:
            row = known.get(key(bead, pair, finding))
            words[row["judgement"] if row else "unjudged"] += 1
            read = row is not None and row["suggestion"] == finding.suggestion
            suggestions[row["suggestion_judgement"] if row and read else "unjudged"] += 1
    return words, suggestions


def told(words: Counter[str], suggestions: Counter[str]) -> str:
    """Return the counts in two lines: the precision among the judged findings, and what their suggestions are worth.

    At least one finding has to be judged.
    """
    seen = words.total() - words["unjudged"]
    right, partly = words["right"], words["right"] + words["partly"]
    return (
        f"{'findings judged right':36} {right:4}/{seen:<4} {right / seen:.1%}, "
        f"with those partly right {partly / seen:.1%}; {words['unjudged']} unjudged\n"
        f"{'suggestions':36} "
        + ", ".join(f"{suggestions[name]} {name}" for name in ("safe", "usable", "wrong", "none", "unjudged"))
    )
