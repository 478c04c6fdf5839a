"""The folder of a batch: what it was made with, which shards are done, and a summary when all are.

batch.json             signature, manifest, limits and the plan of shards
pairs/000000.parquet   a table's part of a shard; so documents, findings, corrections, tasks, targets, errors
done/000000.json       the sidecar: signature, and rows, bytes and hash of each part; written last
summary.json           totals, when every shard is done
run.json               seconds and workers of the last command: the one file that differs from run to run
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from aligner.batch.places import Place, hash_file
from aligner.batch.plan import Plan
from aligner.batch.shard import PARTS
from aligner.batch.tables import TABLES
from aligner.errors import InputError, UsageError

BATCH, SUMMARY, RUN, DONE = "batch.json", "summary.json", "run.json", "done"
FORMAT = 1


class Results:
    """The results of one batch in their folder."""

    def __init__(self, place: Place) -> None:
        """Name the folder."""
        self.place = place
        self.signed = ""

    def begin(self, head: dict[str, Any], anew: bool) -> Plan | None:
        """Take up a folder for a batch with this head; return the plan of the batch that is there, None for a new one.

        Raises UsageError where the folder holds something else, or a batch that was made otherwise; ``anew`` removes
        what that batch has written.
        """
        self.place.make()
        names = [name for name in self.place.names() if not name.startswith(".")]
        if names and BATCH not in names:
            raise UsageError(f"{self.place.root} is not empty and holds no batch: name another folder with -o.")
        if BATCH in names and anew:
            self.clear()
        elif BATCH in names:
            there = self._json(BATCH)
            plan = there.pop("shards", None)
            if there != head:
                raise UsageError(f"{self.place.root} holds a batch made otherwise ({_differs(there, head)}): "
                                 "name another folder with -o, or pass --anew to begin anew.")  # fmt: skip
            self._sign(head)
            return Plan(head["manifest"]["sha256"], tuple(plan))
        self._sign(head)
        return None

    def lay_out(self, head: dict[str, Any], plan: Plan) -> None:
        """Make the folders and write down the plan of a new batch."""
        for name in (*TABLES, DONE, PARTS):
            self.place.make(name)
        self._write(BATCH, head | {"shards": list(plan.shards)})

    def clear(self) -> None:
        """Remove what a batch has written, its head last."""
        for name in (SUMMARY, RUN, DONE, PARTS, *TABLES, BATCH):
            self.place.remove(name)

    def sweep(self, mine: Iterable[int]) -> None:
        """Remove what killed workers left of these shards."""
        prefixes = {f"{number:06d}" for number in mine}
        for name in self.place.names(PARTS):
            if name.split("-")[0] in prefixes:
                self.place.remove(f"{PARTS}/{name}")

    def done(self, number: int) -> bool:
        """Say whether a shard is there, whole and as its sidecar says."""
        sidecar = self.sidecar(number)
        if sidecar is None:
            return False
        for name, told in sidecar["files"].items():
            path = f"{name}/{number:06d}.parquet"
            if not self.place.exists(path):
                return False
            with self.place.open(path) as file:
                if hash_file(file) != (told["sha256"], told["bytes"]):
                    return False
        return True

    def sidecar(self, number: int) -> dict[str, Any] | None:
        """Return the sidecar of a shard; None where there is none of this batch's."""
        name = f"{DONE}/{number:06d}.json"
        if not self.place.exists(name):
            return None
        try:
            made = self._json(name)
        except InputError:
            return None
        return made if made.get("signature") == self.signed else None

    def take(self, outcome: dict[str, Any]) -> None:
        """Put a finished shard in its place, its sidecar last."""
        number, part = outcome["shard"], outcome["part"]
        for name in TABLES:
            self.place.move(f"{part}/{name}.parquet", f"{name}/{number:06d}.parquet")
        sidecar = {"shard": number, "pairs": outcome["pairs"], "signature": self.signed, "files": outcome["files"]}
        self._write(f"{DONE}/{number:06d}.json", sidecar)
        self.place.remove(part)

    def summarise(self, plan: Plan) -> dict[str, Any] | None:
        """Write summary.json and return it; None while a shard is missing."""
        totals: dict[str, Any] = {"pairs": 0, "errors": 0, "rows": dict.fromkeys(TABLES, 0), "bytes": 0}
        digest = hashlib.sha256()
        for number in range(len(plan.shards)):
            sidecar = self.sidecar(number)
            if sidecar is None:
                return None
            totals["pairs"] += sidecar["pairs"]
            for name in TABLES:
                told = sidecar["files"][name]
                totals["rows"][name] += told["rows"]
                totals["bytes"] += told["bytes"]
                digest.update(told["sha256"].encode())
        totals["errors"] = totals["rows"]["errors"]
        made = {"shards": len(plan.shards)} | totals | {"sha256": digest.hexdigest(), "signature": self.signed}
        self._write(SUMMARY, made)
        return made

    def note(self, run: dict[str, Any]) -> None:
        """Write run.json."""
        self._write(RUN, run)

    def _sign(self, head: dict[str, Any]) -> None:
        self.signed = hashlib.sha256(json.dumps(head, sort_keys=True).encode()).hexdigest()

    def _json(self, name: str) -> dict[str, Any]:
        try:
            made: dict[str, Any] = json.loads(self.place.read(name))
        except ValueError as error:
            raise InputError(f"{self.place.path(name)} is damaged ({error}): pass --anew to begin anew.") from error
        return made

    def _write(self, name: str, made: dict[str, Any]) -> None:
        text = json.dumps(made, ensure_ascii=False, indent=2) + "\n"
        self.place.write(name, text.encode("utf-8"))


def _differs(a: dict[str, Any], b: dict[str, Any]) -> str:
    """Name the first thing in which two heads differ."""
    for key in sorted(a.keys() | b.keys()):
        if a.get(key) != b.get(key):
            inner = a.get(key), b.get(key)
            if all(isinstance(side, dict) for side in inner):
                return f"{key}: {_differs(*inner)}"  # type: ignore[arg-type]
            return key
    return "nothing"
