"""Which files belong together: pairs in a folder or in a list file."""

from __future__ import annotations

import csv
import re
import warnings
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from aligner.documents.formats import suffixes
from aligner.errors import AlignerWarning, InputError
from aligner.files.bounded import read_file
from aligner.files.cells import unguard

SIDES = {
    "zh": ("zh", "zh-cn", "zh-hans", "cn", "chinese", "source", "中文", "原文"),
    "en": ("en", "en-us", "en-gb", "english", "target", "英文", "译文"),
}
"""How the two files of a pair are told apart: the last part of the name, after a dot, a hyphen or an underscore."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two files that belong together, and the name under which their results are written."""

    name: str
    source: Path
    target: Path


def find_pairs(where: Path) -> list[Pair]:
    """Return the pairs that a folder or a list file names.

    A list file has one pair a line: source, target and, if wanted, a name, separated by tabs or commas; paths are
    relative to the list file; lines that begin with # are comments. It may as well be a manifest: a first line that
    names the columns zh, en and perhaps id, in any order, as ``aligner match`` writes it. In a folder, pairs are files
    that differ only in zh/en (``a.zh.txt`` with ``a.en.txt``; the other marks are in SIDES) or subfolders that hold
    ``zh.*`` and ``en.*``.
    Warns of a file that has such a mark and no partner.
    """
    if where.is_dir():
        pairs = pairs_in_folder(where)
        if not pairs:
            raise InputError(f"{where}: no pairs found; name them NAME.zh.txt and NAME.en.txt, or give a list file.")
    elif where.is_file():
        pairs = pairs_in_list(where)
        if not pairs:
            raise InputError(f"{where} names no pairs; write one a line: source, target.")
    else:
        raise InputError(f"{where} does not exist; give a folder of pairs or a list file.")
    return unique_names(pairs)


def pairs_in_list(path: Path) -> list[Pair]:
    """Read a list file."""
    from aligner.documents.encoding import decode

    text = decode(read_file(path), str(path)).text
    pairs = []
    places: list[int] | None = None
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = next(csv.reader([line], delimiter="\t" if "\t" in line else ","))
        if number == 1 and {"zh", "en"} <= {cell.strip() for cell in cells}:
            header = [cell.strip() for cell in cells]
            places = [header.index(name) for name in ("zh", "en", "id") if name in header]
            continue
        if places is not None:
            cells = [unguard(cells[place]) for place in places if place < len(cells)]
        cells = [cell.strip() for cell in cells if cell.strip()]
        if len(cells) not in (2, 3):
            raise InputError(
                f"{path}, line {number}: expected source, target and perhaps a name, found {len(cells)} cells."
            )
        source, target = (path.parent / cell for cell in cells[:2])
        pairs.append(Pair(cells[2] if len(cells) == 3 else source.stem, source, target))
    return pairs


def pairs_in_folder(folder: Path) -> list[Pair]:
    """Find pairs by name in a folder and its subfolders; of several formats of one file the first known wins."""
    known = suffixes()
    found: dict[tuple[Path, str], dict[str, Path]] = {}
    files = [p for p in folder.rglob("*") if p.is_file() and p.suffix.lower() in known]
    files = [p for p in files if not (p.parent / "gold.txt").is_file()]  # sentences of a gold set, no documents
    for path in sorted(files, key=lambda p: (known.index(p.suffix.lower()), p)):
        for side, marks in SIDES.items():
            match = re.fullmatch(rf"(.*?)(?:^|[._-])(?:{'|'.join(marks)})", path.stem, flags=re.IGNORECASE)
            if match:
                found.setdefault((path.parent, match[1]), {}).setdefault(side, path)
    pairs = []
    for (parent, stem), sides in sorted(found.items()):
        if sides.keys() == {"zh", "en"}:
            place = parent.relative_to(folder)
            pairs.append(
                Pair("-".join([*place.parts, *([stem] if stem else [])]) or folder.name, sides["zh"], sides["en"])
            )
        else:
            alone = next(iter(sides.values()))
            warnings.warn(f"{alone} has no partner in its folder: it was left out.", AlignerWarning, stacklevel=3)
    return pairs


def unique_names(pairs: Iterable[Pair]) -> list[Pair]:
    """Give every pair a name of its own that is safe as a folder name."""
    used: set[str] = set()
    out = []
    for pair in pairs:
        base = re.sub(r"[^\w.\-]+", "_", pair.name).strip("._") or "pair"
        name, k = base, 2
        while name.casefold() in used:
            name, k = f"{base}-{k}", k + 1
        used.add(name.casefold())
        out.append(Pair(name, pair.source, pair.target))
    return out
