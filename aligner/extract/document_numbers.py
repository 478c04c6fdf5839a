"""The number of a Chinese document in its parts: 工信部联网安〔2019〕168号."""

from __future__ import annotations

import re
from functools import cache

from aligner.datafiles import rows
from aligner.extract.records import DocumentNumber

NUMBER = re.compile(
    r"(?P<code>[\u4e00-\u9fff]{1,14})\s*[〔［\[【（(](?P<year>(?:19|20)\d\d)[〕］\]】）)]\s*第?(?P<serial>\d{1,6})\s*号"
)
_SERIES = re.compile(r"(?:[发函规字令电]|公告|通知)$")
_GOVERNMENT = re.compile(r"[\u4e00-\u9fff]{1,3}政办?(?=[发函规字令电])")


@cache
def _issuers() -> tuple[str, ...]:
    return tuple(sorted((row[0] for row in rows("extract", "issuers_zh.tsv")), key=len, reverse=True))


def number_in(text: str) -> DocumentNumber | None:
    """Return the first document number in a text, None without one."""
    found = NUMBER.search(text)
    if not found:
        return None
    issuer, joint, series = parts(found["code"])
    return DocumentNumber(
        zh=found[0],
        issuer_code=issuer,
        joint=joint,
        series=series,
        year=int(found["year"]),
        serial=int(found["serial"]),
    )


def parts(code: str) -> tuple[str, bool, str]:
    """Return issuer code, whether the document is joint, and series of the characters before the year.

    工信部联网安 is (工信部, joint, 网安), 临政发 (临政, not joint, 发). Codes of issuers that issuers_zh.tsv does not
    know are cut at 联 or in front of the usual words of a series.
    """
    government = _GOVERNMENT.match(code)
    known = government[0] if government else next((i for i in _issuers() if code.startswith(i) and code != i), "")
    if len(known) < 2 and "联" in code[1:]:
        known = code[: code.index("联", 1)]
    if not known:
        found = _SERIES.search(code)
        known = code[: found.start()] if found and found.start() else code
    rest = code[len(known) :]
    return known, rest.startswith("联"), rest.removeprefix("联")
