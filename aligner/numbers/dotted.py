"""Articles and their paragraphs in one figure: 第三十二条第二项 as "Paragraph 32.2", "Articles 21.1~21.3"."""

from __future__ import annotations

from fractions import Fraction

from aligner.numbers.quantity import Quantity
from aligner.words import patterns as re

_NAMED = re.compile(
    r"\b(?:articles?|(?:sub-?)?paragraphs?|sections?|subsections?|items?|clauses?)\s+"
    r"(?P<figures>\d{1,3}(?:\.\d{1,2})?(?![\d.]*%)(?:(?:\s*(?:[,~–-]|and\b|or\b|to\b|through\b))+\s*\d{1,3}(?:\.\d{1,2})?(?![\d.%]))*)",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"(?P<article>\d{1,3})\.(?P<part>\d{1,2})|(?P<through>[~–-]\s*)?(?P<plain>\d{1,3})")


def dotted(zh: list[Quantity], en: list[Quantity], folded: str, text: str) -> list[Quantity]:
    """Return the English quantities with "32.2" behind a word for a clause taken apart into its article and its part.

    So only where the Chinese (folded) names a clause and has no such figure itself.
    """
    if "." not in text or not any(q.kind == "article" for q in zh):
        return en
    out = en
    for named in _NAMED.finditer(text):
        figures = list(_FIGURE.finditer(text, *named.span("figures")))
        if not any(m["part"] and m[0] not in folded for m in figures):
            continue
        begin, end = named.span()
        kept = [q for q in out if q.end <= begin or q.start >= end]
        out = sorted([*kept, *(q for m in figures for q in _parts(m))], key=lambda q: q.start)
    return out


def _parts(figure: re.Match[str]) -> list[Quantity]:
    """Return the article, which need not be in the Chinese (第二项 as "Paragraph 32.2"), and the part; or a number."""
    if not figure["part"]:
        return [_clause(figure, "plain", "item" if figure["through"] else "article")]
    start, end = figure.span("article")
    whole = Quantity(start, end, figure["article"], "idiom", Fraction(figure["article"]), digits=True)
    return [whole, _clause(figure, "part", "item")]


def _clause(figure: re.Match[str], name: str, unit: str) -> Quantity:
    start, end = figure.span(name)
    return Quantity(start, end, figure[name], "article", Fraction(figure[name]), unit=unit, digits=True)
