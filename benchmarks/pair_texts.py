"""Real pairs of sentences for benchmarks of speed, from files that are given: mixed, without repeats, in one order."""

from __future__ import annotations

import json
import lzma
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

Pair = tuple[str, str]


def read_pairs(path: Path) -> Iterator[Pair]:
    """Yield the pairs of a file: zh TAB en (.tsv, .tsv.xz), or objects with zh and en (.jsonl)."""
    with lzma.open(path, "rt", encoding="utf-8") if path.suffix == ".xz" else path.open(encoding="utf-8") as lines:
        for line in lines:
            if path.suffix == ".jsonl":
                given = json.loads(line)
                yield given["zh"], given["en"]
            else:
                cells = line.rstrip("\n").split("\t")
                if len(cells) >= 2:
                    yield cells[0], cells[1]


def mixed(paths: Sequence[Path], count: int, seed: int = 1) -> list[Pair]:
    """Return ``count`` pairs of one line each, drawn from all the files together; fewer where there are no more."""
    found = dict.fromkeys((zh.strip(), en.strip()) for path in paths for zh, en in read_pairs(path))
    pairs = [pair for pair in found if all(pair) and "\n" not in "".join(pair)]
    random.Random(seed).shuffle(pairs)
    return pairs[:count]


def write_lines(pairs: Sequence[Pair], folder: Path) -> tuple[Path, Path]:
    """Write the two sides as files with a sentence a line, and return them."""
    places = folder / f"zh{len(pairs)}.txt", folder / f"en{len(pairs)}.txt"
    for side, place in enumerate(places):
        place.write_text("".join(f"{pair[side]}\n" for pair in pairs), encoding="utf-8")
    return places
