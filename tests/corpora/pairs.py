"""Reads the sample pairs and their gold, for the tests."""

from __future__ import annotations

import csv
import json
from functools import cache
from pathlib import Path
from typing import Any

CORPORA = Path(__file__).parents[2] / "corpora"
PAIRS = ("interpretation", "plan", "notice")


@cache
def text(pair: str, name: str) -> str:
    """Return a text file of a pair, such as ``zh.txt`` or ``gold/en.txt``."""
    return (CORPORA / pair / name).read_text(encoding="utf-8")


def lines(pair: str, language: str) -> list[str]:
    """Return the gold sentences of one side."""
    return text(pair, f"gold/{language}.txt").splitlines()


def table(pair: str, name: str) -> list[dict[str, str]]:
    """Return the rows of ``gold/NAME.csv``."""
    return list(csv.DictReader(text(pair, f"gold/{name}.csv").splitlines()))


@cache
def ladder(pair: str) -> tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]:
    """Return the beads of ``gold/gold.txt`` as zero-based line numbers of both sides."""
    beads = (line.split(":") for line in text(pair, "gold/gold.txt").splitlines())
    return tuple((tuple(json.loads(zh)), tuple(json.loads(en))) for zh, en in beads)


@cache
def extraction(pair: str) -> dict[str, Any]:
    """Return ``gold/extraction.json``."""
    return json.loads(text(pair, "gold/extraction.json"))


def english_of(pair: str, zh_sentence_no: int) -> str:
    """Return the machine English of the bead that holds a Chinese sentence, sentences joined by a space."""
    for zh, en in ladder(pair):
        if zh_sentence_no - 1 in zh:
            return " ".join(lines(pair, "en")[i] for i in en)
    raise KeyError(zh_sentence_no)
