"""What the benchmarks share: gold by set, intervals, calibration, finding gold texts in a document, and tables."""

from __future__ import annotations

import os
import platform
import re
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from aligner.alignment.evaluate import Counts, gold_folders
from aligner.face import Result

BOOKMARK = re.compile(r"\[bookmark: [^\]]*\]")


def folders_by_set(data: Path) -> dict[str, list[Path]]:
    """Return the gold documents at or below ``data`` by the name of the folder that holds them."""
    sets: dict[str, list[Path]] = {}
    for folder in gold_folders(data):
        sets.setdefault(folder.resolve().parent.name, []).append(folder)
    return sets


def interval(documents: Sequence[Counts], measure: str = "strict", draws: int = 2000, seed: int = 0) -> Any:
    """Return the 95% interval (low, high) of an F1, resampling whole documents; None where there are fewer than two.

    Documents are the unit because errors inside one hang together (Efron and Tibshirani 1993, percentile method).
    """
    if len(documents) < 2:
        return None
    counts = np.array([[getattr(c, name) for name in Counts.__dataclass_fields__] for c in documents])
    shares = np.full(len(documents), 1 / len(documents))
    samples = np.random.default_rng(seed).multinomial(len(documents), shares, size=draws) @ counts
    values = [Counts(*map(int, row)).scores()[measure]["f1"] for row in samples]
    return tuple(float(q) for q in np.quantile(values, (0.025, 0.975)))


def calibration(said: np.ndarray, right: np.ndarray, bins: int = 10) -> tuple[float, list[dict[str, float]]]:
    """Return the expected calibration error (Guo et al. 2017) and the reliability table behind it."""
    which = np.minimum((said * bins).astype(int), bins - 1)
    table = [
        {
            "from": k / bins,
            "beads": int((which == k).sum()),
            "said": float(said[which == k].mean()),
            "right": float(right[which == k].mean()),
        }
        for k in range(bins)
        if (which == k).any()
    ]
    return sum(row["beads"] * abs(row["said"] - row["right"]) for row in table) / len(said), table


def squeeze(text: str) -> tuple[str, list[int]]:
    """Return the text without white space and Word bookmarks, and the offset of each kept character."""
    text = BOOKMARK.sub(lambda match: " " * len(match[0]), text)
    kept = [k for k, c in enumerate(text) if not c.isspace()]
    return "".join(text[k] for k in kept), kept


def places(texts: list[str], document: str) -> Iterator[list[int]]:
    """Yield the offsets of each text's characters in the document, looked up in order (none if it is not found)."""
    whole, kept = squeeze(document)
    at = 0
    for text in texts:
        wanted, _ = squeeze(text)
        found = whole.find(wanted, at) if wanted else -1
        at = at if found < 0 else found + len(wanted)
        yield [] if found < 0 else kept[found:at]


def row_map(result: Result, side: int) -> dict[int, int]:
    """Return the row of every character of one side's cleaned text."""
    segments = (result.alignment.source, result.alignment.target)[side]
    out = {}
    for row, bead in enumerate(result.alignment.beads):
        for index in (bead.source, bead.target)[side]:
            out.update(dict.fromkeys(range(segments[index].start, segments[index].end), row))
    return out


def table(header: Sequence[str], rows: Sequence[Sequence[str]], markdown: bool = False) -> str:
    """Lay out a table: the first column to the left, the others to the right; ``markdown`` for a document."""
    if markdown:
        rule = ["---", *["---:"] * (len(header) - 1)]
        return "\n".join("| " + " | ".join(line) + " |" for line in [header, rule, *rows])
    widths = [max(width(line[k]) for line in [header, *rows]) for k in range(len(header))]
    return "\n".join(
        "  ".join(pad(cell, wide, left=not k) for k, (cell, wide) in enumerate(zip(line, widths, strict=True)))
        for line in [header, *rows]
    )


def width(text: str) -> int:
    """Return the columns that a text takes on a terminal."""
    return sum(1 + (unicodedata.east_asian_width(c) in "WF") for c in text)


def pad(text: str, wide: int, left: bool) -> str:
    """Fill a cell up with spaces."""
    fill = " " * (wide - width(text))
    return text + fill if left else fill + text


def machine() -> str:
    """Return a line that says what the figures were measured on."""
    model = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.exists():
        names = re.findall(r"model name\s*: (.*)", info.read_text(encoding="utf-8"))
        model = names[0] if names else model
    threads = os.environ.get("OMP_NUM_THREADS", "all")
    return (
        f"{model}, {os.cpu_count()} cores, {threads} used; Python {platform.python_version()}, numpy {np.__version__}"
    )
