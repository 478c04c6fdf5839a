"""Short pairs of our own wording, as manifests."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

PAIRS = [
    ("各地要加强统筹协调。", "All regions shall strengthen coordination."),
    ("到2027年，全省建成300个示范项目。", "By 2027, the province will build 200 demonstration projects."),
    ("国家能源局负责组织实施。", "The National Energy Board is responsible for the organization and implementation."),
    ("严禁任何单位和个人篡改信息。", "No unit or individual may alter information."),
    ("本通知自2026年1月1日起施行。", "This notice takes effect on January 1, 2026."),
    (
        "投资达到1.5亿元。企业数量增长20%。",
        "Investment reached 150 million yuan. The number of enterprises grew by 20%.",
    ),
]
OPTIONS: dict[str, Any] = {"checks": ("number", "term", "surface")}


def manifest(folder: Path, pairs: list[tuple[str, str]] | None = None, name: str = "pairs.csv") -> str:
    """Write a manifest of texts with ids and one more column, and return its path."""
    path = folder / name
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(["id", "zh", "en", "field"])
        out.writerows((f"p{k}", zh, en, f"f{k % 2}") for k, (zh, en) in enumerate(pairs or PAIRS))
    return str(path)


def files(folder: Path) -> dict[str, bytes]:
    """Return what a batch has written, but for what is told of one command alone."""
    found = (p for p in folder.rglob("*") if p.is_file() and p.name != "run.json" and not p.name.startswith("."))
    return {str(p.relative_to(folder)): p.read_bytes() for p in found}


def table(folder: Path, name: str) -> list[dict[str, Any]]:
    """Return the rows of a table, its shards in order."""
    from pyarrow import parquet

    return [row for path in sorted((folder / name).glob("*.parquet")) for row in parquet.read_table(path).to_pylist()]
