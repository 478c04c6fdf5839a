"""Finds the pairs of a table: a header line that names the columns, or just two columns of text."""

from __future__ import annotations

from collections.abc import Sequence

from aligner.errors import InputError
from aligner.files.language_codes import language_of_code
from aligner.types import PairText
from aligner.words import patterns as re

LOOKED_AT = 10
"""Lines over a table that may be titles before the one with the names of the columns."""

_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_LATIN = re.compile("[A-Za-z]")
# The columns' names, those first that count where there are several: a corrected table is read as corrected.
_HEADINGS = {
    "zh": ("zh", "chinese", "chinese simplified", "chinese traditional", "中文", "汉语", "中文原文"),
    "en": ("en", "en_corrected", "en_machine", "english", "英文", "英语", "英文译文", "英译"),
}
_SOURCE = ("source", "source text", "source segment", "original", "source language", "原文", "源文")
_TARGET = ("target", "target text", "target segment", "translation", "translated text", "target language", "译文")


def table_pairs(rows: Sequence[Sequence[str]], name: str) -> list[PairText]:
    """Return the pairs of a table's rows; score and confidence are read where there are such columns.

    Raises:
        InputError: the columns cannot be told, a row is longer than the header, or one column lacks its language.
    """
    width = max((len(_trimmed(row)) for row in rows), default=0)
    if not width:
        return []
    head = next((k for k, row in enumerate(rows[:LOOKED_AT]) if len(_places(row)) == 2), -1)
    if head >= 0:
        names = [cell.strip().lower() for cell in _trimmed(rows[head])]
        places, body, first = _places(rows[head]), rows[head + 1 :], head + 1
        if "source" in places:
            places = _sides(body, tuple(places.values()))
        least = len(names)
    else:
        names, body, first = [], rows, 0
        columns = [k for k in range(width) if any(row[k : k + 1] != [""] and row[k : k + 1] for row in map(list, rows))]
        if len(columns) == 1:
            raise InputError(
                f"{name} is a text, not pairs: run `aligner run ZH EN -o OUT` on both texts, and give OUT."
            )
        if len(columns) != 2:
            raise InputError(
                f"{name} has {len(columns)} columns, none of them named zh and en: name the two to be read."
            )
        places, least = _sides(rows, (columns[0], columns[1])), width
    for k, row in enumerate(body, start=first + 1):
        if len(row) < max(places.values()) + 1 or len(_trimmed(row)) > max(least, width if not names else least):
            raise InputError(f"{name}, row {k}: {len(row)} cells where the first line has {least}.")
    pairs = [
        PairText(row[places["zh"]], row[places["en"]], _number(row, names, "score"), _number(row, names, "confidence"))
        for row in body
    ]
    _refuse_others(pairs, name)
    return pairs


def _trimmed(row: Sequence[str]) -> list[str]:
    """Return a row without the empty cells at its end."""
    out = list(row)
    while out and not out[-1].strip():
        out.pop()
    return out


def _places(row: Sequence[str]) -> dict[str, int]:
    """Return the columns of both languages, or of source and target, that a header line names; {} for none."""
    names = [cell.strip().lower() for cell in row]
    found = {}
    for side, known in _HEADINGS.items():
        exact = next((names.index(heading) for heading in known if heading in names), -1)
        coded = (k for k, heading in enumerate(names) if len(heading) < 24 and language_of_code(heading) == side)
        place = exact if exact >= 0 else next(coded, -1)
        if place >= 0:
            found[side] = place
    if len(found) == 2 and found["zh"] != found["en"]:
        return found
    pair = [next((names.index(n) for n in known if n in names), -1) for known in (_SOURCE, _TARGET)]
    if min(pair) >= 0:
        return {"source": pair[0], "target": pair[1]}
    one = {**found, "other": max(pair)} if len(found) == 1 else {}
    if one and one["other"] >= 0 and one["other"] not in found.values():
        return {"source": next(iter(found.values())), "target": one["other"]}
    return {}


def _sides(rows: Sequence[Sequence[str]], columns: tuple[int, ...]) -> dict[str, int]:
    """Tell which of two columns is the Chinese one."""
    han = [sum(bool(_HAN.search("".join(row[k : k + 1]))) for row in rows) for k in columns]
    swapped = han[0] < han[1]
    return {"zh": columns[int(swapped)], "en": columns[int(not swapped)]}


def _refuse_others(pairs: Sequence[PairText], name: str) -> None:
    """Refuse a table of which one column has not a letter of its language."""
    for side, letters, language in (("zh", _HAN, "Chinese"), ("en", _LATIN, "English")):
        texts = [str(getattr(pair, side)) for pair in pairs]
        if any(text.strip() for text in texts) and not any(letters.search(text) for text in texts):
            raise InputError(
                f"{name}: there is no {language} in the {language} column ({texts[0][:20]!r}); "
                "save the table as CSV UTF-8 or .xlsx once more."
            )


def _number(row: Sequence[str], names: list[str], name: str) -> float | None:
    """Read a figure; None for anything else and without such a column."""
    try:
        return float(row[names.index(name)])
    except (ValueError, IndexError):
        return None
