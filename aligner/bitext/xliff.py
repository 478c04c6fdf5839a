"""Reads the pairs of an XLIFF file: 1.2 (segment by segment, with what SDL and memoQ add) and 2.0 to 2.2."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from aligner.errors import InputError
from aligner.files.language_codes import language_of_code
from aligner.files.read_xml import local_name, parse_bytes
from aligner.types import PairText

# Elements whose content is not text but code of the document's format.
_CODE = {"ph", "x", "bx", "ex", "bpt", "ept", "it", "sc", "ec", "sm", "em"}
_ASIDE = {"matches", "alt-trans", "notes", "bin-unit"}
_DONE = {"final", "signed-off", "ManuallyConfirmed", "Proofread", "Reviewer1Confirmed", "Reviewer2Confirmed"}
_DELETED = {"x-sdl-deleted"}
_HEADER = "x-gettext-domain-header"
"""What translate-toolkit calls the head of a PO file, which is no text."""
Languages = tuple[str | None, str | None]


def xliff_pairs(data: bytes, name: str) -> list[PairText]:
    """Return source and target of every segment, in order, as Chinese and English.

    Candidates from memories, notes, inline code, deleted text and units that are not to be translated are left out;
    ``cp`` counts as its character. Where the file names no languages, its text decides.

    Raises:
        InputError: it is no XML, or holds other languages.
    """
    root = parse_bytes(data, name)
    pairs: list[PairText] = []
    others: set[str] = set()
    for place, languages in _units(root, (root.get("srcLang"), root.get("trgLang"))):
        known = tuple(map(language_of_code, languages))
        named = [code for code, language in zip(languages, known, strict=True) if code and not language]
        if named or (known[0] and known[0] == known[1]):
            others.add(" into ".join(code or "?" for code in languages))
            continue
        states = _sdl_states(place)
        for key, source, target in _segments(place):
            texts = (target, source) if _swapped(known, source, target) else (source, target)
            status = (states.get(key, "") or status_of(place)) if target else ""
            pairs.append(PairText(*texts, status=status))
    if others and not pairs:
        raise InputError(f"{name}: it is from {min(others)}; give a file of Chinese and English.")
    return pairs


def _swapped(known: tuple[str, ...], source: str, target: str) -> bool:
    """Tell whether the source is the English side."""
    if known[0] or known[1]:
        return known[0] == "en" or known[1] == "zh"
    return _chinese(target) > _chinese(source)


def _chinese(text: str) -> int:
    return sum("\u3400" <= char <= "\u9fff" for char in text)


def _units(element: Any, languages: Languages) -> Iterator[tuple[Any, Languages]]:
    """Yield the elements that hold a source and a target, with the two languages that they are in."""
    if local_name(element) == "file" and element.get("source-language"):
        languages = (element.get("source-language"), element.get("target-language"))
    if local_name(element) in ("trans-unit", "segment"):
        if element.get("translate") != "no" and element.get("restype") != _HEADER:
            yield element, languages
        return
    for child in element:
        if local_name(child) not in _ASIDE:
            yield from _units(child, languages)


def status_of(unit: Any) -> str:
    """Return what a unit or segment says of its translation: confirmed, rejected, or "" for anything else.

    In 1.2 an approval decides, else the state of the target; in 2.x the state; memoQ adds a status of its own.
    """
    target = next((child for child in unit if local_name(child) == "target"), None)
    words = [
        *(str(value) for name, value in unit.attrib.items() if name.rpartition("}")[2] == "status"),
        str(unit.get("state", "") if target is None else target.get("state", unit.get("state", ""))),
    ]
    ours = str(unit.get("subState", "")).removeprefix("aligner:")
    if "x-rejected" in words or "Rejected" in words or ours == "rejected":
        return "rejected"
    if any(word.startswith(("needs-", "new", "initial")) for word in words):
        return ""  # sent back after an approval
    if unit.get("approved") == "yes" or (unit.get("approved") is None and _DONE.intersection(words)):
        return "confirmed"
    return ""


def _sdl_states(unit: Any) -> dict[str, str]:
    """Return the states that SDL gives to the segments of a unit, by their number."""
    found = {}
    for element in unit.iter():
        if local_name(element) == "seg" and element.get("conf"):
            conf = str(element.get("conf"))
            said = "confirmed" if conf.startswith("Approved") else "rejected" if conf.startswith("Rejected") else ""
            found[str(element.get("id"))] = said
    return found


def _segments(unit: Any) -> Iterator[tuple[str, str, str]]:
    """Yield the segments of a unit with their number: one for each ``mrk`` of its segmented source, else it as one."""
    sides = {local_name(child): child for child in unit if local_name(child) in ("source", "target", "seg-source")}
    target = sides.get("target")
    marked = {mark.get("mid"): mark for mark in _marks(sides.get("seg-source"))}
    theirs = {mark.get("mid"): mark for mark in _marks(target)}
    if marked and (theirs or target is None or not _plain(target).strip()):
        for key, mark in marked.items():
            yield str(key), _plain(mark), _plain(theirs[key]) if key in theirs else ""
        for key, mark in theirs.items():
            if key not in marked:
                yield str(key), "", _plain(mark)
        return
    source = sides.get("source", sides.get("seg-source"))
    yield "", _plain(source) if source is not None else "", _plain(target) if target is not None else ""


def _marks(element: Any) -> list[Any]:
    """Return the segments that an element is divided into."""
    return (
        [e for e in element.iter() if local_name(e) == "mrk" and e.get("mtype") == "seg"] if element is not None else []
    )


def _plain(element: Any) -> str:
    """Return the text of an element."""
    out = element.text or ""
    for child in element:
        name = local_name(child)
        if name == "cp":
            out += _character(child.get("hex", ""))
        elif name not in _CODE and child.get("mtype") not in _DELETED:
            out += _plain(child)
        out += child.tail or ""
    return str(out)


def _character(hexadecimal: str) -> str:
    """Return the character that a ``cp`` element stands for, U+FFFD for none."""
    try:
        char = chr(int(hexadecimal, 16))
    except (ValueError, OverflowError):
        return "\ufffd"
    return "\ufffd" if "\ud800" <= char <= "\udfff" else char
