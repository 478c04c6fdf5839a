"""How a workbook shows numbers (ECMA-376, 18.8.30 and .31): 0.52 in a format with % is 52%, a date is a number of days.

Other formats (thousands, decimals, colours) leave the figure what it is; of those the number stays as it is written.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any

from aligner.files.read_xml import local_name

Show = Callable[[str], str]

_BUILT_IN = {
    9: "0%",
    10: "0.00%",
    **dict.fromkeys((14, 15, 22), "yyyy-mm-dd"),
    16: "d mmm",
    17: "mmm yyyy",
    **dict.fromkeys((27, 36, 50, 52, 54, 57), 'yyyy"年"m"月"'),
    **dict.fromkeys((28, 29, 51, 53, 58), 'm"月"d"日"'),
    31: 'yyyy"年"m"月"d"日"',
}
_EXTRA = re.compile(r"\\(.)|\[[^\]]*\]|[_*].")
_QUOTED = re.compile(r'"([^"]*)"')
_DATE = re.compile(r"(y+|m+|d+)", re.I)
_EPOCHS = {False: datetime(1899, 12, 30), True: datetime(1904, 1, 1)}
_MOST_DAYS = 2_958_465  # 31 December 9999


def shows(styles: Any, workbook: Any) -> list[Show | None]:
    """Return for every cell format of a workbook how it shows a number, None where that is as it is written.

    ``styles`` and ``workbook`` are the roots of the parts of these names.
    """
    codes = dict(_BUILT_IN)
    codes |= {int(e.get("numFmtId")): e.get("formatCode") or "" for e in styles.iter() if local_name(e) == "numFmt"}
    since_1904 = any(local_name(e) == "workbookPr" and e.get("date1904") in ("1", "true") for e in workbook.iter())
    formats = next((list(e) for e in styles.iter() if local_name(e) == "cellXfs"), [])
    return [_show(codes.get(int(e.get("numFmtId") or 0), ""), since_1904) for e in formats]


def _show(code: str, since_1904: bool) -> Show | None:
    first = _EXTRA.sub(lambda m: m[1] or "", code.split(";")[0])
    bare = _QUOTED.sub("", first)
    if bare.count("%") == 1:
        decimals = len((re.search(r"\.([0#?]+)", bare) or ["", ""])[1])
        return lambda number: _percent(number, decimals)
    if re.search("[hs]", bare, re.I) or not re.search("y|d|mmm", bare, re.I) or re.search("[0#?]|general", bare, re.I):
        return None
    return lambda number: _date(number, first, _EPOCHS[since_1904])


def _percent(number: str, decimals: int) -> str:
    """Return a share as a percentage, rounded as it is shown."""
    try:
        return f"{Decimal(number) * 100:.{decimals}f}%"
    except InvalidOperation:
        return number


def _date(number: str, code: str, epoch: datetime) -> str:
    """Return a number of days since the epoch as a date; a number that is none stays."""
    try:
        days = float(number)
    except ValueError:
        return number
    if not 0 < days < _MOST_DAYS - 1500:
        return number
    day = epoch + timedelta(days=days)
    said = [
        _DATE.sub(lambda m: _part(m[0].lower(), day), part) if k % 2 == 0 else part
        for k, part in enumerate(_QUOTED.split(code))
    ]
    return "".join(said).strip()


def _part(letters: str, day: datetime) -> str:
    """Return what a run of y, m or d stands for."""
    if letters[0] == "y":
        return f"{day:%Y}" if len(letters) > 2 else f"{day:%y}"
    number = day.month if letters[0] == "m" else day.day
    if len(letters) > 2:
        full = f"{day:%B}" if letters[0] == "m" else f"{day:%A}"
        return full if len(letters) > 3 else full[:3]
    return f"{number:02}" if len(letters) == 2 else str(number)
