"""``aligner.align`` is a function and a room, in whatever order things are imported."""

import subprocess
import sys

import pytest

CALLS = "assert [b.type for b in aligner.align(['你好。'], ['Hello.']).beads] == ['1-1']"
ROOM = "from aligner.align.evaluate import count; from aligner.align import align_segments"
ORDERS = {
    "function first": ["import aligner", CALLS, ROOM, CALLS],
    "room first": [ROOM, "import aligner", CALLS],
    "room as attribute": ["import aligner, aligner.align", "assert aligner.align.align_segments", CALLS],
    "from import": [
        "from aligner import align",
        "import aligner",
        ROOM,
        CALLS,
        CALLS.replace("aligner.align", "align"),
    ],
    "run between": ["import aligner", "aligner.run(['你好。'], ['Hello.'])", CALLS],
}


@pytest.mark.parametrize("lines", ORDERS.values(), ids=ORDERS)
def test_both_readings_work(lines: list[str]) -> None:
    done = subprocess.run([sys.executable, "-c", "\n".join(lines)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
