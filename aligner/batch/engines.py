"""Who does the jobs: this process, worker processes of this machine, or the workers of a Dask cluster.

All three are one ``submit(call, job) -> Future``, and a job gives the same bytes wherever it is done.
"""

from __future__ import annotations

import importlib
import threading
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from aligner.batch.helper import Helper, attend
from aligner.errors import AlignerError, UsageError

KINDS = ("serial", "processes", "dask")
Steps = Callable[[int, int], None]
"""Told the number of a job and the place in it that was begun; a cluster tells nothing."""


@dataclass(frozen=True, slots=True)
class Engine:
    """``submit`` gives a job away; ``count`` says how many are done at a time, which changes as a cluster grows."""

    submit: Callable[[str, Mapping[str, Any]], Future[Any]]
    count: Callable[[], int]


@contextmanager
def open_engine(
    kind: str, workers: int, scheduler: str | None, patience: float, steps: Steps | None = None
) -> Iterator[Engine]:
    """Start an engine and end it with all its workers.

    Raises UsageError for Dask where it is not installed or the scheduler does not answer.
    """
    if kind == "serial":
        yield Engine(lambda call, job: _here(call, job, steps), lambda: 1)
    elif kind == "processes":
        with _processes(workers, patience, steps) as engine:
            yield engine
    else:
        with _dask(workers, scheduler, patience) as engine:
            yield engine


def _here(call: str, job: Mapping[str, Any], steps: Steps | None) -> Future[Any]:
    """Do a job at once and return its finished future."""
    module, name = call.split(":")
    future: Future[Any] = Future()
    try:
        future.set_result(getattr(importlib.import_module(module), name)(job, _step(job, steps)))
    except Exception as error:
        future.set_exception(error)
    return future


@contextmanager
def _processes(workers: int, patience: float, steps: Steps | None) -> Iterator[Engine]:
    """One thread a worker process, which waits for it."""
    own = threading.local()
    helpers: list[Helper] = []

    def do(call: str, job: Mapping[str, Any]) -> Any:
        if not hasattr(own, "helper"):
            own.helper = Helper(patience)
            helpers.append(own.helper)
        return attend(own.helper, call, job, _step(job, steps))

    pool = ThreadPoolExecutor(workers, thread_name_prefix="aligner")
    try:
        yield Engine(lambda call, job: pool.submit(do, call, job), lambda: workers)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        for helper in helpers:
            helper.close()
        pool.shutdown(wait=True)


@contextmanager
def _dask(workers: int, scheduler: str | None, patience: float) -> Iterator[Engine]:
    """Use a running cluster, or start one of ``workers`` processes on this machine.

    Dask's executor takes no ``cancel_futures``, and a task that was cancelled while it ran still writes its part: parts
    have names of their own, and only who sees a result puts it in its place.
    """
    try:
        import distributed
    except ImportError as error:
        raise UsageError("This engine needs Dask: run `pip install 'aligner-zh[dask]'`, or use --workers.") from error
    library: Any = distributed  # has no types
    cluster = None
    try:
        if scheduler is None:
            cluster = library.LocalCluster(
                n_workers=workers, threads_per_worker=1, memory_limit=0, dashboard_address=None, silence_logs=50
            )
        client = library.Client(cluster if cluster is not None else scheduler, timeout="10s", set_as_default=False)
    except (OSError, ValueError, TimeoutError) as error:
        raise UsageError(f"The Dask scheduler {scheduler} does not answer ({error}): check --scheduler.") from error
    executor: Executor = client.get_executor(pure=False)
    try:
        yield Engine(
            lambda call, job: executor.submit(attend_there, call, dict(job), patience),
            lambda: max(1, sum(client.nthreads().values())),
        )
    finally:
        client.close()
        if cluster is not None:
            cluster.close()


_there = threading.local()


def attend_there(call: str, job: Mapping[str, Any], patience: float) -> Any:
    """Do a job on a Dask worker: in a process beside it, where limits of time and memory hold, kept from job to job."""
    if not hasattr(_there, "helper"):
        _there.helper = Helper(patience)
    try:
        return attend(_there.helper, call, job)
    except AlignerError as error:  # plain data, which every version of Python can send
        return {"error": [str(error), error.exit_code]}


def _step(job: Mapping[str, Any], steps: Steps | None) -> Callable[[int], None]:
    number = int(job.get("shard", 0))
    return lambda at: steps(number, at) if steps is not None else None
