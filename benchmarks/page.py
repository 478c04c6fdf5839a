"""Puts the saved results of the benchmarks into their page: ``python benchmarks/page.py``.

docs/benchmarks.md says in words what was measured and how; what stands there between ``<!-- result: NAME -->`` and
``<!-- end -->`` is the file of that name in benchmarks/results/, as a script printed it. Save new output there, then
run this.
"""

from __future__ import annotations

import re
from pathlib import Path

PAGE = Path(__file__).parents[1] / "docs" / "benchmarks.md"
RESULTS = Path(__file__).with_name("results")
_PART = re.compile(r"(?ms)^<!-- result: (\S+) -->\n.*?^<!-- end -->$")


def filled(page: str) -> str:
    """Return the page with every result as it is saved: Markdown as it is, text as a block."""

    def result(found: re.Match[str]) -> str:
        text = (RESULTS / found[1]).read_text(encoding="utf-8").strip()
        shown = text if found[1].endswith(".md") else f"```text\n{text}\n```"
        return f"<!-- result: {found[1]} -->\n\n{shown}\n\n<!-- end -->"

    return _PART.sub(result, page)


if __name__ == "__main__":
    PAGE.write_text(filled(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
