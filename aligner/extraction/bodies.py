"""The bodies that issue a Chinese document, with official English name and abbreviation from the termbase."""

from __future__ import annotations

from aligner.extraction.official import term_of
from aligner.extraction.places import local_body
from aligner.extraction.records import Body
from aligner.extraction.zh.units import is_body, names
from aligner.words import patterns as re

_ABBREVIATION = re.compile(r"[A-Z][A-Za-z]{0,2}[A-Z]{1,6}")
_OFFICES = (("办公厅", "General Office of the {}"), ("办公室", "Office of the {}"))
_APART = re.compile(r"[\s　]+|、|，")


def body(name: str) -> Body:
    """Return a body with its official English and abbreviation, empty where the termbase does not hold it.

    The general office of a known body is named after it (工业和信息化部办公厅).
    """
    if term := term_of(name):
        short = next((form for form in term.targets if _ABBREVIATION.fullmatch(form)), "")
        full = next((form for form in term.targets if form != short), "")
        return Body(zh=name, en=full, abbreviation=short)
    for ending, pattern in _OFFICES:
        above = body(name.removesuffix(ending)) if name.endswith(ending) and len(name) > len(ending) + 1 else None
        if above and above.en:
            return Body(zh=name, en=pattern.format(above.en))
    return Body(zh=name, en=local_body(name))


def issues(name: str) -> bool:
    """Say whether a name is that of a body that may issue documents: an authority, a government, a party committee."""
    return is_body(name) or bool(re.search("(?:人民政府|中共中央|中央军委|公司|协会)$", name))


def listed(text: str) -> tuple[str, ...]:
    """Return the names of a list of bodies, () if anything else stands in it.

    Names are parted by 、, by white space (signatures, titles of joint notices) or by 和 between two names.
    """
    found: list[str] = []
    for item in _APART.split(re.sub(r"等.{0,4}(?:部门|单位|部委)$", "", text.strip())):
        one = (item,) if issues(item) and term_of(item) else names(item)
        if item and not one:
            return ()
        found += one
    return tuple(name for name in dict.fromkeys(found) if issues(name))
