"""What raised text means: the mark of a note, which is no part of the figure before it, or a power, which is.

1200¹ with the 1 raised is 1,200 and a note, 10⁴ is ten thousand, m² a unit, 1st an ordinal. Readers of formats that
know raised text (HTML, Word, PDF, OFD) ask here, with the text before it.
"""

from __future__ import annotations

from aligner.words import patterns as re

NOTE_MARK = "note-mark"

_NOTE = re.compile(
    r"\s*(?:[\[［(（〔【<〈]?\s*(?:注\s*)?(?:\d{1,3}|[ivx]{1,4}|[a-z])(?:\s*[,，、;–-]\s*\d{1,3})*\s*[\]］)）〕】>〉]?"
    r"|[*＊†‡§¶※#①-⑳]{1,4}|注|\[注\]|（注）)\s*"
)
_EXPONENT = re.compile(r"\s*[-−–+]?\d{1,2}\s*")
_TEN = re.compile(r"(?<![\d.,])10\s?\Z")
_UNIT = re.compile(r"(?:(?<![A-Za-z])(?:[kcdmμµn]?m|ft|in|yd|mi|M|KM)|[米里])\Z")
_LETTER = re.compile(r"(?<![A-Za-z])[A-Za-z]\Z")
_RATE = re.compile(r"[A-Za-z%]\Z")
_SUPERSCRIPTS = str.maketrans("0123456789-−–+", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻⁻⁺")


def raised(before: str, mark: str, linked: bool = False) -> tuple[str, str]:
    """Return how raised text is written, and the rule under which it is dropped ("" where it stays).

    ``before`` is the text in front of it, ``linked`` says that it leads to another place of the document, as only the
    mark of a note does. Exponents of ten are written ``^4``, of units and letters ``²``; all else stays as it stands.
    """
    if not linked and (power := _power(before, mark)):
        return power, ""
    if _NOTE.fullmatch(mark):
        return mark, NOTE_MARK
    return mark, ""


def note_mark(text: str) -> bool:
    """Say whether a text is nothing but the mark of a note."""
    return _NOTE.fullmatch(text) is not None


def _power(before: str, mark: str) -> str:
    """Return an exponent as it is written, "" for what is none."""
    if not _EXPONENT.fullmatch(mark):
        return ""
    bare = mark.strip()
    if _TEN.search(before) and bare != "1":
        return f"^{bare.translate(str.maketrans('−–', '--'))}"
    signed = not bare[0].isdigit()
    known = bare in ("2", "3") and (_UNIT.search(before) or _LETTER.search(before))
    return bare.translate(_SUPERSCRIPTS) if known or (signed and _RATE.search(before)) else ""
