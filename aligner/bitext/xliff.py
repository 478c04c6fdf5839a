"""Reads the pairs of an XLIFF file: 1.2 (``trans-unit``) and 2.0 to 2.2 (``segment``)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from aligner.files.read_xml import parse
from aligner.types import PairText

# Elements whose content is not text but code of the document's format.
_CODE = {"ph", "x", "bx", "ex", "bpt", "ept", "it", "sc", "ec", "sm", "em"}


def read_xliff(path: Path) -> list[PairText]:
    """Return source and target of every unit, in order; the Chinese side is the one whose language begins with zh.

    Candidates from memories and notes are left out, and so is inline code; ``cp`` counts as its character.
    """
    root = parse(path)
    pairs = []
    for place, languages in _units(root, (root.get("srcLang"), root.get("trgLang"))):
        sides = {_local(child): _plain(child) for child in place if _local(child) in ("source", "target")}
        source, target = sides.get("source", ""), sides.get("target", "")
        swapped = str(languages[0]).lower().startswith("en") or str(languages[1]).lower().startswith("zh")
        pairs.append(PairText(target, source) if swapped else PairText(source, target))
    return pairs


def _units(element: Any, languages: tuple[str | None, str | None]) -> Any:
    """Yield the elements that hold a source and a target, with the two languages that they are in."""
    if _local(element) == "file" and element.get("source-language"):
        languages = (element.get("source-language"), element.get("target-language"))
    if _local(element) in ("trans-unit", "segment"):
        yield element, languages
        return
    for child in element:
        if _local(child) not in ("matches", "alt-trans"):
            yield from _units(child, languages)


def _plain(element: Any) -> str:
    """Return the text of an element."""
    out = element.text or ""
    for child in element:
        name = _local(child)
        if name == "cp":
            out += _character(child.get("hex", ""))
        elif name not in _CODE:
            out += _plain(child)
        out += child.tail or ""
    return str(out)


def _character(hexadecimal: str) -> str:
    """Return the character that a ``cp`` element stands for, U+FFFD for none."""
    try:
        return chr(int(hexadecimal, 16))
    except (ValueError, OverflowError):
        return "\ufffd"


def _local(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]
