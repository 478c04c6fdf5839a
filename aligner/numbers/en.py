"""English quantities: one pass over figures, number words and what announces a number (Article, No., months)."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from functools import cache, lru_cache

from aligner.numbers import en_dates, en_names
from aligner.numbers import en_joined as joined
from aligner.numbers.durations import durations
from aligner.numbers.en_context import with_context
from aligner.numbers.english import LETTERS, Reading, number_pattern, plain_number, read, roman
from aligner.numbers.fold import fold_en
from aligner.numbers.openings import idioms, openings
from aligner.numbers.quantity import Quantity
from aligner.numbers.rules import alternatives, exact_forms, unit_forms, unit_named
from aligner.numbers.signs import OPENING, PHONE, PIECE, POWER, RATIO, is_clock, piece, power, ratio
from aligner.words import patterns as re

Found = tuple[list[Quantity], int]

_ORDINAL_SIGN = re.compile(r"\s?(?:st|nd|rd|th)(?![a-z])")
_BIG_LETTER = re.compile(r"\s?(?P<s>bn|tn|m|b|k)(?![a-z])")
_FIRSTS = re.compile(r"(?:^|[.;:!?)]\s*|\band\s+|\(\s*)$")
_NTH = re.compile(r"(?:\dst|\dth|last|this|first|new|mid)[\s-]*$")
_EXACT = re.compile(r"\s?([A-Za-z]+?)(?:pa|CO2(?:-?eq?)?)?(?![A-Za-z\d])")
_AND = re.compile(r",?\s+(?:and\s+)?")  # one year and six months
_ADDRESS = re.compile(r"@|https?:|www\.")


@cache
def _token(addresses: bool) -> re.Pattern[str]:
    """Return the pattern of everything that a quantity may begin with, in a text with ``addresses`` or without any."""
    money = alternatives(unit_forms("en", before=True))
    clause = re.sub(r"\?P<\w+>", "?:", en_names.CLAUSE.pattern)
    dates = r"\d\d?\.\d\d?\.(?:19|20)\d\d(?!\.?\d)"
    prefixes = "".join(
        f"(?<!{word})" for word in ("mid", "post", "pre", "late", "early", "sub", "non", "no", "end", "year")
    )
    fiscal = r"fy\s?'?(?:\d{4}|\d\d)(?:[-/]\d\d)?|q[1-4]|[1-4]q|h[12]|[12]h"
    # Nothing begins with these signs, nor anything but an address within a word: most places are passed over by this.
    within = r"|(?=(?>[\w.]+)@|https?:|www\.)" if addresses else ""
    opening = rf"(?![\s,;:!?'\"%&)\]/-])(?:(?<![a-z])|(?![a-z]){within})"
    address = r"https?://\S+|www\.\S+|(?>[\w.]+)@[\w.]+|" if addresses else ""
    return re.compile(
        rf"{opening}(?:{OPENING}(?:(?P<phone>{PHONE})|(?P<power>{POWER})|(?P<piece>{PIECE})|(?P<ratio>{RATIO}))|"
        r"(?P<last>(?<![a-z])(?:final|last|closing) quarter(?= (?:of|in|this|last|from)|[.,;]|$))|"
        rf"(?P<fiscal>(?<![a-z\d])(?:{fiscal})(?![a-z\d]))|(?P<clock>(?<![a-z])(?:midnight|noon|midday)(?![a-z]))|"
        rf"(?P<code>{address}(?!{dates})\d+(?:\.\d+){{2,}}(?!\d)|"
        rf"(?<![a-z])(?!(?:{money})\s?\d)(?![a-z]+/\d\d?:\d\d)(?>[a-z]+)(?=[-/.+]?\d){prefixes}[-/.+]?\d[\w.]*(?:[-/]\w+)*(?<![.])|\d+(?:\.\d+)?[a-z]{{1,3}}\d\w*)|"
        rf"(?P<idiom>(?<![a-z])(?:{alternatives(idioms())})(?![a-z]|\s+and\s+a\s+half))|"
        r"(?P<document>[\[({〔【﹝]\s*(?:19|20)\d\d\s*[\])}〕】﹞]\s*,?\s*(?:no|number|num|#|issue|document)?\.?\s*\d)|"
        r"(?P<numbered>(?<![a-z])(?:nos?\.?\s*|number\s+)\d|#\d)|"
        rf"(?P<clause>(?<![a-z])(?:{clause}))|"
        rf"(?P<month>(?<![a-z]){en_dates.MONTH})|"
        r"(?P<decade>(?<![a-z])(?:decades?|century|centuries|centenary|centennial)(?![a-z]))|"
        r"(?P<roman>(?:(?<=^)|(?<=\())[ivx]+(?=[.)])|(?<![a-z])[ivx]+(?=\s+(?:cpc\s+|party\s+)?(?:national\s+)?congress))|"
        rf"(?P<number>{number_pattern()}))"
    )


def parse_en(text: str) -> list[Quantity]:
    """Return the quantities of an English text in order of their start.

    Numbers inside names and idioms (one another, COVID-19, on the one hand) are left out. Signs are not read.
    """
    return [quantity for quantity in scan_en(text) if quantity.kind != "idiom"]


def scan_en(text: str, *, shares: frozenset[Fraction] = frozenset()) -> list[Quantity]:
    """Return what ``parse_en`` does, and numbers inside names and idioms, as kind ``idiom``.

    ``shares`` are those of the Chinese (九成 is 9/10): where it has any, "nine in ten" is one fraction, and "one in
    five" where it is one of them; elsewhere both numbers count (10个省中有9个).
    """
    return list(_scanned(text, shares) if len(text) <= _KEPT_LENGTH else _scan(text, shares))


def _scan(text: str, shares: frozenset[Fraction]) -> tuple[Quantity, ...]:
    folded = fold_en(text)
    found: list[Quantity] = []
    done = 0
    addresses = _ADDRESS.search(folded) is not None
    token = _token(addresses)
    for at in range(len(folded)) if addresses else openings(folded):
        if at >= done and (match := token.match(folded, at)):
            quantities, done = _read_at(folded, text, match)
            found += quantities
    found = joined.shares(folded, found, shares) if shares else found
    whole = durations(folded, joined.ranges(folded, joined.lists(folded, joined.scores(folded, found))), _AND)
    return tuple(replace(q, text=text[q.start : q.end]) for q in whole)


_KEPT_LENGTH = 2000  # characters of a text whose numbers are kept; the aligner, checks and extraction all ask for them
_scanned = lru_cache(maxsize=16384)(_scan)


def _read_at(text: str, original: str, match: re.Match[str]) -> Found:
    """Return the quantities at one token, and the offset after them."""
    start, end = match.span()
    kind = match.lastgroup
    found: Found | None = None
    if kind in _FIXED:
        return _fixed(text, match)
    if kind in _SIGNS:
        return _signed(text, original, match) or _run(text, original, start, token_end(text, start, end))
    if kind == "document":
        found = en_names.document_number(text, start)
    elif kind == "numbered":
        found = en_names.numbered(text, start)
    elif kind == "clause":
        found = en_names.clause(text, start)
        end = end if found else start + 4
    elif kind == "month":
        found = en_dates.month_date(text, original, start)
    elif kind == "roman":
        value_ = roman(match[0])
        found = en_names.congress(text, start, end, Fraction(value_)) if value_ else None
        found = found or (([Quantity(start, end, "", "enumeration", Fraction(value_))], end) if value_ else None)
    elif kind == "decade":
        plural = match[0] in {"decades", "centuries"}
        unit = "decade" if match[0].startswith("d") else "century"
        kind_ = (
            "idiom" if unit == "century" and not plural and _NTH.search(text[max(0, start - 8) : start]) else "period"
        )
        low, high = (Fraction(1), Fraction(9)) if plural else (Fraction(1), None)
        found = [Quantity(start, end, "", kind_, low, high, unit, approximate=plural)], end
    if kind != "number":
        return found or ([], end)
    return _run(text, original, start, end)


_FIXED = {"phone", "clock", "last", "fiscal", "code", "idiom"}


def _fixed(text: str, match: re.Match[str]) -> Found:
    """Read what no word around it can change: codes, idioms, telephone numbers, midnight, Q3, FY2023."""
    (start, end), kind = match.span(), match.lastgroup
    if kind == "phone":
        return [Quantity(start, end, "", "cardinal", Fraction(match[0].replace("-", "")), digits=True)], end
    if kind == "clock":
        return [Quantity(start, end, "", "time", Fraction(0 if match[0] == "midnight" else 720))], end
    if kind == "last":
        return [Quantity(start, end, "", "date", Fraction(4), unit="quarter")], end
    if kind == "fiscal":
        return en_dates.fiscal(text, start, end)
    if kind == "code":
        digits = re.findall(r"\d{1,9}", match[0])
        return [Quantity(start, end, "", "idiom", Fraction(n)) for n in digits[:3] if "/" not in match[0]], end
    value = idioms()[match[0]]
    return ([Quantity(start, end, "", "idiom", Fraction(value))] if value else []), end


_SIGNS = {"power", "piece", "ratio"}
_COMPARED = re.compile(r"\b(?:ratio|proportion|odds|scores?|scored|parity|rate)\b")


def token_end(text: str, start: int, end: int) -> int:
    """Return where the plain number at ``start`` ends, ``end`` where there is none."""
    match = plain_number().match(text, start)
    return match.end() if match else end


def _signed(text: str, original: str, match: re.Match[str]) -> Found | None:
    """Read 3×10⁶ kWh, 1/3 and 1:18; None where the signs mean something else (15:30, 9/11)."""
    start, end = match.span()
    if match.lastgroup == "ratio":
        sides = ratio(match[0])
        before = text[max(0, start - 60) : start]
        if sides is None or (is_clock(match[0]) and not _COMPARED.search(before)):
            return None
        return with_context(text, Quantity(start, end, "", "ratio", *sides, digits=True))
    value = power(match[0]) if match.lastgroup == "power" else piece(match[0])
    if value is None:
        return None
    form = "fraction" if match.lastgroup == "piece" and value < 1 else "cardinal"
    return _cardinal(text, original, start, end, Reading(start, end, form, value))


def _run(text: str, original: str, start: int, end: int) -> Found:
    """Read a run of figures and number words: it may hold several numbers, and names, dates and units may follow."""
    out: list[Quantity] = []
    done = start
    readings = read(text[start:end])
    ordinals: list[tuple[int, int, Fraction]] = []
    for k, reading in enumerate(readings):
        begin, stop = start + reading.start, start + reading.end
        if begin < done:
            continue
        sign = _ORDINAL_SIGN.match(text, stop) if text[begin].isdigit() and not reading.factor else None
        if sign:
            stop = sign.end()
        if reading.form == "ordinal" or sign:
            ordinals.append((begin, stop, reading.low))
            if k + 1 < len(readings) and readings[k + 1].form == "ordinal":
                continue
            names, done = _ordinals(text, original, ordinals)
            out += names
            ordinals = []
            continue
        out += _ordinals(text, original, ordinals)[0] if ordinals else []
        ordinals = []
        quantities, done = _cardinal(text, original, begin, stop, reading)
        out += quantities
    if ordinals:
        names, done = _ordinals(text, original, ordinals)
        out += names
    return out, max(done, start + 1) if readings else end


def _ordinals(text: str, original: str, ordinals: list[tuple[int, int, Fraction]]) -> Found:
    """Read ordinals with what follows the last of them."""
    start, end, value = ordinals[-1]
    found = en_names.plenums(text, ordinals)
    if found:
        return found
    found = (
        en_dates.spelled_day(text, start, end, value)
        or en_names.plan(text, start, end, value)
        or en_names.congress(text, start, end, value)
        or en_dates.within_year(text, start, end, value)
        or (en_dates.month_date(text, original, start) if text[start].isdigit() else None)
    )
    if not found:
        return [_plain_ordinal(text, *item) for item in ordinals], end
    return [_plain_ordinal(text, *item) for item in ordinals[:-1]] + found[0], found[1]


def _plain_ordinal(text: str, start: int, end: int, value: Fraction) -> Quantity:
    """Return an ordinal, or the enumeration marker that it is: First, ... Second, ..."""
    century = re.match(r"[\s-]+(centur)(?:y|ies)", text[end : end + 12])
    unit = "century" if century else ""
    stop = end + century.end() if century else end
    kind = "ordinal"
    if (
        text[end : end + 1] in {",", ":"}
        and _FIRSTS.search(text[max(0, start - 6) : start])
        and not text[start].isdigit()
    ):
        kind = "enumeration"
    return Quantity(start, stop, "", kind, value, unit=unit, digits=text[start].isdigit())


_TIMES = re.compile(r"\b(?:once|twice|times|meetings?|reports?|checks?|inspections?|drills?)\s+$")
"""Before "a quarter" of the year: a drill once a quarter."""


def _no_amount(text: str, original: str, start: int, end: int, reading: Reading) -> Found | None:
    """Return the date, the number of a point or the idiom that figures or "a quarter" may be, None for an amount."""
    if text.startswith("a quarter", start) and _TIMES.search(text, 0, start):
        return [Quantity(start, end, "", "idiom", reading.low)], end
    figure = text[start].isdigit() or text[start] == "."
    if not figure or reading.factor or re.search(r"[^\d. ]", text[start:end]):
        return None
    if date := en_dates.figure_date(text, original, start, end):
        return date
    bracketed = text[end : end + 1] == ")" and text[start - 1 : start] == "(" and end - start < 3
    opens = not text[:start].strip() and re.match(r"[.)、]\s*\D", text[end : end + 3] + " ")
    if bracketed or opens or _is_label(text, original, start, end):
        return [Quantity(start, end, "", "enumeration", reading.low, digits=True)], end
    return None


def _cardinal(text: str, original: str, start: int, end: int, reading: Reading) -> Found:
    """Read a cardinal, fraction or multiple with its unit, currency, comparator and change."""
    if other := _no_amount(text, original, start, end, reading):
        return other
    figure = text[start].isdigit() or text[start] == "."
    low, high, stop, factor = reading.low, reading.high, end, reading.factor
    prefix, begin = _currency_before(text, start)
    letter = _scale_letter(text, original, stop, prefix) if figure and not factor else None
    if letter:
        low, factor, stop = low * LETTERS[letter["s"]], letter["s"], letter.end()
    kind, unit = {"fraction": "fraction", "multiple": "multiple"}.get(reading.form, "cardinal"), ""
    if prefix:
        prefix, begin = _australian(original, prefix, begin)
        kind, unit = "money", prefix
    exact = None if factor else _EXACT.match(original, stop)  # "5 million Mt" can only be metric tons
    named = exact_forms().get(exact[1]) if exact else None
    unit_, stop_ = (named, exact.end()) if exact and named else _unit_after(text, stop)
    row = unit_named(unit_) if unit_ else None
    if row and not (kind == "multiple" or (prefix and row.kind != "money") or _is_name(text, stop, row.kind)):
        unit, stop = (prefix if prefix and unit_ == "USD" else unit_), stop_  # "NT ten thousand dollars"
        kind = "fraction" if kind == "fraction" and row.kind == "percent" else row.kind
        if stop == end + 1 and original[end].isupper():
            return [Quantity(start, stop, "", "idiom", low)], stop
    elif figure and not prefix and re.match(r"[a-z]", text[stop : stop + 1]):
        return [Quantity(start, stop, "", "idiom", low)], stop
    if kind == "multiple":
        unit = "x"
    quantity = Quantity(begin, stop, "", kind, low, high, unit, "", reading.loose, "", factor, digits=figure)
    return with_context(text, quantity)


def _is_label(text: str, original: str, start: int, end: int) -> bool:
    """Say whether a figure with a point is the number of a section that the text opens with: "8.3 For plug-in cars"."""
    opens = "." in text[start:end] and not text[:start].strip()
    return opens and bool(re.match(r"\s+[A-Z][a-z]", original[end : end + 4])) and not _unit_after(text, end)[0]


def _scale_letter(text: str, original: str, at: int, prefix: str) -> re.Match[str] | None:
    """Return the letter after a figure that multiplies it: 1.2bn, 3.5k, $2 m and 2.3m yuan, but not 2.3m."""
    letter = _BIG_LETTER.match(text, at)
    if not letter or prefix:
        return letter
    if not original[letter.start("s")].islower() or text[at] not in "bkm":
        return None
    row = unit_named(_unit_after(text, letter.end())[0])
    return letter if letter["s"] != "m" or (row and row.kind == "money") else None


def _is_name(text: str, at: int, kind: str) -> bool:
    """Say whether what looks like a unit is the beginning of another word: 5 pp, 3 in, 2 m."""
    word = re.match(r" ([a-z]+)(?![²³])", text[at : at + 12])
    return kind == "measure" and word is not None and word[1] in {"in", "m", "t", "g", "v", "w", "li", "second"}


def _currency_before(text: str, start: int) -> tuple[str, int]:
    """Return the currency that stands before a number, and where it begins."""
    forms = unit_forms("en", before=True)
    for size in range(min(18, start), 0, -1):
        form = text[start - size : start].rstrip()
        if form in forms and not (form[0].isalpha() and text[start - size - 1 : start - size].isalpha()):
            return forms[form], start - size
    return "", start


def _australian(original: str, prefix: str, begin: int) -> tuple[str, int]:
    """Take the letter of "an hourly wage of A $26" to its dollar sign; the article of "A $26 fine" opens a sentence."""
    letter = re.search(r"(?<=[a-z,;] )([ACS]) $", original[max(0, begin - 4) : begin])
    if prefix != "USD" or not original.startswith("$", begin) or not letter:
        return prefix, begin
    return {"A": "AUD", "C": "CAD", "S": "SGD"}[letter[1]], begin - 2


@cache
def _unit_pattern() -> re.Pattern[str]:
    """Return the pattern of the units after a number."""
    return re.compile(
        rf"[\s-]*(?P<unit>{alternatives(f.lstrip('-') for f in unit_forms('en'))})(?![a-z])|\s?-(?P<fold>fold)"
    )


@cache
def _unit_names() -> dict[str, str]:
    """Return unit form without its hyphen -> unit."""
    return {form.lstrip("-"): unit for form, unit in unit_forms("en").items()}


def _unit_after(text: str, at: int) -> tuple[str, int]:
    """Return the unit after a number and the offset after it."""
    match = _unit_pattern().match(text, at)
    if not match and (words := re.match(r"\s+(?:of an?|an?|of the)\s+", text[at : at + 10])):
        # half an hour, half a century, a quarter of a century
        match = _unit_pattern().match(text, at + words.end())
        if match and unit_named(_unit_names()[match["unit"]]).kind != "period":  # type: ignore[union-attr]
            match = None
    if not match and (
        adjective := re.match(
            r"\s+(?:consecutive|whole|full|long|calendar|more|additional|straight|successive|good|square|metric|u\.s\.|us)\s+",
            text[at : at + 14],
        )
    ):
        match = _unit_pattern().match(text, at + adjective.end())
        if match and unit_named(_unit_names()[match["unit"]]).kind not in {"period"}:  # type: ignore[union-attr]
            match = None
    if not match:
        return "", at
    return _unit_names()[match["unit"] or "fold"], match.end()
