"""Keeps computed vectors on disk, keyed by model and text, so that a second run of a slow model is quick."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import numpy as np

from aligner.embed.protocol import FloatArray
from aligner.errors import InputError

_READ = 500  # keys in one query, below SQLite's limit of 999 variables


class VectorCache:
    """One SQLite file of vectors. Safe for several processes: each write is one transaction."""

    def __init__(self, path: Path, signature: str, dim: int) -> None:
        """Open or make the file ``path``; ``signature`` names the model and every option that changes its vectors."""
        self.path = path
        self._signature = signature
        self._dim = dim
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with closing(self._open()) as db, db:
                db.execute("CREATE TABLE IF NOT EXISTS vectors (key BLOB PRIMARY KEY, vector BLOB) WITHOUT ROWID")
        except (OSError, sqlite3.Error) as error:
            raise InputError(f"The vector cache {path} cannot be used ({error}); name another file.") from error

    def _open(self) -> sqlite3.Connection:
        return sqlite3.connect(self.path, timeout=30)

    def _key(self, text: str) -> bytes:
        return hashlib.sha256(f"{self._signature}\0{text}".encode("utf-8", "surrogatepass")).digest()[:20]

    def encode(self, texts: list[str], compute: Callable[[list[str]], FloatArray]) -> FloatArray:
        """Return the vectors of ``texts``, float32 (n, dim); what is not on file is computed once and kept."""
        keys = [self._key(text) for text in texts]
        known = self._read(list(dict.fromkeys(keys)))
        fresh = {k: t for k, t in zip(keys, texts, strict=True) if k not in known}
        if fresh:
            vectors = compute(list(fresh.values()))
            known.update(zip(fresh, vectors, strict=True))
            with closing(self._open()) as db, db:
                rows = [(k, known[k].astype("<f4").tobytes()) for k in fresh]
                db.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?)", rows)
        return np.stack([known[k] for k in keys]) if keys else np.zeros((0, self._dim), np.float32)

    def _read(self, keys: list[bytes]) -> dict[bytes, FloatArray]:
        out: dict[bytes, FloatArray] = {}
        with closing(self._open()) as db:
            for at in range(0, len(keys), _READ):
                part = keys[at : at + _READ]
                marks = ",".join("?" * len(part))
                query = f"SELECT key, vector FROM vectors WHERE key IN ({marks})"  # noqa: S608 (only question marks)
                out.update((k, np.frombuffer(v, "<f4")) for k, v in db.execute(query, part))
        return out
