"""Edited XLIFF: 2.x (the key is the unit's name) and 1.2 (the key is the resname), with ours or a tool's states."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from aligner.bitext.xliff import _plain
from aligner.correct.revision import EDITED, NEEDS_REVIEW, NO_FINDING
from aligner.errors import InputError
from aligner.export.xliff import STATES
from aligner.files.read_xml import local_name, parse
from aligner.review.edited.row import EditedRow
from aligner.view.content import CONFIRMED, REJECTED

_OURS = {name.replace(" ", "-"): name for name in (NO_FINDING, EDITED, NEEDS_REVIEW, CONFIRMED, REJECTED)}
_DONE, _OPEN = {"reviewed", "final", "signed-off"}, {"initial", "new", "needs-translation", "needs-review-translation"}


def read(path: Path) -> list[EditedRow]:
    """Return one row a unit.

    Raises:
        InputError: the file is no XLIFF of Chinese and English.
    """
    root = parse(path)
    if local_name(root) != "xliff":
        raise InputError(f"{path} is no XLIFF file: its first element is {local_name(root)}.")
    old = str(root.get("version", "")).startswith("1.")
    return [
        (_unit12 if old else _unit)(f"{path.name}, unit {number}", element)
        for number, element in enumerate((e for e in root.iter() if local_name(e) in ("unit", "trans-unit")), start=1)
    ]


def _unit(where: str, unit: Any) -> EditedRow:
    """Return what a unit of XLIFF 2 says; the segments that a tool made of it are joined."""
    known = {
        str(meta.get("type")): meta.text or ""
        for meta in unit.iter()
        if local_name(meta) == "meta" and meta.get("type")
    }
    segments = [child for child in unit if local_name(child) in ("segment", "ignorable")]
    zh, en = (_text(segments, name) for name in ("source", "target"))
    first = next((child for child in segments if local_name(child) == "segment"), None)
    notes = [n.text or "" for n in unit.iter() if local_name(n) == "note" and n.get("category", "note") == "note"]
    return EditedRow(
        where,
        str(unit.get("name", "")).strip(),
        known.get("base", "").strip(),
        known.get("row", str(unit.get("id", "")).removeprefix("u")).strip(),
        zh,
        en,
        None if first is None else _status(str(first.get("subState", "")), str(first.get("state", "")), bool(en)),
        "\n".join(notes),
    )


def _text(segments: list[Any], name: str) -> str:
    """Return the source or the target of a unit's segments, one text."""
    return "".join(_plain(part) for segment in segments for part in segment if local_name(part) == name)


def _status(ours: str, state: str, translated: bool) -> str | None:
    """Return the status of a segment: ours as long as the state is the one that goes with it, else the tool's."""
    status = _OURS.get(ours.removeprefix("aligner:"))
    if status and state in ("", STATES.get(status, "reviewed") if translated else "initial"):
        return status
    if state in _DONE:
        return CONFIRMED
    return NEEDS_REVIEW if state in _OPEN and status == CONFIRMED else status


def _unit12(where: str, unit: Any) -> EditedRow:
    """Return what a unit of XLIFF 1.2 says."""
    sides = {local_name(child): child for child in unit if local_name(child) in ("source", "target")}
    notes = {str(n.get("from", "")): n.text or "" for n in unit if local_name(n) == "note"}
    kept = dict(part.split("=", 1) for part in notes.get("aligner", "").split("; ") if "=" in part)
    target = sides.get("target")
    state = "" if target is None else str(target.get("state", ""))
    status = kept.get("status")
    if unit.get("approved") == "yes" and status != REJECTED:
        status = CONFIRMED
    elif (status == CONFIRMED and target is not None) or (status == REJECTED and state in _OPEN):
        status = NEEDS_REVIEW  # the tool has opened it again
    elif state in ("final", "signed-off") and status != REJECTED:
        status = CONFIRMED
    return EditedRow(
        where,
        str(unit.get("resname", "")).strip(),
        kept.get("base", "").strip(),
        str(unit.get("id", "")).strip(),
        _plain(sides["source"]) if "source" in sides else None,
        "" if target is None else _plain(target),
        status,
        "\n".join(text for who, text in notes.items() if who not in ("aligner", "aligner-check")),
    )
