"""English quantities: one pass over figures, number words and what announces a number (Article, No., months)."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from functools import cache, lru_cache

from aligner.numbers import en_dates, en_names
from aligner.numbers.durations import durations
from aligner.numbers.english import Reading, number_pattern, plain_number, read, roman
from aligner.numbers.fold import fold_en
from aligner.numbers.openings import idioms, openings
from aligner.numbers.quantity import Quantity
from aligner.numbers.rules import alternatives, context, exact_forms, unit_forms, unit_named
from aligner.numbers.signs import OPENING, PHONE, PIECE, POWER, RATIO, is_clock, piece, power, ratio
from aligner.words import patterns as re

Found = tuple[list[Quantity], int]

_ORDINAL_SIGN = re.compile(r"\s?(?:st|nd|rd|th)(?![a-z])")
_BIG_LETTER = re.compile(r"\s?(?P<s>bn|tn|m|b|k)(?![a-z])")
_LETTERS = {"bn": 10**9, "b": 10**9, "tn": 10**12, "m": 10**6, "k": 1000}
_RANGE = re.compile(r"\s*(?:-|–|—|~|to|or|--|-\s+(?:to|or)\b)\s*")
_ROSE = re.compile(r"\b(?:rose|fell|grew|climbed|dropped|declined|increased|decreased|up|down)(?: by)? $")
_BETWEEN = re.compile(r"between\s+(?:(?:about|around|roughly|some|approximately)\s+)?$")
_FIRSTS = re.compile(r"(?:^|[.;:!?)]\s*|\band\s+|\(\s*)$")
_NTH = re.compile(r"(?:\dst|\dth|last|this|first|new|mid)[\s-]*$")
_LINK = re.compile(r"[\s,]*(?:and|&|,|to)?\s*(?:the\s+)?")
_EXACT = re.compile(r"\s?([A-Za-z]+?)(?:pa|CO2(?:-?eq?)?)?(?![A-Za-z\d])")
_OF = re.compile(r"\s+(?:in|out\s+of|of)\s+(?:every\s+)?")
_NOUN_OF = re.compile(r"(?:\s+[a-z-]+){1,3}\s+(?:in|out\s+of)\s+(?:every\s+)?")  # one skilled worker in three
_LISTED = {"plan", "congress", "plenum"}


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
    found = _shares(folded, found, shares) if shares else found
    whole = durations(folded, _ranges(folded, _lists(folded, _scores(folded, found))), _AND)
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
_PLAYED = re.compile(
    r"\b(?:ratio|odds|won|win|wins|beat|beats|beating|lost|lose|loses|lead|leads|led|draw|drew|victory|defeat\w*|scores?|scored|tied?|vote[ds]?)\b"
)


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
        return _with_context(text, Quantity(start, end, "", "ratio", *sides, digits=True))
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


def _cardinal(text: str, original: str, start: int, end: int, reading: Reading) -> Found:
    """Read a cardinal, fraction or multiple with its unit, currency, comparator and change."""
    figure = text[start].isdigit() or text[start] == "."
    if figure and not reading.factor and not re.search(r"[^\d. ]", text[start:end]):
        date = en_dates.figure_date(text, original, start, end)
        if date:
            return date
        following = text[end : end + 1]
        if following == ")" and text[start - 1 : start] == "(" and end - start < 3:
            return [Quantity(start, end, "", "enumeration", reading.low, digits=True)], end
        if not text[:start].strip() and re.match(r"[.)、]\s*\D", text[end : end + 3] + " "):
            return [Quantity(start, end, "", "enumeration", reading.low, digits=True)], end
        if _is_label(text, original, start, end):
            return [Quantity(start, end, "", "enumeration", reading.low, digits=True)], end
    if text.startswith("a quarter", start) and _TIMES.search(text, 0, start):
        return [Quantity(start, end, "", "idiom", reading.low)], end
    low, high, stop, factor = reading.low, reading.high, end, reading.factor
    prefix, begin = _currency_before(text, start)
    letter = _scale_letter(text, original, stop, prefix) if figure and not factor else None
    if letter:
        low, factor, stop = low * _LETTERS[letter["s"]], letter["s"], letter.end()
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
    return _with_context(text, quantity)


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


_LENGTHENED = re.compile(
    r"\b(?:exten[ds]|prolong|lengthen|shorten|increas|rais|rose|risen?|grow|grew|reduc|cut)\w*\s+"
    r"(?:from\s+[\w.]+\s+(?:\w+\s+)?)?$"
)
"""What may stand before "by" or "to" and a length of time: it is no "by" of a deadline."""


_DENIED = {">": "<=", "<": ">="}
_DENIES = re.compile(
    r"\b(?:(?:may|must|shall|should|can|could|will|would)\s+not\b|cannot\b|can't\b"
    r"|no\s+(?:\w+\s+){1,3}(?:may|must|shall|should|can|will)\b)"
    r"(?!\s+only)(?:\s+(?!(?:and|but|or|if|unless|when|where|which|who|that)\b)[a-z'-]+){1,7}\s+$"
)
"""Before "by more than 3%" and "longer than thirty days": may not differ, must not last. The bound is the other one."""
_REACH = 90


def _with_context(text: str, quantity: Quantity) -> Found:
    """Add the comparator and the direction of change that stand beside a quantity."""
    before = text[max(0, quantity.start - 40) : quantity.start]
    pattern, meaning = context("en", "after")
    after = pattern.match(text, quantity.end)
    if after and text.startswith(" than", after.end()):
        after = None  # 95% and more than 90%: the bound is that of the next figure
    comparator, end = (meaning[after[1]], after.end()) if after else ("", quantity.end)
    pattern, meaning = context("en", "before")
    found = pattern.search(before)
    if found and comparator in ("", "~"):
        comparator = meaning[found[1]].replace("=", comparator) if meaning[found[1]] == "=" else meaning[found[1]]
        before = before[: found.start()]
        if comparator in _DENIED and _DENIES.search(text, max(0, quantity.start - _REACH), quantity.start):
            comparator = _DENIED[comparator]
    pattern, meaning = context("en", "change")
    turned = pattern.search(before.rstrip() if found else before)
    lasting = quantity.kind == "period" and not (turned and _LENGTHENED.search(before, 0, turned.start(1)))
    aside = lasting or (turned and _LIKENED.search(before, 0, turned.start()))
    change = meaning[turned[1]] if turned and not aside and quantity.kind not in {"ordinal", "year"} else ""
    approximate = quantity.approximate or comparator == "~"
    return [replace(quantity, comparator=comparator, change=change, approximate=approximate, end=end)], end


_LIKENED = re.compile(r"\b(?:similar|equal|equivalent|comparable|amounting) $")  # similar to a 35 decibel reduction


def _shares(text: str, found: list[Quantity], known: frozenset[Fraction]) -> list[Quantity]:
    """Join "nine in ten" and "7 out of every 10" into one fraction; "five in ten years" is none."""
    out: list[Quantity] = []
    for whole in found:
        part = out[-1] if out else None
        share = _share(text, part, whole, known) if part else None
        if part and share:
            out[-1] = replace(part, end=whole.end, kind="fraction", value=share, digits=True)
            continue
        out.append(whole)
    return out


def _share(text: str, part: Quantity, whole: Quantity, known: frozenset[Fraction]) -> Fraction | None:
    """Return how much of the second number the first one is, where the text says so."""
    plain = part.kind == whole.kind == "cardinal" and not whole.unit
    if not plain or not part.value or not whole.value or part.value >= whole.value:
        return None
    share = part.value / whole.value
    if _OF.fullmatch(text, part.end, whole.start):
        return share if whole.value == 10 or share in known else None
    return share if share in known and _NOUN_OF.fullmatch(text, part.end, whole.start) else None


def _scores(text: str, found: list[Quantity]) -> list[Quantity]:
    """Join "a ratio of 1 to 18", "won 4-1" and "by 5 votes to 4" into one ratio."""
    out: list[Quantity] = []
    for right in found:
        left = out[-1] if out else None
        plain = left and left.kind == right.kind == "cardinal" and not (left.unit or right.unit or right.value_max)
        if (
            left
            and plain
            and left.value_max is None
            and re.fullmatch(r"\s?(?:-|–|to)\s?", text[left.end : right.start])
            and _PLAYED.search(text[max(0, left.start - 60) : left.start])
        ):
            out[-1] = replace(left, end=right.end, kind="ratio", value_max=right.value)
            continue
        out.append(right)
    return out


def _lists(text: str, found: list[Quantity]) -> list[Quantity]:
    """Let the first of a list share its name or unit: the 16th and 17th congresses, 2 and 6 gigawatts respectively."""
    out = list(found)
    for k in range(len(out) - 2, -1, -1):
        left, right = out[k], out[k + 1]
        if _shares_unit(text, left, right):
            value = (left.value or 0) * (right.value or 0) / _unscaled(right)
            out[k] = replace(left, kind=right.kind, unit=right.unit, factor=right.factor, value=value)
            continue
        named = right.kind in _LISTED or right.unit in {"quarter", "half"}
        if left.kind == "ordinal" and named and _LINK.fullmatch(text, left.end, right.start):
            out[k] = replace(right, start=left.start, end=left.end, value=left.value)
    return out


def _shares_unit(text: str, left: Quantity, right: Quantity) -> bool:
    """Say whether a bare number stands before one with a unit in a list that "respectively" closes."""
    bare = left.kind == "cardinal" and not (left.unit or left.factor) and left.value_max is right.value_max is None
    united = right.kind in {"measure", "money"} and right.value and _LINK.fullmatch(text, left.end, right.start)
    return bool(bare and united and re.match(r"[^.;]{0,30}\brespectively\b", text[right.end :]))


_AND = re.compile(r",?\s+(?:and\s+)?")  # one year and six months
_RANGED = {"cardinal", "percent", "money", "period", "measure", "multiple", "points"}


def _ranges(text: str, found: list[Quantity]) -> list[Quantity]:
    """Join 3 to 5 years, 20-30%, $2-3 billion, between 5 and 10 into one quantity with both ends."""
    out: list[Quantity] = []
    for right in found:
        left = out[-1] if out else None
        if left and right.comparator == "~" and text[left.end : right.start].strip() == "~":
            right = replace(right, comparator="", approximate=False)  # the sign joins, it is no "about"
        if left and left.value is not None and right.value is not None and _joins(text, left, right):
            low = left.value
            if right.factor and not left.factor and low < 1000:
                low *= right.value / _unscaled(right)
            if low < right.value:
                unit, kind = (right.unit, right.kind) if right.unit else (left.unit, left.kind)
                out[-1] = replace(
                    right,
                    start=left.start,
                    value=low,
                    value_max=right.value,
                    unit=unit,
                    kind=kind,
                    comparator=right.comparator or left.comparator,
                    change=left.change,
                )
                continue
        out.append(right)
    return out


def _unscaled(quantity: Quantity) -> Fraction:
    """Return the figure that was written before the scale word."""
    scale = Fraction(1)
    for word in quantity.factor.split():
        reading = read(word)
        scale *= reading[0].low if reading else _LETTERS.get(word, 1)
    return (quantity.value or scale) / scale


def _joins(text: str, left: Quantity, right: Quantity) -> bool:
    """Say whether two neighbours are the ends of one range."""
    if (
        left.kind not in _RANGED
        or right.kind not in _RANGED
        or left.value_max is not None
        or right.value_max is not None
    ):
        return False
    if left.unit and right.unit and left.unit != right.unit:
        return False
    between = text[left.end : right.start]
    if left.unit and not right.unit and between.strip().isalpha():
        return False  # "increased by 4.6% to 431"
    if left.unit and between == " to " and _ROSE.search(text[max(0, left.start - 12) : left.start]):
        return False  # "rose 0.5% to 3.2%"
    if _RANGE.fullmatch(between):
        return not text[max(0, left.start - 5) : left.start].endswith("from ") or bool(right.unit and not left.unit)
    return between.strip() == "and" and bool(_BETWEEN.search(text[max(0, left.start - 24) : left.start]))
