"""Chinese units of several senses: 度 is a degree, a degree Celsius or a kilowatt-hour, 里 half a kilometre or "in"."""

from __future__ import annotations

from aligner.words import patterns as re

_CLAUSE = re.compile(r"[^，。；：、,;:（(]*$")
_ELECTRIC = re.compile(r"[电電]")
_WARM = re.compile(r"摄氏|攝氏|气温|氣溫|温度|溫度|[水高低体體室地油]温|升温|降温|零[下上]|恒温")
_DISTANCE = re.compile(r"里(?![程外面头頭里弄的尔昂斯约約拉克长長氏亚坊])")


def sense(unit: str, text: str, start: int) -> str:
    """Return the unit that a unit of several senses has in the clause before the number at ``start``."""
    if unit != "degree":
        return unit
    clause = _CLAUSE.search(text[max(0, start - 30) : start])
    before = clause[0] if clause else ""
    if _WARM.search(before):
        return "°C"
    return "kWh" if _ELECTRIC.search(before) else unit


def distance(text: str, at: int) -> bool:
    """Say whether the 里 at ``at`` is a unit of length (20里), not "in" or the beginning of a word."""
    return bool(_DISTANCE.match(text, at))
