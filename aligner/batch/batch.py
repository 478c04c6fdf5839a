"""``run_batch``: a manifest of any length into tables, in shards that are whole or absent; the same call resumes."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import asdict, dataclass, field
from typing import Any

from aligner import __version__
from aligner.batch.engines import KINDS, Engine, open_engine
from aligner.batch.helper import LEAST, PATIENCE
from aligner.batch.manifest import pyarrow
from aligner.batch.places import Place, hash_file, open_read
from aligner.batch.plan import SHARD_SECONDS, Plan, make_plan, shards
from aligner.batch.results import FORMAT, Results
from aligner.errors import AlignerError, UsageError
from aligner.options import make_options

CALL = "aligner.batch.shard:work"
AHEAD = 2
"""Shards given away for each worker: one that is done and one that waits, so that none is idle and little is held."""
AGAIN = 3
"""How often a shard is tried where not a pair but a machine failed."""
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Settings:
    """How a batch is worked through; none of it but the limits changes a byte of the results.

    ``engine`` is serial, processes or dask (None: by the others); ``workers`` processes of this machine;
    ``scheduler`` the address of a Dask cluster; ``shard`` (k, n): every n-th shard from the k-th on, counted from 1,
    for several machines with one folder and no cluster. ``seconds`` (CPU) and ``memory`` (bytes beside what a worker
    holds) are the limits of one pair, ``shard_seconds`` the work in a shard.
    """

    engine: str | None = None
    workers: int = 1
    scheduler: str | None = None
    shard: tuple[int, int] = (1, 1)
    seconds: float = 600.0
    memory: int = 4 << 30
    shard_seconds: float = SHARD_SECONDS

    @property
    def kind(self) -> str:
        """The engine that is meant."""
        if self.engine is not None:
            return self.engine
        return "dask" if self.scheduler else "processes" if self.workers > 1 else "serial"


@dataclass(slots=True)
class Tally:
    """How far a batch is: pairs done and in work, for whoever shows it; ``failed`` are shards given up, and why."""

    total: int
    progress: Progress | None = None
    done: int = 0
    at: dict[int, int] = field(default_factory=dict)
    seconds: float = 0.0
    failed: dict[int, AlignerError] = field(default_factory=dict)

    def step(self, shard: int, at: int) -> None:
        """Note that a shard has come to its pair ``at``."""
        self.at[shard] = at
        self.tell()

    def finish(self, shard: int, pairs: int) -> None:
        """Note that a shard is done."""
        self.at.pop(shard, None)
        self.done += pairs
        self.tell()

    def tell(self) -> None:
        """Tell whoever listens."""
        if self.progress is not None:
            self.progress(min(self.total, self.done + sum(list(self.at.values()))), self.total)


def run_batch(
    manifest: str,
    out: str,
    model: str | None = None,
    settings: Settings | None = None,
    anew: bool = False,
    progress: Progress | None = None,
    **options: Any,
) -> dict[str, Any]:
    """Run every pair of a manifest and write the tables of ``aligner.batch.results`` into the folder ``out``.

    The same call resumes: shards that are whole are left alone. ``anew`` begins again where the folder holds a batch
    made otherwise. Options are the fields of ``aligner.options.Options``, but for anchors. Returns the totals of
    summary.json, or ``{"pairs": …, "left": …}`` where shards are left to others.

    Raises UsageError for a folder with something else in it, or another command at work; InputError for a manifest
    that cannot be used; AlignerError where a shard could not be done at all (what is done stays).
    """
    chosen = settings or Settings()
    check_settings(chosen)
    pyarrow()
    begin = time.monotonic()
    given = {name: value for name, value in options.items() if value is not None}
    head = head_of(manifest, model, chosen, given)
    results = Results(Place(out))
    results.place.make()
    k, n = chosen.shard
    with results.place.lock(f".lock-{k}-{n}"):
        plan = results.begin(head, anew)
        if plan is None:
            plan = make_plan(manifest, chosen.shard_seconds)
            results.lay_out(head, plan)
        mine = [number for number in range(len(plan.shards)) if number % n == k - 1]
        results.sweep(mine)
        left = {number for number in mine if not results.done(number)}
        tally = Tally(sum(plan.shards[number] for number in mine), progress)
        tally.done = sum(plan.shards[number] for number in mine if number not in left)
        job = {
            "options": asdict(make_options(given)),
            "model": model,
            "seconds": chosen.seconds,
            "memory": chosen.memory,
            "root": out if results.place.remote else results.place.base,
        }
        jobs = (job | one for one in jobs_of(manifest, plan, left))
        work_through(jobs, results, tally, chosen)
        if tally.failed:
            number, error = min(tally.failed.items())
            raise AlignerError(f"Shard {number} could not be done: {error} The same command goes on from here.")
        results.note(_run(chosen, len(left), tally, time.monotonic() - begin))
        return results.summarise(plan) or {"pairs": tally.done, "left": plan.pairs - tally.done}


def check_settings(chosen: Settings) -> None:
    """Refuse settings that cannot be meant."""
    if chosen.kind not in KINDS:
        raise UsageError(f"There is no engine {chosen.kind!r}; the engines are {', '.join(KINDS)}.")
    k, n = chosen.shard
    if not 1 <= k <= n:
        raise UsageError(f"--shard is K/N with K from 1 to N, not {k}/{n}.")
    if chosen.scheduler and chosen.kind != "dask":
        raise UsageError("--scheduler is the address of a Dask cluster: leave out --engine, or make it dask.")


def head_of(manifest: str, model: str | None, chosen: Settings, options: dict[str, Any]) -> dict[str, Any]:
    """Return what decides the bytes of a batch: version, signature of the pipeline, manifest and limits.

    Raises ModelMissingError at once where the model is not there.
    """
    from aligner.embed import shared_encoder
    from aligner.pipeline import signature

    made = make_options(options)
    if made.anchors is not None:
        raise UsageError("Anchors belong to one pair of documents: a batch takes none.")
    encoder = None if model == "none" else shared_encoder(model)
    with open_read(manifest) as file:
        digest, size = hash_file(file)
    limits = {"seconds": chosen.seconds, "memory": chosen.memory, "shard_seconds": chosen.shard_seconds}
    head = {
        "format": FORMAT,
        "aligner": __version__,
        "signature": signature(encoder, made),
        "manifest": {"sha256": digest, "bytes": size},
        "limits": limits,
    }
    plain: dict[str, Any] = json.loads(json.dumps(head))  # as it is read back, tuples as lists
    return plain


def jobs_of(manifest: str, plan: Plan, left: set[int]) -> Iterator[dict[str, Any]]:
    """Yield the shards that are left, reading the manifest as far as they are wanted."""
    last = max(left, default=-1)
    for number, entries in shards(manifest, plan):
        if number > last:
            return
        if number in left:
            yield {"shard": number, "entries": [[e.id, e.zh, e.en, e.metadata] for e in entries]}


def work_through(jobs: Iterator[dict[str, Any]], results: Results, tally: Tally, chosen: Settings) -> None:
    """Give the jobs away, a few for each worker at a time, and put in place what comes back."""
    patience = max(LEAST, PATIENCE * chosen.seconds)
    first = next(jobs, None)
    if first is None:
        return
    with open_engine(chosen.kind, chosen.workers, chosen.scheduler, patience, tally.step) as engine:
        waiting: dict[Future[Any], tuple[dict[str, Any], int]] = {engine.submit(CALL, first): (first, 1)}
        for job in jobs:
            while len(waiting) >= AHEAD * engine.count():
                _collect(waiting, engine, results, tally)
            waiting[engine.submit(CALL, job)] = job, 1
        while waiting:
            _collect(waiting, engine, results, tally)


def _collect(
    waiting: dict[Future[Any], tuple[dict[str, Any], int]], engine: Engine, results: Results, tally: Tally
) -> None:
    """Wait for the next results; a shard whose machine failed is given away again."""
    for future in wait(waiting, return_when=FIRST_COMPLETED).done:
        job, tries = waiting.pop(future)
        failure = future.exception()
        outcome: dict[str, Any] = {"error": [str(failure)]} if failure else future.result()
        if "error" not in outcome:
            results.take(outcome)
            tally.seconds += outcome["seconds"]
            tally.finish(job["shard"], outcome["pairs"])
        elif tries < AGAIN:
            waiting[engine.submit(CALL, job)] = job, tries + 1
        else:
            tally.failed[job["shard"]] = AlignerError(outcome["error"][0])


def _run(chosen: Settings, shards_done: int, tally: Tally, seconds: float) -> dict[str, Any]:
    """Return what run.json says of one command."""
    return {
        "aligner": __version__,
        "engine": chosen.kind,
        "workers": chosen.workers,
        "shard": list(chosen.shard),
        "shards_done": shards_done,
        "seconds": round(seconds, 3),
        "cpu_seconds": round(tally.seconds, 3),
    }
