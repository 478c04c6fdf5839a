"""The laws, plans and papers that a Chinese document names in 《》, with their articles and where they are named."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from aligner.extraction.forms import compiled
from aligner.extraction.official import term_of
from aligner.extraction.records import CitedDocument
from aligner.types import Segment
from aligner.words import patterns as re

TITLE = re.compile(r"《((?:[^《》]|《[^《》]{0,80}》){1,160})》")
_ARTICLE = re.compile(
    r"第[一二三四五六七八九十百零〇\d]+条(?:之[一二三四五六七八九十])?(?:第[一二三四五六七八九十]+[款项])*"
)
_ARTICLES = re.compile(rf"[”（(]?\s*{_ARTICLE.pattern}(?:(?:、|和|及|至|以及){_ARTICLE.pattern})*")
_SHORT = re.compile(r"^[（(][^）)]{0,30}?(?:以下)?(?:简称|下称)[：:]?(?:为)?《?([^》）)]+)》?")


def aliases(text: str) -> dict[str, str]:
    """Return short titles with the full ones they stand for: 《X》（以下简称《指导意见》）."""
    found = {}
    for match in TITLE.finditer(text):
        if short := _SHORT.match(text[match.end() : match.end() + 80]):
            found[short[1]] = match[1]
    return found


def cited(segments: Sequence[Segment], short: Mapping[str, str], own: Sequence[str]) -> tuple[CitedDocument, ...]:
    """Return the documents that the segments name, in the order in which they first do.

    Args:
        segments: the sentences of the document.
        short: short titles with the full ones (``aliases``).
        own: titles of the document itself and of the one it interprets, which are not cited.
    """
    articles: dict[str, list[str]] = {}
    places: dict[str, list[int]] = {}
    for k, segment in enumerate(segments):
        for match in TITLE.finditer(segment.text):
            title = short.get(match[1], match[1])
            if (
                title in own
                or re.sub("（[^（）]*）$", "", title) in own
                or compiled("facts_zh", "", ("no_document",)).search(title)
            ):
                continue
            places.setdefault(title, []).append(k)
            said = _ARTICLES.match(segment.text, match.end())
            articles.setdefault(title, []).extend(m[0] for m in _ARTICLE.finditer(said[0] if said else ""))
    return tuple(
        CitedDocument(title, english(title), tuple(dict.fromkeys(articles[title])), tuple(dict.fromkeys(where)))
        for title, where in places.items()
    )


def english(title: str) -> str:
    """Return the official English title, "" where the termbase does not hold it."""
    term = term_of(title) or term_of(title.removeprefix("中华人民共和国"))
    return term.target if term else ""
