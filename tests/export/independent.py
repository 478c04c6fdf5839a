"""The pairs of a TMX or XLIFF file as translate-toolkit reads them: in a process of its own, never in ours (GPL)."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

READER = """
import json, sys
path = sys.argv[1]
if path.endswith(".tmx"):
    from translate.storage.tmx import tmxfile as Store
else:
    from translate.storage.xliff2 import Xliff2File as Store
units = Store.parsefile(path).units
print(json.dumps([(str(u.source or ""), str(u.target or "")) for u in units]))
"""


def toolkit_pairs(path: Path) -> list[tuple[str, str]]:
    """Return (source, target) of every unit."""
    call = [sys.executable, "-c", READER, str(path)]
    done = subprocess.run(call, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return [(source, target) for source, target in json.loads(done.stdout)]
