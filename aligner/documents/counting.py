"""Numbers as automatic numbering writes them: 一, （十二）, 一百零一, iv, c, 甲, ①."""

from __future__ import annotations

from functools import cache

from aligner.documents.english_numbers import english
from aligner.documents.tables import rows


def count(number: int, form: str) -> str:
    """Write ``number`` in a ``w:numFmt`` format (``data/counting.tsv``); an unknown format gives Arabic figures."""
    system, signs = _systems().get(form, ("decimal", ""))
    if number <= 0:
        return str(number)
    match system:
        case "padded":
            return f"{number:02d}"
        case "dash":
            return f"- {number} -"
        case "digits":
            return "".join(signs[int(figure)] for figure in str(number))
        case "words" | "ordinals" | "suffixed" if number < 1000:
            return english(number, system, signs.split())
        case "letters":
            return signs[(number - 1) % 26] * ((number - 1) // 26 + 1)
        case "cycle" if number <= len(signs):
            return signs[number - 1]
        case "roman" if number < 4000:
            return _roman(number, signs)
        case "han99" if number > 99:
            return "".join(signs[int(figure)] for figure in str(number))
        case "han" | "han99" if number < 10_000:
            return _han(number, signs)
    return str(number)


@cache
def _systems() -> dict[str, tuple[str, str]]:
    return {form: (system, signs) for form, system, signs in rows("counting")}


def _roman(number: int, signs: str) -> str:
    out = ""
    for power in (3, 2, 1, 0):
        figure = number // 10**power % 10
        one, five, ten = tuple((signs + "  ")[2 * power : 2 * power + 3])
        out += ("", one, one * 2, one * 3, one + five, five, five + one, five + one * 2, five + one * 3, one + ten)[
            figure
        ]
    return out


def _han(number: int, signs: str) -> str:
    """Write below 10,000: 十 for 10, 十二 for 12, 一百零一 for 101, 一百一十 for 110."""
    out = ""
    for power in (3, 2, 1, 0):
        figure = number // 10**power % 10
        if figure:
            unit = signs[9 + power] if power else ""
            out += unit if power == 1 and number < 20 else signs[figure] + unit
        elif out and number % 10**power:
            out = out.removesuffix(signs[0]) + signs[0]
    return out
