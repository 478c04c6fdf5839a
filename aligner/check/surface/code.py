"""Tags, placeholders and code inside a sentence: what stands in both texts alike is no slip of the English."""

from __future__ import annotations

import re

from aligner.spans import Span

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
