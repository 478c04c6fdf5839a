"""The language rules of this room, read from the tables in ``data/`` and compiled once."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from aligner.datafiles import rows
from aligner.words import patterns as re

DATA = Path(__file__).with_name("data")


def table(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of ``data/<name>.tsv``: cells as strings, comment lines (``#``) and empty lines left out."""
    return rows("segment", f"{name}.tsv")


@cache
def words(name: str, column: str = "") -> frozenset[str]:
    """Return the second column of the rows whose first is ``column``, or the first column of a one-column table."""
    if not column:
        return frozenset(row[0] for row in table(name))
    return frozenset(row[1] for row in table(name) if row[0] == column)


def labels(language: str, *inside: str) -> str:
    """Return a pattern for any label of ``language``, or for those that mean one of ``inside`` within a line."""
    rows = [r for r in table("labels") if r[0] == language and (not inside or r[2] in inside)]
    return "(?:" + "|".join(row[3] for row in rows) + ")"


@cache
def label_at_start(language: str) -> re.Pattern[str]:
    """Return a pattern that matches the label (group 1) at the start of a sentence and the marks after it."""
    return re.compile(rf"({labels(language)})[\s：:，,、.．]*")


@cache
def number_at_start(language: str) -> re.Pattern[str]:
    """Return a pattern for numbering and bullets at the start of a line."""
    rows = [r[3] for r in table("labels") if r[0] == language and r[1] in {"number", "bullet"}]
    return re.compile("|".join(rows))


@cache
def soft_boundary(language: str) -> re.Pattern[str]:
    """Return a pattern whose matches end where a soft boundary stands (white space after it not yet skipped)."""
    parts = [
        rf"[，；：、,;:)）][”’\"']?\s*(?={labels(language, 'mark', 'space')})",
        *(row[1] for row in table("soft") if row[0] == language),
    ]
    if spaced := [row for row in table("labels") if row[0] == language and row[2] == "space"]:
        parts.append(r"\s(?=" + "|".join(row[3] for row in spaced) + ")")
    return re.compile("|".join(parts))


def find_label(text: str, language: str) -> str:
    """Return the label that ``text`` (a sentence without leading white space) opens with, or an empty string."""
    match = label_at_start(language).match(text)
    return match[1].strip() if match else ""


@cache
def splitter_hash() -> str:
    """Return 12 hexadecimal digits that change whenever a rule or a line of code of this room does."""
    room = Path(__file__).parent
    files = sorted([*room.glob("*.py"), *DATA.glob("*.tsv")])
    return hashlib.sha256(b"\0".join(file.read_bytes() for file in files)).hexdigest()[:12]
