"""Bounds of grades, which hold no number: 国家A级以上, 国三及以下, 县级以上, 副高级及以上."""

from __future__ import annotations

from collections.abc import Iterator

from aligner.types import Finding
from aligner.words import patterns as re

_GRADE = re.compile(
    r"(?P<grade>(?:[A-Z]{1,5}|[一二三四五六七八九十甲乙丙特]|[ⅠⅡⅢⅣⅤⅥ]|[IVX]{1,4})[级類类等]|国[一二三四五六ⅠⅡⅢⅣⅤⅥ]"
    r"|[正副]高级|[高中初]级(?:职称)?|[正副]?[处厅科部局]级|[省市县乡]级|(?<!定)规模|限额)"
    r"(?P<bound>(?:及|或|含|\(含\))?以(?P<way>[上下]))(?!学历)",
    re.IGNORECASE,
)
_UP = re.compile(
    r"\b(?:or|and|&|at or|and/or) (?:above|higher|better|over|more|up(?:wards?)?|beyond|greater|superior|senior)\b"
    r"|\bat least\b|\b(?:not|no|never) (?:\w+ )?(?:lower|less|below|under|inferior)|\babove\b|\bover\b|\bhigher\b"
    r"|\bminimum\b|\bupwards?\b|\bbeyond\b|\+|\bexceed|\bmore than\b|\bsenior\b|\bbetter\b|\bfrom\b",
    re.IGNORECASE,
)
_DOWN = re.compile(
    r"\b(?:or|and|&|at or|and/or) (?:below|lower|under|less|worse|inferior|junior|down|smaller)\b|\bat most\b"
    r"|\b(?:not|no|never) (?:\w+ )?(?:higher|more|above|over|better)|\bbelow\b|\bunder\b|\blower\b|\bmaximum\b"
    r"|\bup to\b|\bless than\b|\bdown\b|\bworse\b|\bjunior\b|\bearlier\b|\bsmaller\b",
    re.IGNORECASE,
)
_LEVELS = re.compile(r"\b(?:all|every|various|different) (?:\w+ )?levels?\b|\blocal\b", re.IGNORECASE)
_RANK = re.compile(r"[省市县乡镇]级")
_ABOVE = re.compile(
    r"(?<!at or )(?<!at and )(?<!and )(?<!or )\babove "
    r"(?=(?:the )?(?:provincial|municipal|city|county|township|town)(?: |-)level)",
    re.IGNORECASE,
)
_SAID = {"上": "or above", "下": "or below"}


def find_grades(zh: str, en: str) -> Iterator[Finding]:
    """Yield a finding for each bound of a grade: major without a word for it, minor where the grade itself is left out.

    县级以上 is "at or above the county level".
    """
    for match in _GRADE.finditer(zh):
        rank = _RANK.match(match["grade"])
        if (_UP if match["way"] == "上" else _DOWN).search(en):
            above = _ABOVE.search(en) if rank and match["way"] == "上" else None
            if above:
                yield _shifted(match, above)
            continue
        if rank and _LEVELS.search(en):
            continue
        yield Finding(
            "number",
            "major",
            f"{match[0]} is this grade “{_SAID[match['way']]}”; nothing in the English says so.",
            f"{match[0]} → no bound",
            _SAID[match["way"]],
            0.7,
            match.span(),
            rule="number.bound_lost",
        )


def _shifted(match: re.Match[str], above: re.Match[str]) -> Finding:
    """Return the finding for "above" where the grade itself is meant too."""
    right = "At or above" if above[0][0].isupper() else "at or above"
    return Finding(
        "number",
        "minor",
        f"{match[0]} takes in the {match['grade']} itself; “{above[0].strip()}” leaves it out.",
        f"{match[0]} → {above[0].strip()}",
        right,
        0.7,
        match.span(),
        (above.start(), above.start() + len("above")),
        rule="number.bound_shifted",
    )
