#!/usr/bin/env bash
# dask.distributed 2026.8.0: Client.get_executor() is a concurrent.futures.Executor, but cancel() on a task that is
# already running answers True (the standard library's executors answer False), the future counts as cancelled, and the
# task runs on to its end and writes its file. shutdown(cancel_futures=True) is a TypeError.
# Why it matters: whoever deletes or reuses an output after a successful cancel() races with a writer that is still alive.
# Seen on 2026-11-29 with Python 3.11. Fails if any of this changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install --quiet --disable-pip-version-check dask==2026.8.0 distributed==2026.8.0
cat > "$work/show.py" <<'PY'
import sys
import time
from concurrent.futures import CancelledError, ThreadPoolExecutor
from pathlib import Path

from distributed import Client, LocalCluster


def write_slowly(started: str, target: str) -> None:
    Path(started).touch()
    time.sleep(3)
    Path(target).write_text("written after cancel")


def wait_for(path: Path, seconds: float) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end and not path.exists():
        time.sleep(0.05)
    return path.exists()


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    with LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address=None) as cluster, Client(cluster) as client:
        executor = client.get_executor()
        started, target = folder / "started", folder / "target"
        future = executor.submit(write_slowly, str(started), str(target))
        assert wait_for(started, 60), "the task never started"
        answer = future.cancel()
        try:
            future.result(timeout=30)
            ended = "result"
        except CancelledError:
            ended = "CancelledError"
        written = wait_for(target, 30)
        print(f"dask: cancel() of a running task answered {answer}; result() gave {ended}; file written anyway: {written}")
        assert (answer, ended, written) == (True, "CancelledError", True)
        try:
            executor.shutdown(cancel_futures=True)
            refused = ""
        except TypeError as error:
            refused = str(error)
        print(f"dask: shutdown(cancel_futures=True): {refused or 'accepted'}")
        assert "cancel_futures" in refused
    with ThreadPoolExecutor(1) as pool:
        started, target = folder / "started-2", folder / "target-2"
        future = pool.submit(write_slowly, str(started), str(target))
        assert wait_for(started, 60)
        answer = future.cancel()
        print(f"standard library: cancel() of a running task answered {answer}")
        assert answer is False
PY
"$work/env/bin/python" "$work/show.py" "$work" 2>/dev/null
echo "as described"
