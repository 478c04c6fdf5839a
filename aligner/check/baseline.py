"""Findings that are already known: accepted once, written to a file, and not counted again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from aligner.check.report import PairReport
from aligner.errors import InputError
from aligner.identity import finding_key
from aligner.spans import at
from aligner.types import PairText

HEADER = {"aligner": "baseline", "version": 2}
"""The first line of a baseline file; every other line is one finding, by its key (``aligner.identity.finding_key``)."""


def records(pairs: Sequence[PairText], reports: Sequence[PairReport]) -> Iterator[dict[str, str]]:
    """Yield the lines of a baseline file: one a finding, what is the same in several places once."""
    seen = set()
    for pair, report in zip(pairs, reports, strict=True):
        for finding in report.findings:
            key = finding_key(pair.zh, pair.en, finding)
            if key not in seen:
                seen.add(key)
                yield {
                    "key": key,
                    "rule": finding.rule,
                    "severity": finding.severity,
                    "zh": at(pair.zh, finding.zh_span),
                    "en": at(pair.en, finding.en_span),
                    "message": finding.message,
                }


def write_baseline(pairs: Sequence[PairText], reports: Sequence[PairReport], path: Path) -> int:
    """Write every finding as known (JSON lines, whole or not at all) and return how many lines that makes."""
    from aligner.files.atomic import atomic_write

    lines = [HEADER, *records(pairs, reports)]
    with atomic_write(path) as file:
        file.writelines(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    return len(lines) - 1


def read_baseline(path: Path) -> list[dict[str, Any]]:
    """Return the findings of a baseline file, as ``records`` made them.

    Raises:
        InputError: the file cannot be read, or was not written by ``write_baseline``.
    """
    try:
        lines = [json.loads(line) for line in path.read_text(encoding="utf-8-sig").splitlines() if line.strip()]
    except OSError as error:
        raise InputError(f"{path} cannot be read ({error.strerror}): write one with --write-baseline.") from error
    except ValueError as error:
        raise InputError(f"{path} is no baseline ({error}): write one with --write-baseline.") from error
    if lines[:1] and isinstance(lines[0], dict) and lines[0] == HEADER | {"version": 1}:
        raise InputError(f"{path} was written by an earlier version: write it anew with --write-baseline.")
    whole = lines[:1] == [HEADER] and all(isinstance(line, dict) and "key" in line for line in lines[1:])
    if not whole:
        raise InputError(f"{path} is no baseline that this version reads: write one with --write-baseline.")
    return lines[1:]


@dataclass(frozen=True, slots=True)
class Judged:
    """Reports with only the new findings, how many were accepted, and the lines of the baseline that nothing met.

    The quality in the reports is that of all findings: what is known is still wrong.
    """

    reports: tuple[PairReport, ...]
    accepted: int
    stale: tuple[dict[str, Any], ...]


def judge(pairs: Sequence[PairText], reports: Sequence[PairReport], known: Iterable[dict[str, Any]]) -> Judged:
    """Part the findings of some pairs into new ones and those that a baseline knows."""
    lines = {str(line["key"]): line for line in known}
    out, met, accepted = [], set(), 0
    for pair, report in zip(pairs, reports, strict=True):
        keys = [finding_key(pair.zh, pair.en, finding) for finding in report.findings]
        new = tuple(f for f, key in zip(report.findings, keys, strict=True) if key not in lines)
        accepted += len(keys) - len(new)
        met |= lines.keys() & set(keys)
        out.append(replace(report, findings=new))
    return Judged(tuple(out), accepted, tuple(line for key, line in lines.items() if key not in met))
