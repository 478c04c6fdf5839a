"""How the time of each stage grows on one cell of text that is hard for it, from 10,000 to 1,000,000 characters.

    python benchmarks/hostile.py [--stage NAME] [--kind NAME] [--sizes 10000,40000] [--most 60]

Each stage (cut, align, check, correct, extract, the whole run) gets one cell of each kind in a process of its own, with
a bound on its CPU seconds. Printed are CPU seconds at each size less those of the same stage on eight characters (which
loads the tables), the exponent between the last two sizes (the logarithm of the ratio of seconds to the base of the
ratio of sizes: 1 is linear, 2 the square; ``-`` where a stage took under a tenth of a second), and the largest memory.
Exit code 1 where an exponent is above 1.2, a call took over 10 s a megabyte (and over 10 s), or ended in a traceback.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from math import log

import click
from common import table

PLAIN = "全面贯彻党的二十大精神，落实企业主体责任、政府监管责任，到2027年产值达到1.5万亿元以上。"
ENGLISH = "Fully implement the guiding principles, and raise the output value to 1.5 trillion yuan by 2027. "
LIST = "加强监测、预警、处置，"
KINDS: dict[str, tuple[str, str]] = {
    "ordinary": (PLAIN, ENGLISH),
    "no stops": (PLAIN.rstrip("。") + "，", ENGLISH.strip(". ") + ", "),
    "letter": ("a", "a"),
    "Han letter": ("安", "安"),
    "letters": ("安全生产监督", "abcdefghij"),
    "humps": ("安aB", "abC"),
    "brackets": ("（", "("),
    "pairs of brackets": ("《甲》", "(a) "),
    "quotes": ("“", '"'),
    "apostrophes": ("‘", "'"),
    "digits": ("1", "1"),
    "figures": ("1,234.5万元", "1,234.5 million "),
    "Han numerals": ("一", "one "),
    "large numerals": ("三千四百万亿", "million "),
    "years": ("2027年", "2027, "),
    "percent": ("增长5%、", "up 5%, "),
    "blanks": (" ", " "),
    "wide blanks": ("\u3000", "\u00a0"),
    "line ends": ("\n", "\n"),
    "stops": ("。", "."),
    "commas": ("，", ", "),
    "dashes": ("—", "-"),
    "items": ("（一）", "(1) "),
    "lists": (LIST, "monitoring, warning, handling, "),
    "combining": ("e\u0301", "e\u0301"),
    "emoji": ("😀", "😀"),
    "zero width": ("\u200b", "\u200b"),
    "NULs": ("\x00", "\x00"),
    "terms": ("工业互联网", "industrial internet "),
    "addresses": ("www.a.cn/", "http://a.b/"),
    "capitals": ("甲A", "Ministry of "),
}


def cell(kind: str, size: int) -> tuple[str, str]:
    """Return the two texts of a kind, each with ``size`` characters between a beginning and an end of its language."""
    zh, en = KINDS[kind]
    return "加强安全：" + (zh * (size // len(zh) + 1))[:size] + "。", "Secure: " + (en * (size // len(en) + 1))[
        :size
    ] + "."


def cut(zh: str, en: str) -> None:
    """Cut both texts into segments."""
    from aligner.inputs import cut as cut_document
    from aligner.inputs import read
    from aligner.options import Options

    for side, text in enumerate((zh, en)):
        cut_document(read(text, Options(), side), Options(), side, False)


def align(zh: str, en: str) -> None:
    """Align the two as one item each."""
    import aligner

    aligner.align([zh], [en])


def check(zh: str, en: str) -> None:
    """Check the pair."""
    import aligner

    aligner.check_pair(zh, en)


def correct(zh: str, en: str) -> None:
    """Correct the pair."""
    from aligner.correct import correct_pair

    correct_pair(zh, en)


def extract_zh(zh: str, _: str) -> None:
    """Extract from the Chinese."""
    import aligner

    aligner.extract(zh=[zh])


def extract_en(_: str, en: str) -> None:
    """Extract from the English."""
    import aligner

    aligner.extract(en=[en])


def run(zh: str, en: str) -> None:
    """Do the whole run."""
    import aligner

    aligner.run(zh, en)


STAGES: dict[str, Callable[[str, str], None]] = {
    f.__name__: f for f in (cut, align, check, correct, extract_zh, extract_en, run)
}


def measure(stage: str, kind: str, sizes: list[int]) -> None:
    """Print a line of JSON a size: CPU seconds and the largest memory in MB so far; in a process of its own."""
    import contextlib
    import warnings

    from aligner.errors import AlignerError

    warnings.simplefilter("ignore")
    for size in [8, *sizes]:
        zh, en = cell(kind, size)
        begin, said = time.process_time(), ""
        try:
            STAGES[stage](zh, en)
        except AlignerError as error:
            said = str(error)
        took = time.process_time() - begin
        with contextlib.suppress(BrokenPipeError):
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
            print(json.dumps([size, took, peak, said]), flush=True)


def measured(stage: str, kind: str, sizes: list[int], most: int) -> tuple[list[list[float]], str]:
    """Return what ``measure`` printed in a process that is ended after ``most`` CPU seconds, and how it ended."""
    call = [sys.executable, __file__, "--stage", stage, "--kind", kind, "--sizes", ",".join(map(str, sizes)), "--inner"]
    done = subprocess.run(
        call,
        capture_output=True,
        text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (most, most)),
        check=False,
    )
    lines = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("[")]
    if "Traceback" in done.stderr:
        return lines, done.stderr.strip().splitlines()[-1][:60]
    return lines, "" if done.returncode == 0 else f"stopped after {most} s"


@click.command()
@click.option("--stage", type=click.Choice(list(STAGES)))
@click.option("--kind", type=click.Choice(list(KINDS)))
@click.option("--sizes", default="10000,40000", show_default=True, metavar="N,N")
@click.option("--most", default=60, show_default=True, help="CPU seconds of a process.")
@click.option("--all", "everything", is_flag=True, help="Print what is in order, too.")
@click.option("--inner", is_flag=True, hidden=True)
def main(stage: str | None, kind: str | None, sizes: str, most: int, everything: bool, inner: bool) -> None:
    """Print the stages and kinds that are not linear, with the seconds at each size."""
    numbers = [int(size) for size in sizes.split(",")]
    if inner:
        measure(str(stage), str(kind), numbers)
        return
    rows, bad, peak = [], 0, 0.0
    for one in [stage] if stage else STAGES:
        for name in [kind] if kind else KINDS:
            lines, ended = measured(one, name, numbers, most)
            row, wrong = judged(lines, numbers, ended)
            peak = max([peak, *(line[2] for line in lines)])
            bad += wrong
            if wrong or everything:
                rows.append([one, name, *row])
                click.echo("  ".join([one, name, *row]), err=True)
    click.echo(table(["stage", "kind", *map(str, numbers), "exponent", "MB", "outcome"], rows))
    click.echo(f"{bad} out of bounds; largest memory {peak:.0f} MB")
    sys.exit(int(bad > 0))


def judged(lines: list[list[float]], sizes: list[int], ended: str) -> tuple[list[str], bool]:
    """Return the cells of a row, and whether it is out of bounds."""
    base = lines[0][1] if lines else 0.0
    seconds = [max(line[1] - (base if line[1] > base else 0), 0.0) for line in lines[1:]]
    exponent = None
    if len(seconds) > 1 and seconds[-1] > 0.1 and seconds[-2] > 0.005:
        exponent = log(seconds[-1] / seconds[-2]) / log(sizes[len(seconds) - 1] / sizes[len(seconds) - 2])
    slow = any(s > max(10.0, 10.0 * size / 1e6) for s, size in zip(seconds, sizes, strict=False))
    cells = [f"{s:.2f}" for s in seconds] + [""] * (len(sizes) - len(seconds))
    memory = f"{lines[-1][2]:.0f}" if lines else ""
    wrong = bool(ended) or slow or (exponent or 0) > 1.2
    said = ended or (str(lines[-1][3]) if lines else "")
    return [*cells, "-" if exponent is None else f"{exponent:.2f}", memory, said], wrong


if __name__ == "__main__":
    main()
