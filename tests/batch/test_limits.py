"""Limits of time and memory on one pair."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from aligner.batch.batch import Settings, run_batch
from aligner.batch.limits import TimeIsUp, limited
from tests.batch.pairs import OPTIONS, manifest, table

MANY = 1 << 40
pytest.importorskip("resource")


def spin() -> None:
    while True:
        try:
            sum(range(1000))
        except Exception:  # what a careless handler would keep
            continue


def test_work_without_end_is_stopped() -> None:
    with pytest.raises(TimeIsUp), limited(0.05, MANY):
        spin()
    with limited(1000, MANY):
        assert sum(range(10)) == 45


def test_greed_is_stopped_and_the_limit_goes_with_it() -> None:
    with pytest.raises(MemoryError), limited(1000, 64 << 20):
        bytearray(1 << 30)
    assert len(bytearray(1 << 28)) == 1 << 28


def test_in_another_thread_only_memory_is_limited() -> None:
    told = []

    def work() -> None:
        with limited(0.001, MANY):
            told.append(sum(range(200_000)))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert told == [sum(range(200_000))]


@pytest.mark.parametrize(("harm", "kind"), [(spin, "time"), (lambda: bytearray(1 << 33), "memory")])
def test_a_hostile_pair_is_an_error_row(harm, kind: str, tmp_path: Path, monkeypatch) -> None:
    import aligner.batch.shard as shard

    real = shard.record

    def hostile(source, *rest, **options):
        if "能源" in source.text:
            harm()
        return real(source, *rest, **options)

    monkeypatch.setattr(shard, "record", hostile)
    run_batch(
        manifest(tmp_path), str(tmp_path / "out"), settings=Settings(seconds=20 if kind == "memory" else 4), **OPTIONS
    )
    rows = table(tmp_path / "out", "errors")
    assert [(row["pair"], row["kind"]) for row in rows] == [("p2", kind)] and "raise the limit" in rows[0]["reason"]
