"""Which frequent terms of Chinese texts a termbase lacks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from aligner.errors import InputError
from aligner.terms.extract import occurrences
from aligner.terms.extract_zh import Cutter, c_values
from aligner.terms.loader import load_termbase
from aligner.terms.term import Match
from aligner.terms.termbase import Termbase
from aligner.words.fold import fold

COLUMNS = ("zh", "en", "frequency", "score")


@dataclass(frozen=True, slots=True)
class Missing:
    """A term candidate that the termbase lacks: how often it occurs, and its C-value."""

    zh: str
    frequency: int
    score: float

    def as_row(self) -> tuple[str | int | float, ...]:
        """Return the cells of ``COLUMNS``; ``en`` is for a person to fill in."""
        return self.zh, "", self.frequency, self.score


@dataclass(frozen=True, slots=True)
class Coverage:
    """The candidates of a text that the termbase lacks, the best first, and how many it has of ``candidates``."""

    missing: tuple[Missing, ...]
    candidates: int

    @property
    def known(self) -> int:
        """How many of the candidates the termbase has."""
        return self.candidates - len(self.missing)


def coverage(texts: Iterable[str], termbase: Termbase | None = None, least: int = 3) -> Coverage:
    """Return what a termbase (None: the shipped one) lacks of the terms that stand ``least`` times in Chinese texts.

    Candidates are runs of jieba's words ranked by C-value (``aligner.terms.extract_zh``). What stands only inside
    longer terms that the termbase has is not missing.
    """
    base = load_termbase() if termbase is None else termbase
    folded = [fold(text) for text in texts if text.strip()]
    values = c_values(folded, Cutter(base), max(least, 2))
    lengths = sorted(set(map(len, values)))
    outside: Counter[str] = Counter()
    for text in folded:
        outside.update(_outside(text, base.find(text), values, lengths))
    lacking = [
        Missing(zh, outside[zh], round(value, 1))
        for zh, value in values.items()
        if zh not in base.by_form and outside[zh] >= max(least, 2)
    ]
    known = sum(zh in base.by_form for zh in values)
    return Coverage(tuple(sorted(lacking, key=lambda m: (-m.score, m.zh))), known + len(lacking))


def _outside(text: str, known: Sequence[Match], wanted: Mapping[str, float], lengths: Sequence[int]) -> Counter[str]:
    """Count the candidates that stand in a text and not wholly inside a known term."""
    counts = occurrences(text, wanted, lengths)
    for match in known:
        counts -= occurrences(text[match.start : match.end], wanted, lengths)
    return counts


def chinese(paths: Sequence[Path]) -> Iterator[str]:
    """Yield the paragraphs of Chinese documents: files of any readable format, and all such files below a folder.

    Raises:
        InputError: there is no readable file, or a file given by name is not Chinese.
    """
    from aligner.documents import read

    found = [file for path in paths for file in _files(path)]
    if not found:
        raise InputError("There is no document to read: give files, or folders that hold some.")
    for file in found:
        document = read(file)
        if document.language == "en":
            if file in paths:
                raise InputError(f"{file} is English: give the Chinese documents.")
            continue
        yield from (document.text[block.start : block.end] for block in document.blocks)


def _files(path: Path) -> list[Path]:
    from aligner.documents.formats import suffixes

    if not path.is_dir():
        return [path]
    return sorted(file for file in path.rglob("*") if file.is_file() and file.suffix.lower() in suffixes())
