"""Chinese left in the English: words that were not translated, and full-width punctuation."""

from __future__ import annotations

from collections.abc import Iterator

from aligner.check.context import Context
from aligner.types import Finding
from aligner.words import patterns as re
from aligner.words.fold import fold
from aligner.words.pinyin import words

_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]+")
_WIDE = re.compile(r"[，。；：？！、]+|[（〔［](?=[^）〕］]*[）〕］])")
_PLAIN = {"，": ", ", "。": ". ", "；": "; ", "：": ": ", "？": "? ", "！": "! ", "、": ", "}
_NAMED = re.compile(r"\((?:in )?(?:simplified |traditional )?chinese: ?$", re.IGNORECASE)
_OPENED = re.compile(r"[A-Za-z][”\"']? \((?:[\u3400-\u9fff]+[()/、]+)*$")
_CLOSED = re.compile(r"[^A-Za-z)]*\)")
MOSTLY = 0.5
"""English of which more than this share is Chinese counts as not translated at all."""


def find_leftovers(context: Context) -> Iterator[Finding]:
    """Yield findings for Chinese characters and Chinese punctuation marks in the English.

    Chinese in brackets behind its English is a gloss and no leftover.
    """
    zh, en = context.pair.zh, context.pair.en
    runs = [m for m in _HAN.finditer(en) if not _is_gloss(en, m)]
    if sum(m.end() - m.start() for m in runs) > MOSTLY * len(en.replace(" ", "")):
        whole = (0, len(en))
        yield Finding(
            "surface",
            "critical",
            "The sentence is not translated.",
            en[:60],
            "",
            0.95,
            None,
            whole,
            rule="surface.untranslated",
        )
        return
    for match in runs:
        text = match[0]
        at = fold(zh).find(fold(text))
        yield Finding(
            "surface",
            "major",
            f"“{text}” is left in Chinese.",
            f"{text} stands in both texts" if at >= 0 else f"{text} stands in the English alone",
            _rendering(context, text),
            0.95,
            (at, at + len(text)) if at >= 0 else None,
            match.span(),
            rule="surface.chinese",
        )
    if len(runs) < len(en):
        yield from _punctuation(en)


def _punctuation(en: str) -> Iterator[Finding]:
    match = next((m for m in _WIDE.finditer(en) if m[0] in _PLAIN), None)
    if match is None:
        return
    plain = _PLAIN[match[0]]
    if match.end() == len(en) or en[match.end()].isspace():
        plain = plain.rstrip()
    message = f"The Chinese punctuation mark {match[0]} is left in the English."
    yield Finding(
        "surface",
        "minor",
        message,
        en[max(0, match.start() - 15) : match.end()],
        plain,
        0.8,
        None,
        match.span(),
        rule="surface.chinese_mark",
    )


def _is_gloss(en: str, match: re.Match[str]) -> bool:
    """Tell whether the Chinese stands in brackets or is a title in Chinese brackets."""
    before, after = en[: match.start()].rstrip(), en[match.end() :].lstrip()
    if (_NAMED.search(before) and ")" in after) or (_OPENED.search(before) and _CLOSED.match(after)):
        return True  # (Chinese: 火眼, or …), (武汉(漢)肺炎/武肺)
    return before[-1:] in ("(", "（", "[") and after[:1] in (")", "）", "]", ",", ";")


def _rendering(context: Context, text: str) -> str:
    """Return the preferred English of a left-over that is exactly one term or listed word, else nothing."""
    matches = context.termbase.find(text)
    if len(matches) == 1 and matches[0].end - matches[0].start == len(text):
        return matches[0].term.target
    return words().get(fold(text), "")
