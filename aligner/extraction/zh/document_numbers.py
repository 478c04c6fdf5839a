"""The number of a Chinese document in its parts: 工信部联网安〔2019〕168号."""

from __future__ import annotations

from functools import cache

from aligner.datafiles import rows
from aligner.extraction.records import DocumentNumber
from aligner.words import patterns as re

NUMBER = re.compile(
    r"(?P<code>[\u4e00-\u9fff]{1,14})\s*[〔［\[【（(](?P<year>(?:19|20)\d\d)[〕］\]】）)]\s*第?(?P<serial>\d{1,6})\s*号"
)
_ORDER = re.compile(
    r"(?P<code>[\u4e00-\u9fff]{2,20}?)(?P<series>令|公告)\s*(?:(?P<year>20\d\d)年)?\s*第\s*(?P<serial>\d{1,4})\s*号"
)
_SERIES = re.compile(r"(?:[发函规字令电]|公告|通知)$")
_GOVERNMENT = re.compile(r"[\u4e00-\u9fff]{1,3}政(?:办(?=[发函规字令电])|(?=[办发函规字令电]))")


@cache
def _issuers() -> tuple[str, ...]:
    return tuple(sorted((row[0] for row in rows("extraction", "issuers_zh.tsv")), key=len, reverse=True))


def number_in(text: str) -> DocumentNumber | None:
    """Return the first document number in a text, None without one.

    Orders and announcements are numbered otherwise: 国务院令第764号, 财政部公告2024年第12号.
    """
    if found := NUMBER.search(text):
        issuer, joint, series = parts(found["code"])
    elif found := _ORDER.search(text):
        issuer, joint, series = found["code"].removeprefix("中华人民共和国"), False, found["series"]
    else:
        return None
    return DocumentNumber(
        zh=found[0].removeprefix("中华人民共和国"),
        issuer_code=issuer,
        joint=joint,
        series=series,
        year=int(found["year"]) if found["year"] else None,
        serial=int(found["serial"]),
    )


def parts(code: str) -> tuple[str, bool, str]:
    """Return issuer code, whether the document is joint, and series of the characters before the year.

    工信部联网安 is (工信部, joint, 网安), 临政发 (临政, not joint, 发). A local code is a national one behind the sign
    of a place (临工信规划); one that issuers_zh.tsv does not know is cut at 联 or in front of the usual words of a
    series.
    """
    government = _GOVERNMENT.match(code)
    known = government[0] if government else _known(code)
    if not known and (local := _known(code[1:])):
        known = code[0] + local
    if len(known) < 2 and "联" in code[1:]:
        known = code[: code.index("联", 1)]
    if not known:
        found = _SERIES.search(code)
        known = code[: found.start()] if found and found.start() else code
    rest = code[len(known) :]
    return known, rest.startswith("联"), rest.removeprefix("联")


def _known(code: str) -> str:
    """Return the longest code of issuers_zh.tsv that a code begins with and goes beyond."""
    return next((issuer for issuer in _issuers() if code.startswith(issuer) and code != issuer), "")
