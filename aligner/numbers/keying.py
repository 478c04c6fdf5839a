"""The values of a text as short strings that are equal in both languages: anchors for the aligner."""

from __future__ import annotations

from fractions import Fraction

from aligner.numbers.atoms import Atom, atoms, in_base
from aligner.numbers.en import parse_en
from aligner.numbers.relate import vague
from aligner.numbers.zh import parse_zh
from aligner.words import patterns as re

_ZH = re.compile(r"[\d０-９〇○零一二三四五六七八九十百千万亿两廿卅壹贰叁肆伍陆柒捌玖拾佰仟萬億兩貳參首半翻]")
_EN = re.compile(
    r"\d|(?:hundred|thousand|lion|dozen|teen|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twent|thirt|"
    r"fort|fift|first|second|third|half|quarter|doubl|tripl|quadrupl|twice|decade|centur|ary|april|june|july|august|ber|"
    r"may|march|chapter|article|section|part\s|annex|\([ivx]|^[ivx]+[.)])"
)
_RANKED = {"ordinal", "congress", "plenum", "plan", "document", "day"}
_PREFIX = {"month": "m:", "quarter": "q:", "half": "h:", "decade": "d:"}


def keys(text: str, language: str) -> set[str]:
    """Return the values of a text in ``language`` ("zh" or "en") as strings: "2025", "9/1", "12000", "o:19", "30%".

    Equal values give equal keys on both sides: 二是 and Second, 第三章 and Chapter III, 1.2亿 and 120 million, 三成 and
    30%. A number one that is no ordinal gives none (一个, a). Texts without a digit or number word cost one search.
    """
    if not (_ZH.search(text) if language == "zh" else _EN.search(text.lower())):
        return set()
    quantities = parse_zh(text) if language == "zh" else parse_en(text)
    out: set[str] = set()
    for atom in atoms(quantities, 1):
        out |= _keys(atom)
    return out


def _keys(atom: Atom) -> set[str]:
    """Return the keys of one atom: both ends of a range, and the amount in its base unit beside the figure."""
    kind, low = atom.kind, atom.low
    if kind == "year":
        return {str(low)}
    if kind == "monthday":
        return {f"{low // 100}/{low % 100}"}
    if kind in _RANKED:
        return {f"o:{low}"}
    if kind in _PREFIX:
        return {f"{_PREFIX[kind]}{low}"}
    if kind == "time":
        return {f"t:{low % 720}"}
    if vague(atom):
        return {f"~{low}"} if low >= 10 else set()
    base, first, last = in_base(atom)
    ends = {first, last}
    if base == "ratio" or kind == "points":
        return {f"{end * (1 if kind == 'points' else 100)}%" for end in ends}
    found = {str(end) for end in (atom.low, atom.high) if end != 1}
    if base and (first != low or kind == "period"):
        found |= {f"{_plain(end)}{base}" for end in ends}
    return found


def _plain(number: Fraction) -> str:
    """Return a number to three significant figures, so that converted units meet."""
    return f"{float(number):.3g}"
