"""The three engines, the number of workers and the hash seed change no byte; killed workers cost time alone."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from aligner.batch.batch import Settings, run_batch
from aligner.batch.engines import open_engine
from aligner.batch.helper import DiedError, Helper, attend
from aligner.errors import AlignerError
from tests.batch.pairs import OPTIONS, PAIRS, files, manifest

MANY = PAIRS * 4
"""Enough pairs for ten shards."""


@pytest.fixture(scope="module")
def serial(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """A manifest and its batch by one process."""
    folder = tmp_path_factory.mktemp("serial")
    given = manifest(folder, MANY)
    run_batch(given, str(folder / "out"), settings=Settings(shard_seconds=0.03), **OPTIONS)
    return given, folder / "out"


def echo(job, say):
    """Stand in for work: say the place and do as told."""
    for k, order in enumerate(job["entries"]):
        say(k)
        if str(k) in job["skip"]:
            continue
        if order == "die":
            os.kill(os.getpid(), signal.SIGKILL)
        if order == "die once" and not Path(job["mark"]).exists():
            Path(job["mark"]).touch()
            os.kill(os.getpid(), signal.SIGKILL)
        if order == "hang":
            time.sleep(3600)
        if order == "fail":
            raise AlignerError("it cannot be done.")
    return {"skip": job["skip"], "process": os.getpid()}


ECHO = "tests.batch.test_engines:echo"


@pytest.mark.slow
@pytest.mark.parametrize("workers", [2, 7])
def test_processes_give_the_same_bytes(workers: int, serial, tmp_path: Path) -> None:
    run_batch(serial[0], str(tmp_path), settings=Settings(workers=workers, shard_seconds=0.03), **OPTIONS)
    assert files(tmp_path) == files(serial[1])


@pytest.mark.slow
def test_dask_gives_the_same_bytes(serial, tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None, host="127.0.0.1"
    ) as cluster:
        settings = Settings(scheduler=cluster.scheduler_address, shard_seconds=0.03)
        run_batch(serial[0], str(tmp_path), settings=settings, **OPTIONS)
    assert files(tmp_path) == files(serial[1])


@pytest.mark.slow
def test_the_hash_seed_gives_the_same_bytes(serial, tmp_path: Path) -> None:
    for seed in ("0", "4711"):
        out = tmp_path / seed
        code = (
            "import sys; from aligner.batch.batch import Settings, run_batch; from tests.batch.pairs import OPTIONS; "
            "run_batch(sys.argv[1], sys.argv[2], settings=Settings(shard_seconds=0.03), **OPTIONS)"
        )
        environment = os.environ | {"PYTHONHASHSEED": seed}
        subprocess.run([sys.executable, "-c", code, serial[0], str(out)], env=environment, check=True)
        assert files(out) == files(serial[1])


@pytest.mark.slow
def test_killed_workers_and_a_killed_run_give_the_same_bytes(serial, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.batch.killed", serial[0], str(tmp_path / "out")]
    for when in ("command", "worker", "end"):
        done = subprocess.run([*command, when], check=False)
        assert done.returncode == (-signal.SIGKILL if when == "command" else 0)
    assert files(tmp_path / "out") == files(serial[1])


def test_a_worker_that_dies_once_does_its_job_again(tmp_path: Path) -> None:
    helper = Helper()
    try:
        job = {"entries": ["", "die once", ""], "mark": str(tmp_path / "mark")}
        assert attend(helper, ECHO, job)["skip"] == {}
        first, second = (attend(helper, ECHO, {"entries": [""]})["process"] for _ in range(2))
        assert first == second, "models stay loaded: one process does all"
    finally:
        helper.close()


def test_a_pair_at_which_the_worker_dies_thrice_is_skipped() -> None:
    helper = Helper()
    try:
        assert attend(helper, ECHO, {"entries": ["", "die"]})["skip"] == {
            "1": "The worker ended (out of memory, or a fault in a library) 3 times at this pair."
        }
    finally:
        helper.close()


def test_a_worker_that_says_nothing_is_ended() -> None:
    helper = Helper(patience=2.0)
    try:
        with pytest.raises(DiedError) as died:
            helper.ask(ECHO, {"entries": ["", "hang"], "skip": {}})
        assert (died.value.at, died.value.hung) == (1, True)
    finally:
        helper.close()


def test_what_a_job_raises_comes_back_in_words() -> None:
    helper = Helper()
    try:
        with pytest.raises(AlignerError, match=r"it cannot be done\."):
            attend(helper, ECHO, {"entries": ["fail"]})
        with pytest.raises(AlignerError, match="has no attribute 'nothing'"):
            attend(helper, "tests.batch.test_engines:nothing", {"entries": []})
    finally:
        helper.close()


def test_closing_an_engine_ends_its_workers() -> None:
    begun = threading.Event()
    with open_engine("processes", 1, None, patience=0, steps=lambda job, at: begun.set() if job else None) as engine:
        process = engine.submit(ECHO, {"entries": []}).result()["process"]
        future = engine.submit(ECHO, {"entries": ["hang"], "shard": 1})
        begun.wait()
    assert isinstance(future.exception(), AlignerError)
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


def test_a_scheduler_that_is_not_there_is_said_in_one_sentence() -> None:
    pytest.importorskip("distributed")
    from aligner.errors import UsageError

    with (
        pytest.raises(UsageError, match="does not answer"),
        open_engine("dask", 1, "nonsense://127.0.0.1:1", patience=0),
    ):
        pass
