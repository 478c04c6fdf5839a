"""Exact outputs, kept in golden/. After a wanted change: ``ALIGNER_WRITE_GOLDEN=1 python -m pytest tests/cli``."""

from __future__ import annotations

import os
import re
from pathlib import Path

FOLDER = Path(__file__).with_name("golden")


def check_golden(name: str, text: str) -> None:
    """Compare ``text`` with the golden file, or write it where ALIGNER_WRITE_GOLDEN is set."""
    path = FOLDER / name
    if os.environ.get("ALIGNER_WRITE_GOLDEN"):
        path.write_bytes(text.encode())
    assert text == path.read_bytes().decode(), f"{name} differs from what it was: see tests/cli/golden.py"


def masked(text: str) -> str:
    """Hide every number with decimals (weights and clocks move them), every hash, and how many beads there are."""
    text = re.sub(r" *\b\d+\.\d+(?=\D|$)", lambda match: " #.#" if match[0][0] == " " else "#.#", text)
    text = re.sub(r"\b\d+ beads", "# beads", text)
    return re.sub(r'(_hash"|"rules"): "[0-9a-f]+"', r'\1: "#"', text)
