"""The library inside other programs: threads, processes of either kind, asyncio, pickles, many runs in one process."""

from __future__ import annotations

import asyncio
import copy
import multiprocessing
import os
import pickle
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import aligner

PAIRS = [
    ("各地要在2027年前完成30座水库的除险加固。", "All localities shall reinforce 30 reservoirs by 2028."),
    ("国家能源局负责监督检查。", "The National Energy Board is responsible for supervision and inspection."),
    ("到2027年，覆盖率达到85%以上。", "By 2027, the coverage rate will reach more than 58%."),
    ("鼓励使用新型监测设备。", "The use of new monitoring equipment is encouraged."),
]


def work(number: int) -> tuple[object, object]:
    """Check and align one of the pairs, in whatever thread or process."""
    zh, en = PAIRS[number % len(PAIRS)]
    return aligner.check_pair(zh, en), aligner.align([zh, zh], [en, en])


@pytest.fixture(scope="module")
def alone() -> list[tuple[object, object]]:
    return [work(k) for k in range(8)]


def test_threads_give_what_one_gives(alone: list[tuple[object, object]]) -> None:
    with ThreadPoolExecutor(8) as pool:
        for _ in range(3):
            assert list(pool.map(work, range(8))) == alone


PROCESSES = """
import multiprocessing, sys
from concurrent.futures import ProcessPoolExecutor
from tests.test_in_programs import work
if __name__ == "__main__":
    alone = [work(k) for k in range(8)]
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context(sys.argv[1])) as pool:
        print("same" if list(pool.map(work, range(8))) == alone else "different")
"""


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_processes_give_what_one_gives(method: str, tmp_path: Path) -> None:
    if method not in multiprocessing.get_all_start_methods():
        pytest.skip(f"no {method} here")
    program = tmp_path / "program.py"  # of its own: other tests leave threads behind, beside which no one may fork
    program.write_text(PROCESSES, encoding="utf-8")
    root = Path(__file__).parents[1]
    # whatever is set: a forked child must not wait for the threads of its parent
    given = {**os.environ, "PYTHONPATH": str(root), "TOKENIZERS_PARALLELISM": "true"}
    done = subprocess.run(
        [sys.executable, program, method], cwd=root, env=given, capture_output=True, text=True, timeout=300
    )
    assert done.stdout.strip() == "same", done.stderr


def test_asyncio_gives_what_one_gives(alone: list[tuple[object, object]]) -> None:
    async def several() -> list[tuple[object, object]]:
        return list(await asyncio.gather(*(asyncio.to_thread(work, k) for k in range(8))))

    assert asyncio.run(several()) == alone


def test_results_are_pickled_and_copied() -> None:
    result = aligner.run([zh for zh, _ in PAIRS], [en for _, en in PAIRS])
    for again in (pickle.loads(pickle.dumps(result)), copy.deepcopy(result)):
        assert again.reports == result.reports and again.corrected == result.corrected
        assert again.pairs.equals(result.pairs) and again.alignment == result.alignment
    extraction = aligner.extract(zh="。".join(zh for zh, _ in PAIRS))
    assert pickle.loads(pickle.dumps(extraction)) == extraction


@pytest.mark.slow
def test_many_runs_in_one_process_take_no_more_memory_than_some() -> None:
    code = """
import resource, sys, aligner
def peak(): return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != 'darwin' else 2**20)
def runs(first, last):
    for k in range(first, last):
        zh = [f'第{k}条 到{2000 + k}年，完成{k}座水库的除险加固。', '国家能源局负责监督检查。'] * 5
        en = [f'Article {k} By {2000 + k}, {k} reservoirs shall be reinforced.', 'The Energy Board inspects.'] * 5
        aligner.run(zh, en).findings
runs(0, 40)
before = peak()
runs(40, 200)
print(peak() - before)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert float(done.stdout) < 25  # megabytes; what was found in pairs is kept, up to a bound
