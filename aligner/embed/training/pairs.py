"""Reads, cleans and weights the training pairs, and keeps evaluation sentences out of them."""

from __future__ import annotations

import csv
import hashlib
import lzma
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from aligner.errors import InputError

_NOT_WORD = re.compile(r"[\W_]+")
LONGEST = 1200  # characters on a side; longer lines are tables or damaged text


@dataclass(frozen=True, slots=True)
class Pairs:
    """The pairs of one source after cleaning, with what was dropped and why."""

    zh: list[str]
    en: list[str]
    dropped: dict[str, int]

    def __len__(self) -> int:
        """Return the number of pairs."""
        return len(self.zh)


def key(text: str) -> str:
    """Return the form in which two sentences count as the same: NFKC, lower case, letters and digits only."""
    return _NOT_WORD.sub("", unicodedata.normalize("NFKC", text).lower())


def read_pairs(path: Path) -> Iterator[tuple[str, str]]:
    """Yield (zh, en) from a ``.tsv`` or ``.tsv.xz`` file; a line that is not a pair is skipped."""
    opener = lzma.open if path.suffix == ".xz" else open
    with opener(path, "rt", encoding="utf-8", newline="\n") as lines:
        for line in lines:
            cells = line.rstrip("\r\n").split("\t")
            if len(cells) >= 2:
                yield cells[0].strip(), cells[1].strip()


def held_back(zh: str, share: int = 10) -> bool:
    """Say whether a composed sentence belongs to the evaluation tenth; decided by its hash, so for ever the same."""
    return int.from_bytes(hashlib.sha256(key(zh).encode()).digest()[:4], "big") % share == 0


def evaluation_keys(files: Iterable[Path]) -> set[str]:
    """Return the keys of every sentence in the evaluation files (pair files, or plain text of one sentence a line)."""
    keys: set[str] = set()
    for path in files:
        if not path.is_file():
            raise InputError(f"The evaluation file {path} does not exist: without it training could see its sentences.")
        opener = lzma.open if path.suffix == ".xz" else open
        with opener(path, "rt", encoding="utf-8") as lines:
            keys.update(key(cell) for line in lines for cell in line.split("\t"))
    keys.discard("")
    return keys


def clean_pairs(pairs: Iterable[tuple[str, str]], excluded: set[str]) -> Pairs:
    """Drop empty, over-long, repeated and evaluation pairs; a pair goes if either of its sides is excluded."""
    zh_out: list[str] = []
    en_out: list[str] = []
    dropped = {"empty": 0, "long": 0, "repeated": 0, "evaluation": 0}
    seen: set[tuple[str, str]] = set()
    for zh, en in pairs:
        both = key(zh), key(en)
        if not all(both):
            dropped["empty"] += 1
        elif max(len(zh), len(en)) > LONGEST:
            dropped["long"] += 1
        elif both in seen:
            dropped["repeated"] += 1
        elif both[0] in excluded or both[1] in excluded:
            dropped["evaluation"] += 1
        else:
            seen.add(both)
            zh_out.append(zh)
            en_out.append(en)
    return Pairs(zh_out, en_out, dropped)


def term_pairs(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield every name and set phrase of a folder of term facts with each of its accepted renderings.

    ``institutions.csv`` has zh, zh_aliases, en, en_abbrev, en_variants; ``set_phrases.csv`` has zh, en, en_variants;
    several values in a cell are parted by ``|``.
    """
    for name in ("institutions.csv", "set_phrases.csv"):
        path = folder / name
        if not path.is_file():
            raise InputError(f"{path} does not exist: --terms needs institutions.csv and set_phrases.csv.")
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                yield from _row_pairs(row)


def _row_pairs(row: dict[str, str]) -> Iterator[tuple[str, str]]:
    names = [row["zh"], *(row.get("zh_aliases") or "").split("|")]
    renderings = [row["en"], *(row.get("en_variants") or "").split("|"), *(row.get("en_abbrev") or "").split("|")]
    for name in filter(None, (n.strip() for n in names)):
        for rendering in filter(None, (r.strip() for r in renderings)):
            yield name, rendering
