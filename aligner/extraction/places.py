"""Places and local bodies in English: 浙江省 from the termbase, others by their sound where it is certain."""

from __future__ import annotations

from aligner.check.rendering.matches import local_bodies
from aligner.extraction.official import term_of
from aligner.words import patterns as re
from aligner.words.pinyin import sounds

_KINDS = {"省": "{} Province", "市": "{} City", "县": "{} County", "区": "{} District", "州": "{} Prefecture"}
_LOCAL = re.compile(
    r"(?P<place>[\u4e00-\u9fff]{2,10}?(?:省|自治区|市|自治州|州|县|区|旗))(?P<body>[\u4e00-\u9fff]{2,})"
)


def place(name: str) -> str:
    """Return the English of a place with its kind (Linjiang Province), "" where its sound is not certain."""
    if known := term_of(name):
        return known.target
    readings = [sounds().get(character, ()) for character in name[:-1]]
    if name[-1:] not in _KINDS or not readings or any(len(read) != 1 for read in readings):
        return ""
    return _KINDS[name[-1]].format("".join(read[0] for read in readings).capitalize())


def local_body(name: str) -> str:
    """Return the English of a local body, "" if unknown: People's Government of Zhejiang Province."""
    found = _LOCAL.fullmatch(name)
    where = place(found["place"]) if found else ""
    if not found or not where:
        return ""
    if found["body"] in ("人民政府", "政府"):
        return f"People's Government of {where}"
    term = term_of(found["body"], local_bodies())
    return f"{term.target} of {where}" if term else ""
