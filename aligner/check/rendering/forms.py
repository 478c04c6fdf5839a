"""Other right forms of a body's name: in another order, without its country, and as the office of its head."""

from __future__ import annotations

from functools import lru_cache

from aligner.words import patterns as re

_HEADED = re.compile(r"(?P<body>Ministry|Department|Bureau|Commission|Administration|Office) (?:of|for) (?P<field>.+)")
_TAILED = re.compile(
    r"(?P<level>(?:National |State |China )?)(?P<field>.+) (?P<body>Commission|Bureau|Department|Administration)"
)
_COUNTRY = re.compile(r"^(?:China|Chinese) | of (?:China|the People['’]s Republic of China|the PRC)$")
_SHORT_NAME = 3
"""Words of a name that is known without its country: not "Bank of China"."""
_HEAD = re.compile(r"(?:常务)?(?:副)?(?:部|局|厅|署|委)?长|(?:常务)?副?主任")


@lru_cache(maxsize=8192)
def other_orders(name: str, local: bool) -> tuple[str, ...]:
    """Return the forms that say the same: "Public Security Department" for "Department of Public Security".

    A local body's name may turn the other way round as well; a national one's is fixed.
    """
    short = _COUNTRY.sub("", name)
    found = [short] if short != name and len(short.split()) >= _SHORT_NAME else []
    if match := _HEADED.fullmatch(short):
        found.append(f"{match['field']} {match['body']}")
    elif local and (match := _TAILED.fullmatch(short)) and " of " not in short and " for " not in short:
        found += [f"{match['level']}{match['body']} {small} {match['field']}" for small in ("of", "for", "on")]
    return tuple(found)


@lru_cache(maxsize=8192)
def offices(name: str) -> tuple[str, ...]:
    """Return how the head of a ministry is called: "Minister of Finance", "Finance Minister"."""
    match = re.fullmatch(r"Ministry (?:of|for) (?P<field>.+)", _COUNTRY.sub("", name))
    if not match:
        return ()
    field = match["field"]
    short = re.sub(r" Affairs$", "", field)
    return (f"Minister of {field}", f"Minister for {field}", f"{field} Minister", f"{short} Minister")


def is_headed(zh: str, end: int) -> bool:
    """Say whether the name that ends at ``end`` is part of an office's: 教育部 of 教育部长, 财政部 of 财政部部长."""
    return _HEAD.match(zh, end) is not None
