"""How a manifest is cut into shards: about half a minute of work each, the same whoever does it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from aligner.batch.manifest import Entry, folder_of, read_manifest
from aligner.batch.places import hash_file, open_read
from aligner.batch.sides import located, size_of
from aligner.batch.tables import plain_json
from aligner.errors import InputError

SHARD_SECONDS = 30.0
PAIR_SECONDS = 0.01
BYTE_SECONDS = 0.00003
"""What a pair costs before its first sentence, and each byte of its two texts (about 0.01 s a sentence; measured by
benchmarks/scaling.py and simulate_batch.py, docs/scale.md)."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The manifest's hash, and how many pairs each shard has, in the manifest's order."""

    manifest: str
    shards: tuple[int, ...]

    @property
    def pairs(self) -> int:
        """How many pairs there are."""
        return sum(self.shards)


def make_plan(manifest: str, seconds: float = SHARD_SECONDS) -> Plan:
    """Read a manifest once and cut it where so many seconds of work are full.

    Raises InputError for an empty manifest, or an id that stands there twice.
    """
    with open_read(manifest) as file:
        digest, _ = hash_file(file)
    seen: set[bytes] = set()
    shards: list[int] = []
    count, cost = 0, 0.0
    for entry in entries(manifest):
        key = hashlib.blake2b(entry.id.encode("utf-8", "surrogatepass"), digest_size=12).digest()
        if key in seen:
            raise InputError(f"{manifest}: the id {entry.id!r} stands there twice; results are found by it.")
        seen.add(key)
        share = estimate(entry)
        if count and cost + share > seconds:
            shards.append(count)
            count, cost = 0, 0.0
        count, cost = count + 1, cost + share
    if count:
        shards.append(count)
    if not shards:
        raise InputError(f"{manifest} names no pairs; write one a line, under a line with the columns zh and en.")
    return Plan(digest, tuple(shards))


def estimate(entry: Entry) -> float:
    """Return about how many seconds a pair takes."""
    return PAIR_SECONDS + BYTE_SECONDS * (size_of(entry.zh) + size_of(entry.en))


def entries(manifest: str) -> Iterator[Entry]:
    """Yield the pairs of a manifest with the paths of their files made whole."""
    folder = folder_of(manifest)
    for entry in read_manifest(manifest):
        sides = [located(cell, folder) if isinstance(cell, str) else _told(cell) for cell in (entry.zh, entry.en)]
        yield Entry(entry.id, sides[0], sides[1], json.loads(plain_json(entry.metadata)))


def _told(cell: object) -> object:
    """Return a cell that is no text, which becomes an error, as something that can be sent."""
    return cell if cell is None or isinstance(cell, int | float) else [type(cell).__name__]


def shards(manifest: str, plan: Plan) -> Iterator[tuple[int, list[Entry]]]:
    """Yield the number and the pairs of each shard."""
    rest = entries(manifest)
    for number, count in enumerate(plan.shards):
        yield number, list(islice(rest, count))
