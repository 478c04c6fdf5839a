"""Rows of tables of examples, and what the checks say of a pair."""

from __future__ import annotations

from pathlib import Path

import aligner

HERE = Path(__file__).parent


def rows(name: str) -> list[tuple[str, ...]]:
    """Return the rows of a table of this folder."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [tuple(line.split("\t")) for line in lines if not line.startswith("#")]


def rules(zh: str, en: str) -> set[str]:
    """Return the rules of the findings on a pair."""
    return {finding.rule for finding in aligner.check_pair(zh, en).findings}
