"""Reads the translation units of a TMX file (1.1 to 1.4b), inline mark-up left out."""

from __future__ import annotations

from typing import Any

from aligner.errors import InputError
from aligner.files.language_codes import language_of_code
from aligner.files.read_xml import parse_bytes
from aligner.types import PairText

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def tmx_pairs(data: bytes, name: str) -> list[PairText]:
    """Return the pairs of a memory, in order; of several variants of a language the first with text counts.

    Raises:
        InputError: it is no XML, or holds no unit of Chinese or English.
    """
    pairs: list[PairText] = []
    others: set[str] = set()
    for unit in parse_bytes(data, name).iter("tu"):
        texts = {"zh": "", "en": ""}
        for variant in unit.iter("tuv"):
            code = variant.get(_LANG) or variant.get("lang") or ""
            language, segment = language_of_code(code), variant.find("seg")
            if language and segment is not None:
                texts[language] = texts[language] or _plain(segment)
            elif not language:
                others.add(code)
        pairs.append(PairText(texts["zh"], texts["en"]))
    if pairs and not any(pair.zh or pair.en for pair in pairs):
        raise InputError(f"{name}: it holds {', '.join(sorted(others))}; give a memory of Chinese and English.")
    return pairs


def _plain(segment: Any) -> str:
    """Return the text of a segment; what stands in inline elements is code, but for highlighted text."""
    out = segment.text or ""
    for child in segment:
        out += (_plain(child) if child.tag == "hi" else "") + (child.tail or "")
    return str(out)
