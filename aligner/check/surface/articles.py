"""Articles, chapters and sections whose number became an ordinal: 第一条 as "The first"."""

from __future__ import annotations

from collections.abc import Iterator

from aligner.check.context import Context
from aligner.numbers.chinese import value
from aligner.types import Finding
from aligner.words import patterns as re
from aligner.words.fold import fold

_ZH = re.compile(r"\s*第(?P<n>[一二三四五六七八九十百零〇\d]{1,6})(?P<kind>[条章节编])(?=[\s\u3000]|$)")
_NAMES = {"条": "Article", "章": "Chapter", "节": "Section", "编": "Part"}
_EN = re.compile(
    r"\s*(?P<wrong>(?:the )?(?:(?:twent|thirt|fort|fift|sixt|sevent|eight|ninet)y[- ])?(?:first|second|third|fourth"
    r"|fifth|sixth|seventh|eighth|ninth|(?:ten|eleven|twelf|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)th"
    r"|(?:twent|thirt|fort|fift|sixt|sevent|eight|ninet)ieth|\d{1,3}(?:st|nd|rd|th)),?)"
    r"(?! (?:article|chapter|section|part|paragraph|clause|item)s?\b)(?P<rest>\s+(?P<letter>\w))?",
    re.I,
)


def find_articles(context: Context) -> Iterator[Finding]:
    """Yield a minor finding where the number of an article, chapter or section opens the English as a plain ordinal."""
    source = _ZH.match(fold(context.pair.zh))
    wrong = _EN.match(context.pair.en) if source else None
    number = value(source["n"]) if source and wrong else None
    if not source or not wrong or not number:
        return
    label = f"{_NAMES[source['kind']]} {number}"
    end = wrong.end() if wrong["letter"] else wrong.end("wrong")
    span = (wrong.start("wrong"), end)
    yield Finding(
        "surface",
        "minor",
        f"{source[0].strip()} is the number of the text that follows: write “{label}”, not “{wrong['wrong']}”.",
        f"the English has “{context.pair.en[slice(*span)]}”",
        f"{label} {wrong['letter'].upper()}" if wrong["letter"] else label,
        0.8,
        (source.end() - len(source[0].strip()), source.end()),
        span,
        rule="surface.heading",
    )
