"""Edited translation memories: the key is the unit's tuid, base and status are its props, which tools may drop."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from aligner.files.read_xml import parse
from aligner.review.edited.row import EditedRow

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def read(path: Path) -> list[EditedRow]:
    """Return one row a translation unit."""
    rows = []
    for number, unit in enumerate(parse(path).iter("tu"), start=1):
        props = {str(prop.get("type", "")).removeprefix("x-"): prop.text or "" for prop in unit.findall("prop")}
        texts: dict[str, str] = {}
        for variant in unit.findall("tuv"):
            language = (variant.get(_XML_LANG) or variant.get("lang") or "").lower()
            texts["en" if language.startswith("en") else "zh"] = text_of(variant.find("seg"))
        note = unit.find("note")
        rows.append(
            EditedRow(
                f"{path.name}, unit {number}",
                unit.get("tuid", "").strip(),
                props.get("base", "").strip(),
                props.get("row", "").strip(),
                texts.get("zh"),
                texts.get("en", ""),
                props.get("status"),
                (note.text or "") if note is not None else "" if "base" in props else None,
            )
        )
    return rows


def text_of(segment: Any) -> str:
    """Return the text of a segment; inline codes are no text, what they enclose to be highlighted is."""
    if segment is None:
        return ""
    out = segment.text or ""
    for child in segment:
        out += (text_of(child) if child.tag in ("hi", "sub") else "") + (child.tail or "")
    return str(out)
