"""How plausible a decoding is: the share of its non-ASCII characters that everyday texts use.

The everyday characters come from the standards themselves: level 1 of GB 2312 (3,755 simplified characters) and level 1
of Big5 (5,401 traditional ones) were drawn up as the frequent ones. Bytes read in the wrong encoding land elsewhere.
"""

from __future__ import annotations

from functools import cache

from aligner.words import patterns as re

SAMPLE = 65_536
"""Bytes looked at; a multiple of four, so that wide characters stay whole."""

ENOUGH = 0.6
"""A decoding with a smaller share of everyday characters is no candidate (right ones have 0.75 and more)."""

_WIDE = ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")
_WESTERN = re.compile(r"(?<![^\x00-\x7f])[\u00a0-\u00ff‘’“”–—…•€™](?![^\x00-\x7f])")
_UNUSUAL = re.compile(r"[^\t\n\f\r -~]+")


def rank(data: bytes) -> tuple[str, ...]:
    """Return the legacy encodings in which ``data`` is plausible text, the best first; on a tie GB 18030 goes first."""
    sample = data[:SAMPLE]
    scores = {codec: _share(_peek(sample, codec)) for codec in ("gb18030", "big5hkscs")}
    scores["cp1252"] = _western_share(_peek(sample, "cp1252"))
    for codec in _WIDE[2:]:
        scores[codec] = _wide_share(_peek(sample, codec)) - 0.05 if len(data) % 2 == 0 else 0.0
    return tuple(sorted((c for c in scores if scores[c] >= ENOUGH), key=lambda c: -scores[c]))


def wide_codec(data: bytes) -> str:
    """Return the UTF-16 or UTF-32 form in which data with NUL bytes is plausible text, or ``""``."""
    sample = data[:SAMPLE]
    scores = {codec: _wide_share(_peek(sample, codec)) for codec in _WIDE}
    best = max(_WIDE, key=lambda codec: scores[codec])
    return best if scores[best] >= ENOUGH else ""


def looks_misread(text: str, data: bytes) -> bool:
    """Tell whether valid UTF-8 is rather short GBK text: ``通知`` in GBK is also valid UTF-8 (two odd letters)."""
    if text.isascii() or len(text) > SAMPLE or max(text) >= "\u0800":
        return False
    western = sum("\u00a0" <= ch <= "\u00ff" for ch in text)
    return western * 2 <= sum(ch > "\x7f" for ch in text) and _share(_peek(data, "gb18030")) > 0.9


def _peek(sample: bytes, codec: str) -> str:
    """Decode a sample whose last character may be cut off; ``""`` where it does not decode."""
    for cut in range(4 if len(sample) >= SAMPLE else 1):
        try:
            return sample[: len(sample) - cut].decode(codec)
        except UnicodeDecodeError:
            continue
    return ""


def _share(text: str) -> float:
    rest = "".join(_UNUSUAL.findall(text))
    return sum(ch in _everyday() for ch in rest) / len(rest) if rest else 0.0


def _wide_share(text: str) -> float:
    plain = sum(" " <= ch <= "~" or ch in "\t\r\n" for ch in text)
    return (plain + sum(ch in _everyday() for ch in text)) / len(text) if text else 0.0


def _western_share(text: str) -> float:
    """In Windows-1252 English an accented letter or a curly quote stands alone among ASCII; in Chinese bytes do not."""
    rest = sum(map(len, _UNUSUAL.findall(text)))
    return len(_WESTERN.findall(text)) / rest if rest and rest * 4 <= len(text) else 0.0


@cache
def _everyday() -> frozenset[str]:
    pairs = [
        bytes((lead, trail)).decode(codec, "ignore")
        for codec, leads in (("gb2312", range(0xB0, 0xD8)), ("big5", range(0xA4, 0xC7)))
        for lead in leads
        for trail in range(0x40, 0xFF)
    ]
    han = {ch for pair in pairs for ch in pair if "\u4e00" <= ch <= "\u9fff"}
    signs = "　、。〈〉《》「」『』【】〔〕〇·‘’“”—…–•①②③④⑤⑥⑦⑧⑨⑩％～￥\u00a0\ufeff"
    return frozenset(han | set(signs) | {chr(code) for code in range(0xFF01, 0xFF5F)})
