"""How the time of single stages grows with the length of texts that are hard for them, as exponents in one run.

    python benchmarks/linear.py [--stage NAME]

Each stage is timed (CPU seconds of this process) on a text and on one four times as long; the exponent is the logarithm
of the ratio to the base of four: 1 is linear, 2 the square. The baseline of the run is Python reading the text once.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from math import log

import click
from common import table

from aligner.check import check_pairs
from aligner.check.merge import merged
from aligner.correct.diff import word_diff
from aligner.documents import from_text
from aligner.documents import read as read_document
from aligner.documents.bilingual import split_languages
from aligner.numbers import compare
from aligner.segment import segment
from aligner.terms import load_termbase
from aligner.types import Document, Finding

PLAIN = "全面贯彻党的二十大精神，落实企业主体责任、政府监管责任，健全制度机制。"
ENGLISH = "Fully implement the guiding principles, and make sure that enterprises and governments do their duty. "
Stage = Callable[[int], object]


def findings(n: int) -> list[Finding]:
    """Return findings side by side that share nothing."""
    return [Finding("surface", "minor", "", "", "", 0.65, (2 * i, 2 * i + 2)) for i in range(n)]


STAGES: dict[str, Stage] = {
    "read once (baseline)": lambda n: sum(map(ord, PLAIN * n)),
    "segment zh, quotes": lambda n: segment(Document("x", "“" * 20 * n, "“" * 20 * n, language="zh")),
    "segment en, humps": lambda n: segment(Document("x", "abC" * 20 * n, "abC" * 20 * n, language="en")),
    "clean, one line": lambda n: read_document("甲" + "copyright " * 5 * n + "乙"),
    "part two languages": lambda n: split_languages(from_text("加强安全。Secure it. " + "工业 APP " * 5 * n)),
    "terms": lambda n: load_termbase().find(PLAIN * n),
    "numbers, digits": lambda n: compare("1" * n, "1" * n),
    "support": lambda n: check_pairs([(PLAIN * (n // 8), ENGLISH * (n // 8))], ["support"]),
    "merge": lambda n: merged(findings(5 * n)),
    "word diff": lambda n: word_diff("a b " * 5 * n, "c d " * 5 * n),
}


def seconds(stage: Stage, n: int) -> float:
    """Return the CPU seconds of a call, the least of three."""
    took = []
    for _ in range(3):
        begin = time.process_time()
        stage(n)
        took.append(time.process_time() - begin)
    return max(min(took), 1e-6)


@click.command()
@click.option("--stage", type=click.Choice(list(STAGES)), help="A single stage.")
@click.option("--size", default=800, show_default=True)
def main(stage: str | None, size: int) -> None:
    """Print seconds of the short and the long text, and the exponent."""
    rows = []
    for name in [stage] if stage else STAGES:
        STAGES[name](size // 8)  # what is loaded once
        short, long = seconds(STAGES[name], size), seconds(STAGES[name], 4 * size)
        rows.append([name, f"{short:.4f}", f"{long:.4f}", f"{log(long / short, 4):.2f}"])
    click.echo(table(["stage", "short", "4 times", "exponent"], rows))


if __name__ == "__main__":
    main()
