"""``aligner.align`` and ``aligner.extract`` are functions, in whatever order their rooms are imported."""

import subprocess
import sys

import pytest

CALLS = "assert [b.type for b in aligner.align(['你好。'], ['Hello.']).beads] == ['1-1']"
EXTRACTS = "assert not aligner.extract('你好。').tasks"
ROOMS = (
    "from aligner.alignment.evaluate import count; from aligner.alignment import align_segments; import "
    "aligner.extraction.records"
)
ORDERS = {
    "function first": ["import aligner", CALLS, EXTRACTS, ROOMS, CALLS, EXTRACTS],
    "room first": [ROOMS, "import aligner", CALLS, EXTRACTS],
    "from import": ["from aligner import align", "import aligner", ROOMS, CALLS.replace("aligner.align", "align")],
    "run between": ["import aligner", "aligner.run(['你好。'], ['Hello.'])", CALLS, EXTRACTS],
}


@pytest.mark.parametrize("lines", ORDERS.values(), ids=ORDERS)
def test_functions_stay_functions(lines: list[str]) -> None:
    done = subprocess.run([sys.executable, "-c", "\n".join(lines)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
