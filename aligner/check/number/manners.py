"""Numbers that are put right in the manner of the English they stand in: 1/4, 8½, 24:4, 10-37%, doubled."""

from __future__ import annotations

from fractions import Fraction

from aligner.check.number.spelling import amount, spelled
from aligner.numbers.english import plain_number, read
from aligner.numbers.fold import fold_en
from aligner.numbers.quantity import Quantity
from aligner.numbers.signs import PIECE
from aligner.words import patterns as re

_GROWN = {2: "doubl", 3: "tripl", 4: "quadrupl"}
_GROWTH = re.compile(r"(?:doubl|tripl|quadrupl)(e[sd]?|ing)")
_PARTS = {2: ("half", "halves"), 3: ("third", "thirds"), 4: ("quarter", "quarters")}
_CODE = re.compile(r"[\d-]{8,}")


def manner(zh: Quantity, en: Quantity) -> str | None:
    """Return the English of ``en`` with the value of ``zh``; "" where nothing is safe, None for a plain number."""
    if _CODE.fullmatch(zh.text) and "-" in zh.text:
        return zh.text
    loose = en.approximate and en.value_max is not None
    if loose and not any(c.isdigit() for c in en.text):
        return ""  # "hundreds of": what stands behind it must change as well
    if zh.kind == "multiple":
        return _multiple(zh, en)
    if zh.kind == en.kind == "ratio":
        return _sides(en.text, (zh.value, zh.value_max))
    if zh.kind == "fraction":
        return _fraction(zh, en)
    if re.search(PIECE, en.text) and zh.value is not None:
        return _mixed(zh.value, en.text)
    if en.value_max is not None and zh.value_max is not None and not zh.approximate:
        return _ends(zh, en)
    return None


def _multiple(zh: Quantity, en: Quantity) -> str:
    """Return "tripled" for "doubled", "four times" for "five times"; what came on top counts from one."""
    if zh.value is None or zh.value_max is not None:
        return ""
    total = zh.value + (zh.change == "by") - (en.change == "by")
    verb = _GROWTH.fullmatch(en.text.lower())
    if verb:
        return _capital(f"{_GROWN[int(total)]}{verb[1]}", en.text) if total in _GROWN else ""
    found = plain_number().search(fold_en(en.text))
    if en.kind != "multiple" or not found or "times" not in en.text:
        return ""
    said = amount(total) if found[0][0].isdigit() else spelled(total)
    return _capital(en.text[: found.start()] + said + en.text[found.end() :], en.text) if said else ""


def _sides(text: str, sides: tuple[Fraction | None, Fraction | None]) -> str:
    """Write two numbers where two stand, what is between them kept."""
    places = list(re.finditer(r"\d+(?:\.\d+)?|[a-z]+(?=\s+to)|(?<=to )[a-z]+", text))
    if len(places) != 2 or None in sides:
        return ""
    first, second = (amount(side or Fraction(0)) for side in sides)
    between = text[places[0].end() : places[1].start()]
    return f"{text[: places[0].start()]}{first}{between}{second}{text[places[1].end() :]}"


def _fraction(zh: Quantity, en: Quantity) -> str | None:
    """Write a fraction as "1/4" or "one fourth" where one of them stood; as a percentage before %."""
    value = zh.value or Fraction(0)
    if en.kind == "percent":
        number = re.match(r"[\d.]+", en.text)
        return amount(value * 100) + en.text[number.end() :] if number and amount(value * 100) else ""
    if re.fullmatch(r"\d+/\d+", en.text):
        return f"{value.numerator}/{value.denominator}"
    if en.kind != "fraction" or any(c.isdigit() for c in en.text):
        return ""
    if value == Fraction(1, 2):
        return _capital("half", en.text)
    names = _PARTS.get(value.denominator)
    one = names[0] if names else spelled(Fraction(value.denominator), ordinal=True)
    part = spelled(Fraction(value.numerator))
    many = one if value.numerator == 1 else names[1] if names else f"{one}s"
    return _capital(f"{part} {many}", en.text) if part and one else ""


def _mixed(value: Fraction, text: str) -> str:
    """Write 8½ for 10½, 8 1/2 for 10 1/2."""
    match = re.search(PIECE, text)
    whole, rest = divmod(value, 1)
    if not match:
        return ""
    if rest == Fraction(1, 2) and "½" in match[0]:
        new = f"{int(whole) or ''}½"
    elif rest and "/" in match[0]:
        new = f"{int(whole)} {rest.numerator}/{rest.denominator}" if whole else str(rest)
    else:
        new = amount(value)
    return f"{text[: match.start()]}{new}{text[match.end() :]}" if new else ""


def _ends(zh: Quantity, en: Quantity) -> str | None:
    """Change the end of a range that is wrong, and leave the other and what is between them."""
    found = list(plain_number().finditer(fold_en(en.text)))
    ends = (zh.value, zh.value_max), (en.value, en.value_max)
    if len(found) != 2 or zh.kind in {"ordinal", "article"}:
        return None
    out, at = "", 0
    for match, right, wrong in zip(found, *ends, strict=True):
        own = read(match[0])
        if right is None or wrong is None or len(own) != 1:
            return None
        unscaled = wrong / own[0].low if own[0].low else Fraction(1)
        new = match[0] if right == wrong else amount(right / unscaled)
        if not new:
            return None
        out += en.text[at : match.start()] + (en.text[match.start() : match.end()] if right == wrong else new)
        at = match.end()
    return out + en.text[at:]


def _capital(new: str, old: str) -> str:
    """Begin as the old text does."""
    return new[:1].upper() + new[1:] if old[:1].isupper() else new
