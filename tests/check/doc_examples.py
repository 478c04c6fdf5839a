"""The examples of docs/checks.md as they stand there, and as the checks write them now."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from aligner.types import Finding

PAGE = Path(__file__).parents[2] / "docs" / "checks.md"
_BLOCK = re.compile(r"^\*\*(\w+)\*\*\n\n```text\n(.*?)```", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Example:
    """One example: name of the check, the pairs, and the lines that tell of the finding in the last pair."""

    check: str
    pairs: tuple[tuple[str, str], ...]
    lines: str


def examples() -> Iterator[Example]:
    """Yield the examples under "An example of each check"."""
    section = PAGE.read_text(encoding="utf-8").split("## An example of each check\n")[1].split("\n## ")[0]
    for name, block in _BLOCK.findall(section):
        flat = [text.strip() for text in re.findall(r"^(?:zh|en)\b(.*)", block, re.MULTILINE)]
        lines = block[block.index("finding") :]
        yield Example(name, tuple(zip(flat[::2], flat[1::2], strict=True)), lines)


def told(finding: Finding, zh: str, en: str) -> str:
    """Write a finding as the page does."""
    places = [text[slice(*span)] for text, span in ((zh, finding.zh_span), (en, finding.en_span)) if span]
    return (
        f"finding     {finding.severity} {finding.check}, confidence {finding.confidence:.2f}\n"
        f"at          {' | '.join(places)}\n"
        f"message     {finding.message}\n"
        f"evidence    {finding.evidence}\n"
        f"suggestion  {finding.suggestion or '(none)'}\n"
    )


def rows(heading: str) -> list[list[str]]:
    """Return the table in the section of a group: Chinese, English, finding."""
    section = PAGE.read_text(encoding="utf-8").split(f"\n### {heading}\n")[1].split("\n#")[0]
    lines = [line.strip("|").split("|") for line in section.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in cells] for cells in lines[2:]]
