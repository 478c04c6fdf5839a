"""Which entries of the termbase are borne out by human translations: pairs that have the term and a rendering of it.

    python benchmarks/verify_terms.py DATA [--write] [--missing FILE]

DATA holds pair files (``*.tsv`` or ``*.tsv.xz``, Chinese TAB English); those of ``SOURCES`` that are there are read. A
term counts where it is the longest match of the termbase, ambiguous ones included; a rendering in any inflection.
``--write`` fills the column ``seen`` of the shipped tables, and ``provenance`` of the entries written from memory.
``--missing`` writes the terms whose renderings are often absent, with the words that stand there instead.
"""

from __future__ import annotations

import csv
import io
import lzma
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import click

from aligner.terms import Term, Termbase, load_termbase
from aligner.terms.loader import SHIPPED
from aligner.words.english import is_content, phrase, words

DATA = Path(__file__).parents[1] / "aligner" / "terms" / "data"
# Pair file, what it is called in the column `provenance`, whether it owes nothing to this project.
SOURCES = (
    ("01_cedict", "CC-CEDICT", True),
    ("02_tw_laws", "Taiwan laws", True),
    ("13_wiki_titles", "Wikipedia titles", True),
    ("10_un_sdg", "UN goals", True),
    ("16_un_legal_stat", "UN texts", True),
    ("11_tico19", "TICO-19", True),
    ("policy_composed", "composed policy text", False),
)
_REWRITTEN = re.compile(r"(?:recalled|own|seen in)\b")
_KEPT_MISSES = 200
_LONGEST_PHRASE = 4


@dataclass
class Evidence:
    """What the pairs say about a term: how many have it, how many of them a rendering, by source, and the others."""

    pairs: Counter[str] = field(default_factory=Counter)
    seen: Counter[str] = field(default_factory=Counter)
    missed: list[str] = field(default_factory=list)


def read_pairs(data: Path, name: str) -> Iterator[tuple[str, str]]:
    """Yield the pairs of a file of ``data``; none where it is not there."""
    for path in (data / f"{name}.tsv.xz", data / f"{name}.tsv"):
        if path.exists():
            opener = lzma.open if path.suffix == ".xz" else open
            with opener(path, "rt", encoding="utf-8") as file:
                for line in file:
                    zh, _, en = line.rstrip("\n").partition("\t")
                    yield zh, en
            return


@cache
def key(rendering: str) -> str:
    """Return the stems of a rendering between blanks, as they are looked for in ``stems``."""
    return f" {' '.join(word.stem for word in phrase(rendering))} "


def stems(english: str) -> str:
    """Return the stems of a text between blanks."""
    return f" {' '.join(word.stem for word in words(english) if word.stem != ',')} "


def gather(base: Termbase, data: Path) -> dict[str, Evidence]:
    """Return the evidence for every term by its Chinese."""
    found: dict[str, Evidence] = defaultdict(Evidence)
    for name, label, _ in SOURCES:
        for zh, en in read_pairs(data, name):
            terms = {match.term.source: match.term for match in base.find(zh, ambiguous=True)}
            text = stems(en) if terms else ""
            for source, term in terms.items():
                _note(found[source], label, en, any(key(target) in text for target in term.targets))
    return found


def _note(evidence: Evidence, label: str, en: str, rendered: bool) -> None:
    evidence.pairs[label] += 1
    if rendered:
        evidence.seen[label] += 1
    elif len(evidence.missed) < _KEPT_MISSES:
        evidence.missed.append(en)


def provenance(term: Term, evidence: Evidence) -> str:
    """Return where the English was seen; what a person wrote there stays."""
    if not _REWRITTEN.match(term.provenance):
        return term.provenance
    places = ", ".join(f"{label} ({evidence.seen[label]})" for _, label, _ in SOURCES if evidence.seen[label])
    if term.provenance.startswith("seen in") or term.provenance == "recalled":
        return f"seen in {places}" if places else "recalled"
    return term.provenance


def phrases(english: str) -> set[str]:
    """Return the stemmed phrases of a text that begin and end in a content word, each once."""
    cut = words(english)
    out = set()
    for i, word in enumerate(cut):
        if is_content(word):
            for k in range(i, min(i + _LONGEST_PHRASE, len(cut))):
                if not cut[k].stem[:1].isalnum():
                    break
                if is_content(cut[k]):
                    out.add(english[word.start : cut[k].end].lower())
    return out


def instead(misses: Iterable[str], usual: Counter[str], total: int) -> list[tuple[str, int]]:
    """Return the phrases that stand out where a term is without any of its renderings."""
    here = Counter(p for en in misses for p in phrases(en))
    least = max(2, sum(1 for _ in misses) // 8)
    scored = [
        (n * math.log((n / len(list(misses))) / ((usual[p] + 1) / total)), p, n) for p, n in here.items() if n >= least
    ]
    return [(p, n) for _, p, n in sorted(scored, reverse=True)[:6]]


def write_missing(found: dict[str, Evidence], output: Path) -> None:
    """Write the terms whose renderings are absent, the most frequent first."""
    sample = [en for evidence in found.values() for en in evidence.missed[:5]]
    usual = Counter(p for en in sample for p in phrases(en))
    with output.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, delimiter="\t", lineterminator="\n")
        for source, e in sorted(found.items(), key=lambda item: -(item[1].pairs.total() - item[1].seen.total())):
            if len(e.missed) >= 2:
                others = " | ".join(f"{p} ({n})" for p, n in instead(e.missed, usual, len(sample)))
                table.writerow((source, e.pairs.total(), e.seen.total(), others))


def write_tables(base: Termbase, found: dict[str, Evidence]) -> None:
    """Fill ``seen`` and ``provenance`` of the shipped tables; nothing else in them changes."""
    terms = {term.source: term for term in base}
    for name in SHIPPED:
        lines = (DATA / name).read_text(encoding="utf-8").splitlines(keepends=True)
        head = [line for line in lines if line.startswith("#")]
        rows = list(csv.DictReader(io.StringIO("".join(lines[len(head) :]))))
        for row in rows:
            evidence = found.get(row["zh"], Evidence())
            row["seen"] = str(evidence.seen.total() or "")
            row["provenance"] = provenance(terms[row["zh"]], evidence)
        with (DATA / name).open("w", encoding="utf-8", newline="") as file:
            file.writelines(head)
            table = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
            table.writeheader()
            table.writerows(rows)


@click.command()
@click.argument("data", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--write", is_flag=True, help="Fill seen and provenance of the shipped tables.")
@click.option("--missing", type=click.Path(path_type=Path), help="Write what stands where no rendering does (TSV).")
def main(data: Path, write: bool, missing: Path | None) -> None:
    """Count for every entry the pairs that bear it out."""
    base = load_termbase()
    found = gather(base, data)
    independent = {label for _, label, own in SOURCES if own}
    seen = sum(found[t.source].seen.total() > 0 for t in base if t.source in found)
    apart = sum(any(found[t.source].seen[label] for label in independent) for t in base if t.source in found)
    there = sum(t.source in found for t in base)
    click.echo(f"{len(base):,} entries: {there:,} in the Chinese, {seen:,} seen with a rendering, {apart:,} elsewhere")
    if missing is not None:
        write_missing(found, missing)
    if write:
        write_tables(base, found)


if __name__ == "__main__":
    main()
