"""Chinese sentence ends: 。！？ with the quotation marks and brackets that close after them, and line ends."""

from __future__ import annotations

from functools import cache

from aligner.segment.rules import labels, table
from aligner.words import patterns as re

# A title is never cut, and a quotation or bracket that does not itself end as a sentence is part of the sentence around
# it. One that does end so (“……。……。”) is cut inside as well: in the hand-made gold of novels and speeches
# 142 of 144 full stops inside quotations end a sentence. The lengths cap what an unclosed 《 or “ can swallow.
WHOLE = r"""
    《[^《》\n]{0,80}》
  | “[^“”\n]{0,200}”(?<![。！？…]”)(?<![。！？…]\ ”)
  | ‘[^‘’\n]{0,120}’(?<![。！？…]’)(?<![。！？…]\ ’)
  | 「[^「」\n]{0,200}」(?<![。！？…]」)
  | 『[^『』\n]{0,200}』(?<![。！？…]』)
  | （[^（）\n]{0,200}）(?<![。！？…]）)
  | "[^"\n]{0,200}"(?<![。！？…]")
"""
CLOSING = "”’」』》〉）)］】〕"
END = rf"""
    (?: [。！？｡][。！？｡!?…]*+
      | [!?](?<!\s[!?])[!?]*+(?![!-~])
      | [.．](?<=[\u3400-\u9fff”》）][.．])(?![!-~０-９])
      | …++(?=[{CLOSING}])
      | "[^"\n]{{0,200}}"
    )
"""


@cache
def _pattern() -> re.Pattern[str]:
    """Return the pattern: a match of group 1 ends where the next sentence starts, other matches are skipped."""
    goes_on = "|".join(re.escape(row[0]) for row in table("continuing"))
    mark = "[，、；：,;:]"
    return re.compile(
        rf"""
        {WHOLE}
      | ( {END} (?: (?:\ ?[{CLOSING}])++ (?!{mark}|{goes_on}) | (?!\ ?[{CLOSING}]|{mark}) )
          (?:\ ?…++)?+ \s*+
        | [\n\f\u2028\u2029]\s*+
        | [ \t\u3000](?<![ \t\u3000]{{2}})[ \t\u3000]*+(?={labels("zh", "turn")})
        )
        """,
        re.VERBOSE,
    )


def split_zh(text: str) -> list[int]:
    """Return the offsets at which a new sentence starts, in order, each strictly inside ``text``.

    The sentences are ``text[a:b]`` for neighbouring offsets of ``[0, *split_zh(text), len(text)]``: white space
    belongs to the sentence before it, leading white space to the first, and none is white space alone.
    """
    first, last = len(text) - len(text.lstrip()), len(text.rstrip())
    return [cut for m in _pattern().finditer(text) if m.lastindex and first < (cut := m.end()) < last]
