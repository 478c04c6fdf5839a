"""The decisions on disk: ``OUT/review.sqlite``, to which rows are only ever added.

SQLite in WAL mode keeps what was acknowledged whatever kills the program; two programs may have it open at once.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from aligner.errors import AlignerError, InputError
from aligner.review.decision import Decision

FORMAT = 1
_WAIT = 30.0
"""Seconds to wait for another program that is writing."""
_SCHEMA = """
CREATE TABLE IF NOT EXISTS about (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS seen (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS decisions (
    seq INTEGER PRIMARY KEY, time TEXT NOT NULL, author TEXT NOT NULL, kind TEXT NOT NULL, key TEXT NOT NULL,
    fields TEXT NOT NULL, replaced TEXT NOT NULL
);
CREATE TRIGGER IF NOT EXISTS kept_as_made BEFORE UPDATE ON decisions
BEGIN SELECT RAISE(ABORT, 'a decision is never changed'); END;
CREATE TRIGGER IF NOT EXISTS kept_for_good BEFORE DELETE ON decisions
BEGIN SELECT RAISE(ABORT, 'a decision is never deleted'); END;
"""


class Store:
    """Decisions in a file, or in memory alone where ``path`` is None.

    Raises:
        InputError: the file is no store of decisions, or of a later format.
    """

    def __init__(self, path: str | os.PathLike[str] | None = None) -> None:
        self.path = None if path is None else Path(path)
        self._opened: sqlite3.Connection | None = None
        self._begun = False
        if self.path is None or self.path.exists():
            self._open()

    def _open(self) -> sqlite3.Connection:
        """Return the data base, made where it is not there yet: only a first decision makes one."""
        if self._opened is not None:
            return self._opened
        try:
            base = sqlite3.connect(
                self.path or ":memory:", timeout=_WAIT, isolation_level=None, check_same_thread=False
            )
            base.execute("PRAGMA journal_mode=WAL")
            base.execute("PRAGMA synchronous=FULL")
            base.executescript(_SCHEMA)
            base.execute("INSERT OR IGNORE INTO about VALUES ('format', ?)", (str(FORMAT),))
            found = base.execute("SELECT value FROM about WHERE name = 'format'").fetchone()[0]
        except sqlite3.DatabaseError as error:
            raise InputError(
                f"{self.path} cannot be opened as a store of decisions ({error}): put it aside, it may be another "
                "program's, or make its folder writable."
            ) from error
        if found != str(FORMAT):
            raise InputError(f"{self.path} has format {found}, this version reads {FORMAT}: update aligner.")
        self._opened = base
        return base

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the store for writing: what is added is kept when the block ends, and nothing of it after an error.

        Raises:
            AlignerError: another program holds the store, or the disk is full.
        """
        if self._opened is not None or (self.path and self.path.exists()):
            self._begin()
        try:
            yield
        except BaseException:
            if self._begun:
                self._end("ROLLBACK")
            raise
        if not self._begun:
            return
        try:
            self._end("COMMIT")
        except sqlite3.OperationalError as error:
            self._end("ROLLBACK")
            raise AlignerError(f"{self.path} could not be written ({error}): free its place first.") from error

    def _begin(self) -> sqlite3.Connection:
        """Return the data base, held for writing; it is made here where it is missing, by what is added first."""
        base = self._open()
        if not self._begun:
            try:
                base.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError as error:
                raise AlignerError(f"{self.path} cannot be written ({error}): try again.") from error
            self._begun = True
        return base

    def _end(self, how: str) -> None:
        self._open().execute(how)
        self._begun = False

    def add(self, decision: Decision) -> None:
        """Add a decision; inside ``writing`` alone.

        Raises:
            AlignerError: another program has just made the store, with decisions of its own.
        """
        if not self._begun:
            self._begin()
            if self.last:
                raise AlignerError(f"{self.path} was just made by another program: try again.")
        fields, replaced = (json.dumps(part, ensure_ascii=False) for part in (decision.fields, decision.replaced))
        values = (decision.seq, decision.time, decision.author, decision.kind, decision.key, fields, replaced)
        self._begin().execute("INSERT INTO decisions VALUES (?, ?, ?, ?, ?, ?, ?)", tuple(map(_storable, values)))

    def after(self, seq: int = 0) -> list[Decision]:
        """Return the decisions after a number, in order."""
        if self._opened is None and not (self.path and self.path.exists()):
            return []
        rows = self._open().execute("SELECT * FROM decisions WHERE seq > ? ORDER BY seq", (seq,))
        return [
            Decision(int(number), time, author, kind, key, _read(fields), _read(replaced))
            for number, time, author, kind, key, fields, replaced in rows
        ]

    def remember(self, seen: Mapping[str, str]) -> None:
        """Keep what the checks said by name; inside ``writing`` alone."""
        self._begin().executemany("INSERT OR REPLACE INTO seen VALUES (?, ?)", seen.items())

    def remembered(self, name: str) -> str | None:
        """Return what was kept under a name."""
        if self._opened is None:
            return None
        found = self._opened.execute("SELECT value FROM seen WHERE name = ?", (name,)).fetchone()
        return None if found is None else str(found[0])

    @property
    def last(self) -> int:
        """The number of the last decision, 0 where there is none."""
        if self._opened is None:
            return 0
        return int(self._opened.execute("SELECT COALESCE(MAX(seq), 0) FROM decisions").fetchone()[0])

    def close(self) -> None:
        """Close the file; the log beside it is folded in."""
        if self._opened is not None:
            self._opened.close()
            self._opened = None


def _storable(value: object) -> object:
    """Return a text as SQLite can hold it: half a surrogate pair as the escape that JSON has for it."""
    if not isinstance(value, str) or not any("\ud800" <= c <= "\udfff" for c in value):
        return value
    return "".join(f"\\u{ord(c):04x}" if "\ud800" <= c <= "\udfff" else c for c in value)


def _read(text: str) -> Mapping[str, Any]:
    made: dict[str, Any] = json.loads(text)
    return made
