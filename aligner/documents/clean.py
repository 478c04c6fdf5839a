"""The cleaning stage: find what does not belong to a text. It changes nothing itself (see ``edits``)."""

from __future__ import annotations

from functools import cache

from aligner.documents.page_lines import find_page_lines
from aligner.documents.spaced import find_blanks
from aligner.documents.tables import rows
from aligner.documents.watermarks import find_watermarks
from aligner.types import Removal
from aligner.words import patterns as re
from aligner.words.plain_forms import FORMS, plain_forms

_FORMS = re.compile(f"[{FORMS}]+")


def _plain(forms: str) -> str:
    return forms.translate(plain_forms())


def find_dirt(text: str, *, whole_lines: bool = True) -> list[Removal]:
    """Return the removals that the rules of ``data/cleaning.tsv`` ask for, unsorted and possibly overlapping.

    Blanks inside Chinese words go (``spaced``), and a character's compatibility form gives way to the character.

    ``whole_lines=False`` keeps every line (one sentence a line, lists of sentences): no watermark, no page number goes.
    """
    out = find_blanks(text)
    out += (
        Removal("compatibility-form", m.start(), m.end(), m[0], _plain(m[0]))
        for m in _FORMS.finditer(text)
        if _plain(m[0]) != m[0]
    )
    rare = _any_class().search(text) is not None
    for rule, needs, pattern, stand_in in _rules():
        if needs not in text if needs else not rare:
            continue
        for match in pattern.finditer(text):
            start, end = match.span()
            out.append(Removal(rule, start, end, match[0], stand_in * (end - start)))
    return out + find_watermarks(text) + find_page_lines(text) if whole_lines else out


@cache
def _rules() -> tuple[tuple[str, str, re.Pattern[str], str], ...]:
    return tuple(
        (rule, _literal(needs), re.compile(pattern), _literal(stand_in))
        for rule, needs, pattern, stand_in in rows("cleaning")
    )


@cache
def _any_class() -> re.Pattern[str]:
    """Return one character class for all rules without a literal, so that a clean text is scanned once for them."""
    classes = [
        pattern.removeprefix("[").removesuffix("]+") for _, needs, pattern, _ in rows("cleaning") if needs == "-"
    ]
    return re.compile(f"[{''.join(classes)}]")


def _literal(cell: str) -> str:
    r"""Return what a cell stands for: "-" is nothing, ``\u00a0`` a character."""
    return "" if cell == "-" else cell.encode("ascii").decode("unicode_escape")
