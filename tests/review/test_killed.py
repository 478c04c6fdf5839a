"""kill -9 at any moment: what was acknowledged is there, and the store opens."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.review.samples import opened, run_folder

EDITS = """
import sys
from aligner.review import Review
review = Review.open(sys.argv[1], sys.argv[1])
keys = [state.key for state in review.rows]
print("ready", flush=True)
for turn in range(100000):
    change = review.decide("note", keys[turn % len(keys)], author="me", note=f"turn {turn}")
    print(change.seq, flush=True)
"""


@pytest.mark.slow
def test_nothing_that_was_acknowledged_is_lost(tmp_path: Path) -> None:
    folder, rng = run_folder(tmp_path), random.Random(15)
    known = 0
    for _ in range(10):
        words = [sys.executable, "-c", EDITS, str(folder)]
        with subprocess.Popen(words, stdout=subprocess.PIPE, text=True, env=os.environ) as child:
            assert child.stdout is not None and child.stdout.readline() == "ready\n"
            last = known
            for _ in range(rng.randrange(1, 60)):  # so many acknowledgements later, in the middle of another
                last = int(child.stdout.readline())
            child.send_signal(signal.SIGKILL)
            told = [int(line) for line in child.stdout if line.strip().isdigit()]
        last = told[-1] if told else last
        review = opened(folder)
        known = review.seq
        assert known >= last and [d.seq for d in review.decisions] == list(range(1, known + 1))
        review.close()
