"""Tags, placeholders and code inside a sentence: what stands in both texts alike is no slip, what is lost is one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from aligner.check.context import Context
from aligner.spans import Span
from aligner.types import Finding
from aligner.words import patterns as re

_CODE = re.compile(
    r"`[^`\n]{1,200}`"  # `aligner run`
    r"|</?[A-Za-z\d][^<>\n]{0,200}>"  # <b>, </1>, <x id="1"/>
    r"|\$?\{{1,2}[^{}\n]{0,60}\}{1,2}"  # {0}, ${name}, {{user}}
    r"|%(?:\d+\$|\(\w+\))?[sdif@]"  # %s, %1$s, %(name)s
    r"|&(?:#\d+|[a-z]+);|\\[nrt]|\[/?\d+\]|⟦[^⟦⟧]{0,20}⟧"
)


def code_spans(en: str, zh: str) -> list[Span]:
    """Return where the English holds a tag, a placeholder or code that the Chinese holds too.

    Code between back-ticks may be translated: the Chinese need only have some.
    """
    ticks = zh.count("`") > 1
    return [m.span() for m in _CODE.finditer(en) if m[0] in zh or (ticks and m[0].startswith("`"))]


_PLACEHOLDER = re.compile(
    r"\$?\{{1,2}[\w.:%$-]{0,40}\}{1,2}"  # {0}, ${name}, {{user}}
    r"|(?<![\d%])%(?:\d+\$|\(\w+\))?(?:\.\d)?[sdif@](?![A-Za-z])",  # %s, %1$s, %.2f
    re.ASCII,
)
_TAG = re.compile(r"</?(?:[a-z][a-z\d]{0,9}|\d{1,3})(?:\s+[\w:-]+\s*=\s*(?:\"[^\"<>]*\"|'[^'<>]*'))*\s*/?>", re.ASCII)


def find_lost_code(context: Context) -> Iterator[Finding]:
    """Yield a finding for each placeholder of the Chinese that the English has lost, and one for the first lost tag."""
    zh, en = context.pair.zh, context.pair.en
    for match in _lost(_PLACEHOLDER, zh, en):
        yield _finding(match, "The placeholder {} is lost: what fills it in would be missing.", "major", "placeholder")
    for match in _lost(_TAG, zh, en)[:1]:
        yield _finding(match, "The tag {} is lost.", "minor", "tag")


def _lost(pattern: re.Pattern[str], zh: str, en: str) -> list[re.Match[str]]:
    """Return the matches in the Chinese that stand there more often than in the English."""
    left = Counter(m[0] for m in pattern.finditer(en))
    lost = []
    for match in pattern.finditer(zh):
        left[match[0]] -= 1
        if left[match[0]] < 0:
            lost.append(match)
    return lost


def _finding(match: re.Match[str], message: str, severity: str, kind: str) -> Finding:
    evidence = f"the Chinese has “{match[0]}”, the English has not"
    return Finding(
        "surface", severity, message.format(match[0]), evidence, match[0], 0.9, match.span(), rule=f"surface.{kind}"
    )
